import type { Office } from '../../organizations/index.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Foreign } from '../../platform/languages/language.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { Chain, type Round, type Standing } from '../../review/index.ts';
import type { GuideContent } from '../content.ts';
import { isOnline } from '../doubts.ts';
import { newGuideForm } from '../form.ts';
import { CHECK_EVERY, checkDue, type Doubt, doubtInWords } from '../rules.ts';
import type { Guide, Version } from '../store.ts';
import { titleOf } from '../subject.tsx';
import { PATH } from '../waiting.ts';
import type { ServiceWindow } from '../windows/store.ts';
import { GuideFields } from './edit.tsx';
import { GuideFacts } from './facts.tsx';
import { Samples } from './samples.tsx';
import { TranslationsPanel } from './translation.tsx';

interface GuideRow {
  guide: Guide;
  /** this person keeps it */
  mine: boolean;
  standing: Standing;
  doubts: Doubt[];
  /** numbers of the windows that take it */
  windows: number[];
}

interface ListProps {
  rows: GuideRow[];
  /** to choose from, for the head alone */
  offices: Office[] | undefined;
  typed: Typed;
  failure?: Failure | undefined;
}

/** 办事指南: all of the authority, and a form to begin one. */
export function GuidesDesk({ rows, offices, typed, failure }: ListProps) {
  return (
    <>
      <header class="head">
        <div>
          <h1>办事指南</h1>
          <p class="meta">
            写好的指南经审核签发后公开。公开后每 {CHECK_EVERY} 天核对一次，依据文件废止、失效或者撤下的也要核对。
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href="/console/windows">
            服务窗口
          </a>
        </div>
      </header>
      <div class="grid">
        <Panel>
          {rows.length === 0 ? <Empty>还没有办事指南。在右边填写事项名称，开始第一份。</Empty> : <Rows rows={rows} />}
        </Panel>
        <Panel title="新增事项">
          <Form action={PATH} of={newGuideForm} failure={failure}>
            <Field
              name="title"
              label="事项名称"
              required
              typed={typed}
              failure={failure}
              placeholder="如 临时救助申请"
            />
            {offices && (
              <Field
                name="office"
                label="负责科室"
                options={offices.map(({ id, name }) => ({ value: String(id), label: name }))}
                typed={typed}
                failure={failure}
              />
            )}
            <button class="btn" type="submit">
              开始填写
            </button>
          </Form>
        </Panel>
      </div>
    </>
  );
}

function Rows({ rows }: { rows: GuideRow[] }) {
  return (
    <TableFrame label="办事指南">
      <table>
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">负责科室</th>
            <th scope="col">窗口</th>
            <th scope="col">状态</th>
            <th scope="col">最近核对</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ guide, mine, standing, doubts, windows }) => (
            <tr key={guide.id}>
              <th scope="row">{mine ? <a href={`${PATH}/${guide.id}`}>{titleOf(guide)}</a> : titleOf(guide)}</th>
              <td>{guide.officeName}</td>
              <td>{windows.length ? windows.map((number) => `${number} 号`).join('、') : '—'}</td>
              <td>
                <State guide={guide} standing={standing} doubts={doubts} />
              </td>
              <td>
                {guide.checkedOn && isOnline(guide) ? (
                  <>
                    <time>{guide.checkedOn}</time> {guide.checkedBy}
                  </>
                ) : (
                  '—'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function State({ guide, standing, doubts }: Pick<GuideRow, 'guide' | 'standing' | 'doubts'>) {
  return (
    <>
      {isOnline(guide) && <Tag tone="ok">已公开</Tag>} {guide.withdrawnAt && <Tag>已撤下</Tag>}{' '}
      {standing === 'open' && <Tag tone="warn">审核中</Tag>}
      {standing === 'returned' && <Tag tone="late">已退回</Tag>}
      {guide.draft && standing !== 'open' && standing !== 'returned' && <Tag>{guide.shown ? '有修改' : '草稿'}</Tag>}{' '}
      {doubts.length > 0 && <Tag tone="late">需要核对</Tag>}
    </>
  );
}

interface OneProps {
  guide: Guide;
  /** the draft, or what is public */
  content: GuideContent;
  round: Round | undefined;
  standing: Standing;
  versions: Version[];
  doubts: Doubt[];
  windows: ServiceWindow[];
  /** of the site besides Chinese */
  languages: readonly Foreign[];
  typed: Typed;
  /** as it was typed */
  reason: string;
  failure?: Failure | undefined;
}

/** One guide: its text, its review, when it was looked at, what the public saw before. */
export function GuideDesk(props: OneProps) {
  const { guide, content, standing, failure, windows } = props;
  const reviewing = guide.draft !== null && standing === 'open';
  const samples = `${PATH}/${guide.id}/samples`;
  const [ofSample, ofReason] = [failure?.fields?.file, failure?.fields?.reason];
  return (
    <>
      <header class="head">
        <div>
          <h1>{titleOf(guide)}</h1>
          <p class="meta">
            {guide.officeName}　·　{guide.savedBy} {minuteOf(guide.savedAt)}保存
          </p>
        </div>
        <div class="acts">
          {isOnline(guide) && (
            <a class="btn quiet" href={`/guides/${guide.id}`}>
              公开的样子
            </a>
          )}
          <span class="states">
            <State guide={guide} standing={standing} doubts={props.doubts} />
          </span>
        </div>
      </header>
      <div class="grid">
        <div>
          {reviewing ? (
            <GuideFacts content={content} {...(guide.shown && { before: guide.shown })} samples={samples} />
          ) : (
            <>
              <GuideFields
                action={`${PATH}/${guide.id}`}
                typed={props.typed}
                failure={ofSample || ofReason ? undefined : failure}
                windows={windows}
              />
              <Samples action={samples} content={content} failure={ofSample ? failure : undefined} />
            </>
          )}
        </div>
        <div>
          <Check {...props} />
          <Review {...props} reviewing={reviewing} />
          {!reviewing && <TranslationsPanel id={guide.id} content={content} languages={props.languages} />}
          <History guide={guide} versions={props.versions} />
          {isOnline(guide) && <Withdraw {...props} failure={ofReason ? failure : undefined} />}
        </div>
      </div>
    </>
  );
}

function Check({ guide, doubts }: OneProps) {
  if (!isOnline(guide) || !guide.checkedOn) return null;
  return (
    <Panel title="核对">
      {doubts.map((doubt) => (
        <p key={doubt.kind} class="warning">
          {doubtInWords(doubt)}。
        </p>
      ))}
      <p class="help">
        {guide.checkedOn} {guide.checkedBy}核对，下一次不晚于 {checkDue(guide.checkedOn)}。内容有变化的，修改后送审。
      </p>
      <Form action={`${PATH}/${guide.id}/confirm`} among="confirm">
        <button class={doubts.length ? 'btn' : 'btn quiet'} type="submit">
          已核对，仍然有效
        </button>
      </Form>
    </Panel>
  );
}

function Review({ guide, round, standing, reviewing }: OneProps & { reviewing: boolean }) {
  if (!guide.draft)
    return (
      <Panel title="审核">
        <p class="help">
          {guide.withdrawnAt
            ? `${guide.withdrawnBy} ${minuteOf(guide.withdrawnAt)}撤下：${guide.withdrawnReason}。修改送审、签发后重新公开。`
            : '现在的内容已经公开。修改后送审，签发后替换。'}
        </p>
      </Panel>
    );
  return (
    <Panel title="审核">
      {round && (standing === 'open' || standing === 'returned') ? (
        <Chain round={round} standing={standing} />
      ) : (
        <p class="help">还没有送审。送审后按本机关的审核环节办理，签发后公开。</p>
      )}
      {reviewing ? (
        <Form action={`${PATH}/${guide.id}/recall`} among="recall">
          <button class="btn quiet" type="submit">
            撤回修改
          </button>
        </Form>
      ) : (
        <Form action={`${PATH}/${guide.id}/discard`} among="discard">
          <button class="btn quiet" type="submit">
            {guide.shown ? '放弃未公开的修改' : '删除这份草稿'}
          </button>
        </Form>
      )}
    </Panel>
  );
}

function History({ guide, versions }: { guide: Guide; versions: Version[] }) {
  return (
    <Panel title="历次公开">
      {versions.length === 0 && <p class="help">签发后，每一次的内容都保留在这里。</p>}
      <ul class="todo">
        {versions.map(({ id, publishedAt, until, submittedBy, signedBy }) => (
          <li key={id}>
            <a href={`${PATH}/${guide.id}/versions/${id}`}>
              {dayOf(publishedAt)} 至 {until ? dayOf(until) : '今'}
            </a>
            <span>
              {submittedBy}送审，{signedBy}签发
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Withdraw({ guide, reason, failure }: OneProps) {
  return (
    <Panel title="撤下">
      <Form action={`${PATH}/${guide.id}/withdraw`} failure={failure} among="withdraw">
        <p class="help">不再办理的事项，从网站撤下。历次内容和原因保留。</p>
        <Field name="reason" label="撤下原因" required typed={{ reason }} failure={failure} />
        <button class="btn quiet" type="submit">
          撤下
        </button>
      </Form>
    </Panel>
  );
}

interface VersionProps {
  guideId: number;
  version: Version;
  before: Version | undefined;
}

/** A version as the public saw it. */
export function VersionPage({ guideId, version, before }: VersionProps) {
  const { content, publishedAt, until, submittedBy, signedBy } = version;
  return (
    <>
      <header class="head">
        <div>
          <h1>{content.title}</h1>
          <p class="meta">
            {minuteOf(publishedAt)} 至 {until ? minuteOf(until) : '今'}　·　{submittedBy}送审，{signedBy}签发
          </p>
        </div>
      </header>
      <GuideFacts
        content={content}
        {...(before && { before: before.content })}
        samples={`${PATH}/${guideId}/samples`}
      />
    </>
  );
}
