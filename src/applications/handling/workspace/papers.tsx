import { minuteOf } from '../../../platform/dates.ts';
import { Empty, Panel, Tag } from '../../../platform/ui/index.ts';
import { PAPERS } from '../../papers/kinds.ts';
import { hrefOf } from '../../papers/links.ts';
import { type Attempt, type Verb, VerbForm } from '../steps/verb.tsx';
import { information, message, note } from './without-step.tsx';
import type { Workspace } from './workspace.ts';

const STATES: Record<string, string> = { draft: '草稿', approved: '已审核，待签发', issued: '已印发' };

interface Props {
  of: Workspace;
  attempt: Attempt;
}

/** 文书 of the office, and what the applicant and others handed in. */
export function PapersPanel({ of, attempt, writes }: Props & { writes: boolean }) {
  const { papers, files, row, state, shown } = of;
  return (
    <Panel title="文书和材料" id="papers">
      {papers.length + files.length === 0 && <Empty>登记和办理各步骤时出具的文书、收到的材料列在这里。</Empty>}
      <ul class="paper-list">
        {papers.map(({ id, kind, number, dated_on, state, voided }) => (
          <li key={`p${id}`}>
            <a href={hrefOf(row.id, { id, kind, state })}>{PAPERS[kind].label}</a>
            <span>
              {number ?? ''} {dated_on && <time>{dated_on}</time>} {state !== 'issued' && <Tag>{STATES[state]}</Tag>}
              {voided && <Tag tone="warn">已作废</Tag>}
            </span>
          </li>
        ))}
        {files.map(({ id, name, kind, by_applicant, added_at }) => (
          <li key={`f${id}`}>
            <a href={`/console/applications/${row.id}/files/${id}`}>{shown(name)}</a>
            <span>
              {by_applicant ? '申请人提交' : kind === 'information' ? '提供给申请人' : '办理材料'}{' '}
              <time>{minuteOf(added_at)}</time>
            </span>
          </li>
        ))}
      </ul>
      {writes && (state.phase === 'open' || state.phase === 'closed') && (
        <details class="verb" open={attempt.slug === information.slug}>
          <summary>添加提供给申请人的信息</summary>
          <VerbForm verb={information} of={of} attempt={attempt}>
            <button class="btn quiet" type="submit">
              添加
            </button>
          </VerbForm>
        </details>
      )}
    </Panel>
  );
}

/** What office and applicant wrote to each other. */
export function MessagesPanel({ of, attempt, writes }: Props & { writes: boolean }) {
  const { messages, shown } = of;
  return (
    <Panel title="与申请人往来" id="messages">
      {messages.length === 0 && <Empty>没有往来。发出的内容申请人凭编号和查询码可以看到。</Empty>}
      <ul class="talk">
        {messages.map(({ id, direction, body, author, at }) => (
          <li key={id} class={direction === 'fromApplicant' ? 'theirs' : 'ours'}>
            <p class="lines">{shown(body)}</p>
            <span>
              {direction === 'fromApplicant' ? '申请人' : author}　<time>{minuteOf(at)}</time>
            </span>
          </li>
        ))}
      </ul>
      {writes && <Written verb={message} label="发给申请人" send="发送" of={of} attempt={attempt} />}
    </Panel>
  );
}

/** Notes that only the office reads. */
export function NotesPanel({ of, attempt }: Props) {
  const { notes, shown } = of;
  return (
    <Panel title="内部备注" id="notes">
      <ul class="talk">
        {notes.map(({ id, body, author, at }) => (
          <li key={id}>
            <p class="lines">{shown(body)}</p>
            <span>
              {author}　<time>{minuteOf(at)}</time>
            </span>
          </li>
        ))}
      </ul>
      <Written verb={note} label="添加备注" send="记下" of={of} attempt={attempt} />
    </Panel>
  );
}

/** A link; the form itself once it was asked for. */
function Written({ verb, label, send, of, attempt }: Props & { verb: Verb; label: string; send: string }) {
  if (attempt.slug !== verb.slug)
    return (
      <p>
        <a href={`?step=${verb.slug}#${verb.slug}s`}>{label}</a>
      </p>
    );
  return (
    <VerbForm verb={verb} of={of} attempt={attempt}>
      <div class="actions">
        <button class="btn" type="submit">
          {send}
        </button>
        <a href={`/console/applications/${of.row.id}`}>取消</a>
      </div>
    </VerbForm>
  );
}
