import { type Calendar, leftInWords, parseDate } from '../../../law/index.ts';
import { dayOf, minuteOf } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Choices, Empty, Facts, Field, Form, Panel, Tag } from '../../../platform/ui/index.ts';
import { timeInWords } from '../../catalogue/content.ts';
import { CAUSES, CHANGES, EXCUSES, FITS, MINE } from '../../words.ts';
import type { DueChange } from '../changes.ts';
import type { DueDocument } from '../documents.ts';
import type { Excuse } from '../excuses.ts';
import { excuseForm, linkForm, verdictForm } from '../form.ts';
import { type DueLine, dueName } from '../list.ts';
import { Standing } from './mine.tsx';

/** Which of the page's forms was sent. */
export type Sent = 'write' | 'link' | 'documents' | 'excuse' | 'judge';

interface Props {
  due: DueLine;
  /** where it is published, by its name */
  column: string;
  documents: readonly DueDocument[];
  excuses: readonly Excuse[];
  changes: readonly DueChange[];
  today: string;
  calendar: Calendar;
  /** may begin a document of it */
  writes: boolean;
  /** judges excuses of others */
  judges: (excuse: Excuse) => boolean;
  sent?: { form: Sent; failure: Failure; typed: Typed } | undefined;
}

/** One due: what is owed, by when and why then, what met it or may, why it is not met, what became of it. */
export function DuePage(props: Props) {
  const { due, column, today, calendar, writes } = props;
  const { content } = due;
  return (
    <>
      <header class="head">
        <div>
          <h1>{dueName(due)}</h1>
          <p class="meta">
            应于 <time>{due.on}</time> 前公开{due.provisional && '（暂定，放假安排还没有公布）'}
            {due.state === 'open' && `，${leftInWords(due.on, today, calendar)}`}
            {due.met && `，${due.met} 公开`}
          </p>
        </div>
        <div class="acts">
          <Standing due={due} />
          {writes && due.state === 'open' && (
            <Form action={`${MINE}/${due.id}/write`} failure={given(props, 'write').failure} among="write">
              <button class="btn" type="submit">
                去写
              </button>
            </Form>
          )}
        </div>
      </header>
      {due.heir && (
        <p class="notice">
          {due.office!.name}已并入{due.heir.name}，没有公开的由{due.heir.name}公开。
        </p>
      )}
      <div class="grid">
        <div>
          <Documents {...props} />
          <Link {...props} />
        </div>
        <div>
          <Panel title="公开什么">
            <Facts
              rows={[
                ['公开内容', content.elements],
                ['公开依据', content.basis],
                ['公开时限', timeInWords(content)],
                ['栏目', column || '没有指定'],
                ['公开渠道', content.channels],
                ['从哪天起算', due.base],
                ...(due.standing === 'late' ? [['逾期', `${over(due.on, today, calendar)} 个工作日`] as const] : []),
              ]}
            />
          </Panel>
          <Excuses {...props} />
          <Changes {...props} />
        </div>
      </div>
    </>
  );
}

/** Working days since the last day. */
const over = (on: string, today: string, calendar: Calendar): number =>
  calendar.countBetween(parseDate(on), parseDate(today)).days;

function given({ sent }: Props, form: Sent): { typed?: Typed; failure?: Failure } {
  return sent?.form === form ? { typed: sent.typed, failure: sent.failure } : {};
}

function Documents(props: Props) {
  const { due, documents } = props;
  const at = `${MINE}/${due.id}`;
  return (
    <Panel title="公开的信息" id="documents">
      {documents.length === 0 && <Empty>还没有。写好发布以后会自动列在这里，请确认；已经发布过的，在下面关联。</Empty>}
      <ul class="dues">
        {documents.map((one) => (
          <li key={one.id}>
            <div>
              <a href={hrefOf(one)}>{one.title}</a>{' '}
              <Tag tone={one.state === 'confirmed' ? 'ok' : one.state === 'proposed' ? 'warn' : 'plain'}>
                {FITS[one.state]}
              </Tag>
              <p class="help">
                {one.on ? `${one.on} 公开` : '还没有公开'}
                {one.fits.length > 0 && `，${one.fits.join('，')}`}
                {one.decidedBy &&
                  `；${one.decidedBy} ${dayOf(one.decidedAt!)} ${one.state === 'declined' ? '确认不是' : '确认'}`}
              </p>
            </div>
            {(one.state === 'proposed' || one.state === 'confirmed') && (
              <Form action={`${at}/documents`} failure={given(props, 'documents').failure} among={`document-${one.id}`}>
                <input type="hidden" name="link" value={one.id} />
                <div class="acts">
                  {one.state === 'proposed' && (
                    <button class="btn" type="submit" name="verdict" value="confirm" aria-label={`是它：${one.title}`}>
                      是它
                    </button>
                  )}
                  <button
                    class="btn quiet"
                    type="submit"
                    name="verdict"
                    value={one.state === 'proposed' ? 'decline' : 'unlink'}
                    aria-label={`${one.state === 'proposed' ? '不是' : '取消关联'}：${one.title}`}
                  >
                    {one.state === 'proposed' ? '不是' : '取消关联'}
                  </button>
                </div>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const hrefOf = ({ documentId, page }: DueDocument): string =>
  documentId === null ? page : `/console/documents/${documentId}`;

function Link(props: Props) {
  const { failure, typed } = given(props, 'link');
  return (
    <Panel title="关联已发布" id="link">
      <Form action={`${MINE}/${props.due.id}/link`} of={linkForm} failure={failure} among="link">
        <Field
          name="given"
          label="索引号或者网址"
          required
          help="本网站的文件填索引号或者网址；指南、年报、热点回应填网址。一条信息可以关联几项。"
          typed={typed}
          failure={failure}
        />
        <Field
          name="on"
          label="公开日期"
          type="date"
          help="文件不用填，按它发布的日期；指南、年报等页面填公开的日期"
          typed={typed}
          failure={failure}
        />
        <button class="btn quiet" type="submit">
          关联
        </button>
      </Form>
    </Panel>
  );
}

function Excuses(props: Props) {
  const { due, excuses, judges } = props;
  const { failure, typed } = given(props, 'excuse');
  const asks = due.state === 'open' && !excuses.some(({ verdict }) => verdict === null);
  if (!asks && !excuses.length) return null;
  return (
    <Panel title="没有公开的说明" id="excuse">
      <ul class="dues">
        {excuses.map((excuse) => (
          <li key={excuse.id}>
            <div>
              <b>{EXCUSES[excuse.reason]}</b>{' '}
              <Tag tone={excuse.verdict === null ? 'warn' : excuse.verdict === 'accepted' ? 'ok' : 'late'}>
                {excuse.verdict === null ? '待审核' : excuse.verdict === 'accepted' ? '同意' : '不同意'}
              </Tag>
              {excuse.remark && <p>{excuse.remark}</p>}
              <p class="help">
                {excuse.askedBy} {minuteOf(excuse.askedAt)}提出
                {excuse.decidedAt && `；${excuse.decidedBy} ${minuteOf(excuse.decidedAt)}审核`}
                {excuse.answer && `：${excuse.answer}`}
              </p>
              {judges(excuse) && <Judge {...props} excuse={excuse} />}
            </div>
          </li>
        ))}
      </ul>
      {asks && (
        <Form action={`${MINE}/${due.id}/excuse`} of={excuseForm} failure={failure} among="excuse">
          <Choices
            name="reason"
            legend="为什么没有公开"
            required
            type="radio"
            options={Object.entries(EXCUSES).map(([value, label]) => ({ value, label }))}
            typed={typed}
            failure={failure}
          />
          <Field
            name="remark"
            label="补充说明"
            type="textarea"
            rows={2}
            help="其他原因的必填"
            typed={typed}
            failure={failure}
          />
          <button class="btn quiet" type="submit">
            提交说明
          </button>
          <p class="help">由另一位负责人审核同意后，不再算逾期。</p>
        </Form>
      )}
    </Panel>
  );
}

function Judge({ due, excuse, ...props }: Props & { excuse: Excuse }) {
  const { failure, typed } = given({ due, ...props }, 'judge');
  return (
    <Form action={`${MINE}/${due.id}/judge`} of={verdictForm} failure={failure} among={`judge-${excuse.id}`}>
      <input type="hidden" name="excuse" value={excuse.id} />
      <Field name="answer" label="审核意见" help="不同意的必填" typed={typed} failure={failure} />
      <div class="acts">
        {excuse.verdict === null && (
          <button class="btn" type="submit" name="verdict" value="accepted">
            同意
          </button>
        )}
        <button class="btn quiet" type="submit" name="verdict" value="refused">
          {excuse.verdict === null ? '不同意' : '撤销同意'}
        </button>
      </div>
    </Form>
  );
}

function Changes({ changes }: Props) {
  return (
    <Panel title="期限的变动" id="changes">
      <ul class="dues">
        {changes.map((one) => (
          <li key={one.reckoningId}>
            <div>
              {minuteOf(one.at)}　{CAUSES[one.cause]}
              {one.remark && `（${one.remark}）`}，{one.by}
              <p class="help">
                {CHANGES[one.what]}：{changeInWords(one)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** '2026-10-16 前' , '2026-10-16 改为 2026-10-20'. */
const changeInWords = ({ was, is }: Pick<DueChange, 'was' | 'is'>): string =>
  was && is && was !== is ? `${was} 改为 ${is}` : `${is ?? was} 前`;
