import type { ComponentChildren, VNode } from 'preact';
import { channelNames } from '../../law/index.ts';
import type { Outcome } from '../../platform/outcome.ts';
import { Findings, type Passage } from '../../platform/public-text/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import { Empty, Facts, Form, Panel } from '../../platform/ui/index.ts';
import type { Turn } from '../../review/index.ts';
import { Copies } from '../copies/panel.tsx';
import type { AttachmentCopy } from '../copies/store.ts';
import type { DocumentEvent } from '../document.ts';
import type { Timeliness } from '../releasing/timeliness.ts';
import { steps } from '../rules.ts';
import type { Origin } from './origins.ts';
import { StateTag, When } from './parts.tsx';
import type { FullDocument } from './queries.ts';

interface Props {
  document: FullDocument;
  who: Who;
  events: DocumentEvent[];
  /** field → what is missing before review */
  missing: Record<string, string>;
  /** by the automatic checks */
  found: Outcome<Passage[]>;
  /** as the public sees it or would see it */
  article: VNode;
  timeliness: Timeliness | undefined;
  /** at whom it stands, while it is under review */
  turn: Turn | undefined;
  /** at whom a request stands to let through what the checks stop */
  release: Turn | undefined;
  /** it was under review at least once */
  submitted: boolean;
  /** of attachments */
  copies: AttachmentCopy[];
  /** what is to be said of attachments that the public sees */
  attachmentNotes: { name: string; note: string }[];
  /** entries of other rooms that it was made from */
  origins: readonly Origin[];
}

/** One document: where it stands, what can be done now, what happened. */
export function DocumentPage(props: Props) {
  const {
    document,
    who,
    events,
    missing,
    found,
    article,
    timeliness,
    turn,
    release,
    submitted,
    copies,
    attachmentNotes,
    origins,
  } = props;
  const { revision, state } = document;
  const correcting = document.publication !== undefined && state !== 'published' && state !== 'withdrawn';
  return (
    <>
      <header class="head">
        <div>
          <h1>{revision.title || '（未填写标题）'}</h1>
          <div class="meta">
            <StateTag state={state} correcting={correcting} />　{document.officeName}
            {document.authorName && `　${document.authorName}`}　第 {revision.number} 稿{'　'}
            <When at={document.updatedAt} />
          </div>
        </div>
        <div class="acts">
          <a class="btn quiet" href={`/console/documents/${document.id}/preview`}>
            预览
          </a>
          {submitted && (
            <a class="btn quiet" href={`/console/documents/${document.id}/approval`}>
              审批单
            </a>
          )}
          {document.publication && has(who, 'caseOfficer', 'disclosureHead') && (
            <a class="btn quiet" href={`/console/remedies/new?document=${document.id}`}>
              登记复议诉讼
            </a>
          )}
        </div>
      </header>
      <div class="grid reading">
        <div>
          <Now document={document} who={who} missing={missing} found={found} events={events} turn={turn ?? release} />
          <Panel title={correcting ? '更正稿' : '内容'}>{article}</Panel>
        </div>
        <div>
          {document.receivedFrom && <Received document={document} />}
          {origins.length > 0 && (
            <Panel title="来由">
              {origins.map(({ label, name, href }) => (
                <p key={href}>
                  {label}：<a href={href}>{name}</a>
                </p>
              ))}
            </Panel>
          )}
          {timeliness && <Clock timeliness={timeliness} />}
          <Panel title="公开渠道">
            <p>{revision.channels.map((channel) => channelNames[channel]).join('、') || '未选择'}</p>
            {document.publication && !document.publication.withdrawn && revision.channels.includes('website') && (
              <a href={`/documents/${document.id}`}>在网站上查看 →</a>
            )}
            {document.withdrawnReason && <p class="help">撤下原因：{document.withdrawnReason}</p>}
          </Panel>
          <Checks found={found} />
          <Copies copies={copies} attachments={revision.attachments} />
          {attachmentNotes.length > 0 && (
            <Panel title="附件的检索">
              <ul class="dots">
                {attachmentNotes.map(({ name, note }) => (
                  <li key={name + note}>
                    《{name}》{note}
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          <History events={events} />
        </div>
      </div>
    </>
  );
}

/** The one thing to do next, the others below, and why the rest is not possible. */
function Now({
  document,
  who,
  missing,
  found,
  events,
  turn,
}: Omit<Props, 'article' | 'timeliness' | 'release' | 'submitted' | 'copies' | 'attachmentNotes' | 'origins'>) {
  const { id, state } = document;
  const all = steps(document, who);
  const at = `/console/documents/${id}`;
  const faults = Object.entries(missing);
  const returned = state === 'returned' ? events.find((event) => event.kind === 'returned') : undefined;
  const doable: ComponentChildren[] = [];
  if (all.edit.ok) {
    // what was sent back is mended first
    const mend = state === 'returned' || faults.length > 0;
    const edit = <Go href={`${at}/edit`} key="edit" quiet={!mend} label={state === 'returned' ? '修改' : '继续编写'} />;
    const submit =
      !found.ok || found.value.length > 0 ? (
        <Go href={`${at}/submit`} key="submit" quiet={mend} label="核对并提交审核" />
      ) : (
        <Post action={`${at}/submit`} key="submit" quiet={mend}>
          提交审核
        </Post>
      );
    doable.push(...(faults.length > 0 ? [edit] : mend ? [edit, submit] : [submit, edit]));
  }
  if (all.publish.ok) doable.push(<Go href={`${at}/publish`} key="publish" label="公开" />);
  if (all.cancelSchedule.ok)
    doable.push(
      <Post action={`${at}/cancel-schedule`} key="cancel" quiet>
        取消定时
      </Post>,
    );
  if (all.correct.ok)
    doable.push(
      <Post action={`${at}/correct`} key="correct" quiet>
        {document.publication ? '更正' : '重新起草'}
      </Post>,
    );
  if (all.changeValidity.ok) doable.push(<Go href={`${at}/validity`} key="validity" quiet label="变更效力" />);
  if (all.relate.ok) doable.push(<Go href={`${at}/relations`} key="relations" quiet label="文件关系" />);
  if (all.reopen.ok) doable.push(<Go href={`${at}/reopen`} key="reopen" quiet label="撤回修改" />);
  if (all.decline.ok) doable.push(<Go href={`${at}/decline`} key="decline" quiet label="不采用" />);
  if (all.withdraw.ok) doable.push(<Go href={`${at}/withdraw`} key="withdraw" quiet label="撤下" />);
  if (all.discard.ok)
    doable.push(<Go href={`${at}/discard`} key="discard" quiet label={document.publication ? '放弃更正' : '删除'} />);
  const refused = [
    ['修改', all.edit],
    ['公开', all.publish],
    ['更正', all.correct],
    ['撤下', all.withdraw],
  ] as const;
  const reasons = new Map<string, string[]>();
  for (const [label, decision] of refused)
    if (!decision.ok) reasons.set(decision.message, [...(reasons.get(decision.message) ?? []), label]);
  return (
    <Panel title="现在可以办理">
      {returned && (
        <p class="warning">
          <b>退回意见</b>（{returned.by}）：{returned.remark || '未填写'}
        </p>
      )}
      {turn && (
        <p class={turn.people.length ? undefined : 'warning'}>
          正在“<b>{turn.step}</b>”环节，
          {turn.people.length
            ? `等待${turn.people.join('、')}${turn.by ? `在 ${turn.by} 前` : ''}办理。`
            : `没有人能办理：须有在用账号的${turn.roles}，请联系政府信息公开工作机构负责人或安全管理员。`}
        </p>
      )}
      {state === 'scheduled' && document.publishAt && (
        <p>
          定于{' '}
          <b>
            <When at={document.publishAt} />
          </b>{' '}
          自动公开。
        </p>
      )}
      {all.edit.ok && faults.length > 0 && (
        <div class="missing">
          <p>送审前还需补充：</p>
          <ul>
            {faults.map(([name, sentence]) => (
              <li key={name}>
                <a href={`${at}/edit#f-${name}`}>{sentence}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {doable.length > 0 ? <div class="actions">{doable}</div> : <Empty>您现在没有需要办理的事项。</Empty>}
      {reasons.size > 0 && (
        <ul class="why-not">
          {[...reasons].map(([why, labels]) => (
            <li key={why}>
              <b>{labels.join('、')}</b>　{why}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Go({ href, label, quiet }: { href: string; label: string; quiet?: boolean }) {
  return (
    <a class={quiet ? 'btn quiet' : 'btn'} href={href}>
      {label}
    </a>
  );
}

function Post({ action, quiet, children }: { action: string; quiet?: boolean; children: ComponentChildren }) {
  return (
    <Form action={action}>
      <button class={quiet ? 'btn quiet' : 'btn'} type="submit">
        {children}
      </button>
    </Form>
  );
}

/** Whose it is, where another authority supplied it. */
function Received({ document: { receivedFrom, original } }: Pick<Props, 'document'>) {
  return (
    <Panel title="供稿">
      <p>来源：{receivedFrom}</p>
      {original.address && (
        <p>
          <a href={original.address} rel="noreferrer">
            查看原文 →
          </a>
        </p>
      )}
      <p class="help">文字由供稿单位审核签发，更正和撤下随供稿单位自动办理；计入供稿单位的公开，不计入本机关。</p>
    </Panel>
  );
}

function Clock({ timeliness }: { timeliness: Timeliness }) {
  return (
    <Panel title="公开期限">
      <p class={timeliness.late ? 'clock late' : 'clock'}>{timeliness.sentence}</p>
      <p class="law">
        《条例》第二十六条：自信息形成或者变更之日起 20 个工作日内公开。
        {timeliness.provisional && '该年度放假安排尚未公布，此日期为暂定。'}
      </p>
    </Panel>
  );
}

function Checks({ found }: Pick<Props, 'found'>) {
  return (
    <Panel title="自动检查">
      {!found.ok ? (
        <p class="warning">{found.message}</p>
      ) : found.value.length === 0 ? (
        <p class="help">
          标题、正文、摘要等文字，附件（名称、内容）和正文图片里的文字中未发现涉密标志、个人信息和文字差错；图片的画面没有检查，请打开核对。自动检查不能代替人工审查。
        </p>
      ) : (
        <Findings found={found.value} />
      )}
    </Panel>
  );
}

function History({ events }: { events: DocumentEvent[] }) {
  return (
    <Panel title="经过">
      <ol class="steps history">
        {events.map((event) => (
          <li key={event.id}>
            <When at={event.at} />
            <div>
              <p>
                <b>{event.name}</b>　{event.by}
              </p>
              {event.remark && <p>{event.remark}</p>}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** What the books say of a document, for the pages on which a step is confirmed. */
export function DocumentFacts({ document }: { document: FullDocument }) {
  return (
    <Facts
      rows={[
        ['标题', document.revision.title],
        ['栏目', document.columnName ?? '未选择'],
        ['公开渠道', document.revision.channels.map((channel) => channelNames[channel]).join('、')],
        ...(document.indexNumber ? [['索引号', document.indexNumber] as const] : []),
      ]}
    />
  );
}
