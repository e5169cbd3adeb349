import { minuteOf } from '../../../platform/dates.ts';
import { Empty, Field, Form, Panel, Tag } from '../../../platform/ui/index.ts';
import { PAPERS } from '../../papers/kinds.ts';
import { hrefOf } from '../../papers/links.ts';
import { AttachmentField } from '../register/page.tsx';
import type { Case } from './case.ts';
import type { Attempt } from './routes.tsx';

const STATES: Record<string, string> = { draft: '草稿', approved: '已审核，待签发', issued: '已印发' };

interface Props {
  of: Case;
  attempt: Attempt;
}

/** 文书 of the office, and what the applicant and others handed in. */
export function PapersPanel({ of: { papers, files, row, state }, attempt, writes }: Props & { writes: boolean }) {
  const adding = attempt.slug === 'information';
  return (
    <Panel title="文书和材料" id="papers">
      {papers.length + files.length === 0 && <Empty>登记和办理各步骤时出具的文书、收到的材料列在这里。</Empty>}
      <ul class="paper-list">
        {papers.map(({ id, kind, number, dated_on, state }) => (
          <li key={`p${id}`}>
            <a href={hrefOf(row.id, { id, kind, state })}>{PAPERS[kind].label}</a>
            <span>
              {number ?? ''} {dated_on && <time>{dated_on}</time>} {state !== 'issued' && <Tag>{STATES[state]}</Tag>}
            </span>
          </li>
        ))}
        {files.map(({ id, name, kind, by_applicant, added_at }) => (
          <li key={`f${id}`}>
            <a href={`/console/applications/${row.id}/files/${id}`}>{name}</a>
            <span>
              {by_applicant ? '申请人提交' : kind === 'information' ? '提供给申请人' : '办理材料'}{' '}
              <time>{minuteOf(added_at)}</time>
            </span>
          </li>
        ))}
      </ul>
      {writes && (state.phase === 'open' || state.phase === 'closed') && (
        <details class="verb" open={adding}>
          <summary>添加提供给申请人的信息</summary>
          <Form
            action={`/console/applications/${row.id}/information`}
            upload
            failure={adding ? attempt.failure : undefined}
          >
            <AttachmentField
              failure={adding ? attempt.failure : undefined}
              label="提供的信息（签发答复后申请人凭查询码下载）"
            />
            <button class="btn quiet" type="submit">
              添加
            </button>
          </Form>
        </details>
      )}
    </Panel>
  );
}

/** What office and applicant wrote to each other. */
export function MessagesPanel({ of: { row, messages }, attempt, writes }: Props & { writes: boolean }) {
  return (
    <Panel title="与申请人往来" id="messages">
      {messages.length === 0 && <Empty>没有往来。发出的内容申请人凭编号和查询码可以看到。</Empty>}
      <ul class="talk">
        {messages.map(({ id, direction, body, author, at }) => (
          <li key={id} class={direction === 'fromApplicant' ? 'theirs' : 'ours'}>
            <p class="lines">{body}</p>
            <span>
              {direction === 'fromApplicant' ? '申请人' : author}　<time>{minuteOf(at)}</time>
            </span>
          </li>
        ))}
      </ul>
      {writes && <Written id={row.id} slug="message" label="发给申请人" attempt={attempt} />}
    </Panel>
  );
}

/** Notes that only the office reads. */
export function NotesPanel({ of: { row, notes }, attempt }: Props) {
  return (
    <Panel title="内部备注" id="notes">
      <ul class="talk">
        {notes.map(({ id, body, author, at }) => (
          <li key={id}>
            <p class="lines">{body}</p>
            <span>
              {author}　<time>{minuteOf(at)}</time>
            </span>
          </li>
        ))}
      </ul>
      <Written id={row.id} slug="note" label="添加备注" help="申请人看不到" attempt={attempt} />
    </Panel>
  );
}

function Written(props: { id: number; slug: 'note' | 'message'; label: string; help?: string; attempt: Attempt }) {
  const { id, slug, label, help, attempt } = props;
  if (attempt.slug !== slug)
    return (
      <p>
        <a href={`?do=${slug}#${slug}s`}>{label}</a>
      </p>
    );
  return (
    <Form action={`/console/applications/${id}/${slug}`} failure={attempt.failure}>
      <Field
        name="body"
        label={label}
        type="textarea"
        rows={3}
        {...(help ? { help } : {})}
        typed={attempt.typed}
        failure={attempt.failure}
      />
      <div class="actions">
        <button class="btn" type="submit">
          {slug === 'note' ? '记下' : '发送'}
        </button>
        <a href={`/console/applications/${id}`}>取消</a>
      </div>
    </Form>
  );
}
