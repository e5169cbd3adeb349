import { REPLY_KINDS, REPLY_ROWS, repliesOffered } from '../../law/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure, Outcome } from '../../platform/outcome.ts';
import { type Paper, PaperSheet } from '../../platform/papers/index.ts';
import { has, reaches, type Who } from '../../platform/roles.ts';
import { Choices, Facts, Field, Form, Panel, Tag } from '../../platform/ui/index.ts';
import { AnswerFields, type Changed, Changes, type Round, reviewFault, type ToAnswer } from '../../review/index.ts';
import { ClockPanel } from '../handling/workspace/clock.tsx';
import type { Workspace } from '../handling/workspace/workspace.ts';
import { shownThirdParty } from '../privacy/applicant.ts';
import { handlers, legalReviewers, signers } from '../rules.ts';
import type { CheckedReply } from './checked/checked.ts';
import { MarkedReply } from './checked/marked.tsx';
import { CheckedPanel } from './checked/panel.tsx';
import { NOT_RELEASED } from './checked/release.tsx';
import { concernsOf } from './concerns.ts';
import { Given } from './given/panel.tsx';
import type { GivenWith } from './given/store.ts';
import { LEGAL_REVIEW, RETURNED, type ReplyContent, replies, replyHash, SIGNATURE } from './subject.ts';

interface Props {
  of: Workspace;
  /** of the draft as it stands */
  round: Round | undefined;
  changes: Changed | undefined;
  /** the letter as it would go out; undefined: no draft */
  sheet: Paper | undefined;
  /** what is given out with it */
  given: readonly GivenWith[];
  /** what the step that is due asks the reviewer's own word for */
  asked: readonly ToAnswer[];
  /** what the checks say of the draft; undefined: no draft */
  checked: Outcome<CheckedReply> | undefined;
  who: Who;
  typed: Typed | undefined;
  failure: Failure | undefined;
}

/** The reply: its one kind, its text; reviewed by another, signed by the head. 条例 arts. 36–39 */
export function ReplyPage({ of, round, changes, sheet, given, asked, checked, who, typed, failure }: Props) {
  const { draft, clock, row, today } = of;
  const content = draft?.content as unknown as ReplyContent | undefined;
  const standing: Typed = content
    ? { reply: content.reply, body: content.body, publicInterest: content.publicInterest ? 'yes' : undefined }
    : {};
  const checking = failure?.found || failure?.fields?.reason ? failure : undefined;
  const found = checked?.ok ? checked.value.found : undefined;
  const marks = (found ?? []).filter(({ field }) => field === 'body');
  const returned = round?.state === 'returned' ? of.notes.findLast(({ body }) => body.startsWith(RETURNED)) : undefined;
  return (
    <>
      <header class="head">
        <div>
          <h1>答复：{row.subject}</h1>
          <p class="meta">
            {row.number}　{draft && `${draft.updater} ${minuteOf(draft.updatedAt)} 拟写，第 ${draft.version} 稿`}
          </p>
        </div>
      </header>
      <div class="grid">
        <div>
          {returned && (
            <p class="warning" role="status">
              {of.shown(returned.body)}（{returned.author} {minuteOf(returned.at)}）。修改后保存，即重新送审。
            </p>
          )}
          {changes && <Changes changes={changes} />}
          {has(who, ...handlers) ? (
            <DraftForm of={of} typed={typed?.body === undefined ? standing : typed} failure={failure} />
          ) : (
            <Panel title="答复稿">
              {content ? (
                <Facts rows={[['种类', REPLY_KINDS[content.reply].label]]} />
              ) : (
                <p class="empty">经办人还没有拟写答复。</p>
              )}
            </Panel>
          )}
          <Given
            at={`/console/applications/${row.id}/reply`}
            given={given}
            shown={of.shown}
            handles={
              has(who, ...handlers) ? { applicationId: row.id, version: row.version, found: found ?? [] } : undefined
            }
          />
          {content && marks.length > 0 && (
            <Panel title="答复内容中的标记">
              <MarkedReply content={content} found={found ?? []} />
            </Panel>
          )}
          {sheet && (
            <Panel title="成文以后" id="letter">
              <PaperSheet paper={sheet} />
            </Panel>
          )}
        </div>
        <div class="beside">
          {draft && checked && (
            <CheckedPanel
              at={`/console/applications/${row.id}/reply`}
              draftVersion={draft.version}
              checked={withRefusal(checked, of)}
              own={has(who, ...handlers) && round?.authors.includes(who.id!) === true}
              marked={marks.length > 0}
              typed={typed?.body === undefined ? (typed ?? {}) : {}}
              failure={typed?.body === undefined ? checking : undefined}
            />
          )}
          {draft && content && (
            <SigningPanel
              of={of}
              round={round}
              who={who}
              content={content}
              given={given}
              asked={asked}
              typed={typed?.body === undefined ? (typed ?? {}) : {}}
              failure={typed?.body === undefined && !checking ? failure : undefined}
            />
          )}
          {clock && <ClockPanel clock={clock} today={today} closed={null} />}
        </div>
      </div>
    </>
  );
}

/** Why something was not let through is a note of the case. */
function withRefusal(checked: Outcome<CheckedReply>, of: Workspace): Outcome<CheckedReply> {
  if (!checked.ok || !checked.value.standing.refused) return checked;
  const { standing } = checked.value;
  const said = of.notes.findLast(({ body }) => body.startsWith(NOT_RELEASED));
  const remark = said ? of.shown(said.body.slice(NOT_RELEASED.length)) : '';
  return {
    ok: true,
    value: { ...checked.value, standing: { ...standing, refused: { by: standing.refused!.by, remark } } },
  };
}

function DraftForm({ of, typed, failure }: { of: Workspace; typed: Typed; failure: Failure | undefined }) {
  const { draft, row, state, today } = of;
  const refused = state.asks.some((one) => one.whom === 'thirdParty' && one.answer === 'refusal');
  const offers = repliesOffered(state, today);
  const groups = [...new Set(offers.map(({ kind }) => groupOf(kind)))];
  return (
    <Panel title="拟写答复">
      <Form action={`/console/applications/${row.id}/reply`} failure={failure}>
        <input type="hidden" name="draftVersion" value={draft?.version ?? 0} />
        <div class={failure?.fields?.reply ? 'field wrong' : 'field'}>
          <label for="f-reply">答复的种类</label>
          <p class="help">一件申请只能以一种方式答复，年度报告按此统计</p>
          {failure?.fields?.reply && <p class="error">{failure.fields.reply}</p>}
          <select id="f-reply" name="reply">
            <option value="">请选择</option>
            {groups.map((group) => (
              <optgroup key={group} label={group}>
                {offers
                  .filter(({ kind }) => groupOf(kind) === group)
                  .map(({ kind, why }) => (
                    <option
                      key={kind}
                      value={kind}
                      selected={typed.reply === kind}
                      disabled={why !== undefined && !(refused && kind === 'granted')}
                    >
                      {REPLY_KINDS[kind].label}（{REPLY_KINDS[kind].ground}）
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </div>
        {refused && (
          <Choices
            name="publicInterest"
            legend="第三方不同意公开"
            type="checkbox"
            options={[
              { value: 'yes', label: '不公开会对公共利益造成重大影响，决定公开并书面告知第三方（《条例》第三十二条）' },
            ]}
            typed={typed}
          />
        )}
        <Field name="body" label="答复内容" type="textarea" rows={16} required typed={typed} failure={failure} />
        <button class="btn" type="submit">
          保存答复稿
        </button>
        <details class="verb not">
          <summary>套用模板（会替换上面还没有保存的内容）</summary>
          <ul class="verbs">
            {offers
              .filter(({ why }) => !why)
              .map(({ kind }) => (
                <li key={kind}>
                  <a href={`?reply=${kind}`}>{REPLY_KINDS[kind].label}</a>
                </li>
              ))}
          </ul>
        </details>
        {offers.some(({ why }) => why) && (
          <details class="verb not">
            <summary>不能选择的种类及原因</summary>
            <dl class="reasons">
              {offers
                .filter(({ why }) => why)
                .map(({ kind, why }) => (
                  <div key={kind}>
                    <dt>{REPLY_KINDS[kind].label}</dt>
                    <dd>{why}</dd>
                  </div>
                ))}
            </dl>
          </details>
        )}
      </Form>
    </Panel>
  );
}

function groupOf(kind: keyof typeof REPLY_KINDS): string {
  return REPLY_ROWS[REPLY_KINDS[kind].row].group.replace(/（区分.*$/, '');
}

interface SigningProps extends Omit<Props, 'changes' | 'sheet' | 'checked' | 'typed'> {
  content: ReplyContent;
  typed: Typed;
}

function SigningPanel({ of, round, who, content, given, asked, typed, failure }: SigningProps) {
  const { draft, row } = of;
  const hash = replyHash(row.id, content, given);
  const faultAt = (step: number) => reviewFault(replies.words, round, who, hash, step);
  const review = round?.reviews.find(({ step }) => step === LEGAL_REVIEW);
  const opinion = of.steps.findLast(({ step }) => step.kind === 'legallyReviewed')?.note;
  const needed = !round?.steps[LEGAL_REVIEW]?.optional;
  const due = review || !needed;
  const own = who.id !== null && round?.authors.includes(who.id);
  const reviews = !review && reaches(who, ...legalReviewers) && !faultAt(LEGAL_REVIEW);
  const signs = reaches(who, ...signers) && !faultAt(SIGNATURE);
  const named = (place: string) => shownThirdParty(of.names.get(place) ?? place);
  const concerns = concernsOf(of.state, content, given.length, named);
  const hidden = (
    <>
      <input type="hidden" name="version" value={row.version} />
      <input type="hidden" name="draftVersion" value={draft!.version} />
    </>
  );
  return (
    <Panel title="审核和签发">
      <p>
        <Tag>{REPLY_KINDS[content.reply].label}</Tag>
      </p>
      <p>
        法制审核：
        {review ? <Tag tone="ok">已通过</Tag> : needed ? <Tag tone="warn">须先审核</Tag> : <Tag>可以不经审核</Tag>}
      </p>
      {review && (
        <p>
          {review.by}　<time>{minuteOf(review.at)}</time>
          {opinion && <span class="remark">{opinion}</span>}
        </p>
      )}
      {failure && !reviews && !signs && (
        <p class="warning" role="alert">
          {failure.message}
        </p>
      )}
      {reviews && (
        <Form action={`/console/applications/${row.id}/reply/review`} failure={failure} among="review">
          {hidden}
          <AnswerFields {...{ asked, typed, failure }} />
          <Field name="opinion" label="审核意见" type="textarea" rows={3} typed={typed} />
          <button class="btn quiet" type="submit">
            法制审核通过
          </button>
        </Form>
      )}
      {(reviews || signs) && (
        <details class="verb" open={failure?.fields?.remark !== undefined}>
          <summary>退回修改</summary>
          <Form action={`/console/applications/${row.id}/reply/return`}>
            {hidden}
            <Field name="remark" label="退回的理由" type="textarea" rows={3} required failure={failure} />
            <button class="btn quiet" type="submit">
              退回经办人
            </button>
          </Form>
        </details>
      )}
      {own && !due && <p class="help">拟写人不能审核本人的答复，请由他人审核。</p>}
      {own && due && has(who, ...signers) && <p class="help">拟写人不能签发本人的答复，请由他人签发。</p>}
      {signs && (
        <Form action={`/console/applications/${row.id}/reply/sign`} failure={failure}>
          {hidden}
          <AnswerFields {...{ asked, typed, failure }} />
          {concerns.length > 0 && (
            <Choices
              name="confirmed"
              legend="签发前请确认"
              type="checkbox"
              options={concerns.map(({ key, text }) => ({ value: key, label: text }))}
              typed={typed}
              failure={failure}
            />
          )}
          <p class="help">签发后取得文号，签发之日为办结之日，不能再改。</p>
          <button class="btn" type="submit">
            签发答复
          </button>
        </Form>
      )}
    </Panel>
  );
}
