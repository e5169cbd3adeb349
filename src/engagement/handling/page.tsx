import { OPENING_REASONS } from '../../applications/index.ts';
import {
  ELSEWHERE,
  explainDue,
  MESSAGE_CHANNELS,
  MESSAGE_KINDS,
  MESSAGE_RATINGS,
  MESSAGE_STEPS,
} from '../../law/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import { foreignNames } from '../../platform/languages/language.ts';
import type { Failure } from '../../platform/outcome.ts';
import { has, type Who } from '../../platform/roles.ts';
import { Empty, Facts, Field, Form, Panel, Tag } from '../../platform/ui/index.ts';
import { Chain, reviewHref } from '../../review/index.ts';
import { answerForm } from '../answering/form.ts';
import { answerKind } from '../answering/subject.tsx';
import { DESK } from '../paths.ts';
import type { Sender, Written } from '../privacy.ts';
import { publicAnswerForm } from '../public-answers/actions.ts';
import { THEMES } from '../public-answers/store.ts';
import { heads, intake } from '../rules.ts';
import { PhaseTag } from './list-page.tsx';
import { verbs } from './steps/table.ts';
import type { Standing } from './steps/verb.tsx';
import type { Workspace } from './workspace.ts';

export interface Attempt {
  slug: string;
  typed: Typed;
  failure: Failure;
}

interface Props {
  of: Workspace;
  who: Who;
  today: string;
  attempt?: Attempt | undefined;
  /** who wrote and what, opened for this once */
  opened?: { sender: Sender | undefined; written: Written | undefined } | undefined;
}

/** One message: what was written, by when it is answered and why, what staff may do, and its answer. */
export function MessagePage(props: Props) {
  const { of, today } = props;
  const { row, state, calendar } = of;
  return (
    <>
      <header class="head">
        <div>
          <h1>{row.subject}</h1>
          <p class="meta">
            {row.number}　·　{MESSAGE_KINDS[row.sort].label}　·　{MESSAGE_CHANNELS[row.channel]}
            {row.entered_by && `（${row.entered_by}登记）`}　·　{row.received_on} 收到
          </p>
        </div>
        <div class="acts">
          <PhaseTag phase={row.phase} late={row.due_on !== null && row.due_on < today} />
        </div>
      </header>
      <div class="grid">
        <div>
          <Question {...props} />
          <Answers {...props} />
          <PublicPanel {...props} />
          <History of={of} />
        </div>
        <div>
          <Panel title="期限">
            {state.open ? (
              explainDue(state, calendar).map((line) => <p key={line}>{line}</p>)
            ) : (
              <p>
                {row.answered_on
                  ? `${row.answered_on} 首次答复，用时 ${row.days_taken} 个工作日，${row.in_time ? '按期' : '超期'}。`
                  : '没有正在计算的期限。'}
              </p>
            )}
            {of.merged > 0 && <p class="help">另有 {of.merged} 件留言随这一件一并答复。</p>}
            {row.merged_into && (
              <p>
                随<a href={`${DESK}/${row.merged_into}`}>另一件留言</a>一并答复。
              </p>
            )}
            {row.application_id && (
              <p>
                已转为<a href={`/console/applications/${row.application_id}`}>政府信息公开申请</a>。
              </p>
            )}
          </Panel>
          <Verbs {...props} />
          <SenderPanel {...props} />
          <Alike of={of} />
          <Mails of={of} />
        </div>
      </div>
    </>
  );
}

function Question({ of, opened }: Props) {
  const { row, text, selection, signposts, steps } = of;
  return (
    <Panel title="留言">
      {row.language !== 'zh' && <p class="help">这件留言是{foreignNames[row.language]}写的，答复可以附译文。</p>}
      {row.page && (
        <p>
          要纠错的网页：<a href={row.page}>{row.page}</a>
        </p>
      )}
      {selection && <blockquote>{opened?.written?.selection ?? selection}</blockquote>}
      <p class="lines">{opened?.written?.text ?? text}</p>
      {steps
        .filter(({ step }) => step.kind === 'asked' || step.kind === 'rated')
        .map(({ seq, step, said }) => (
          <p key={seq} class="lines">
            <b>{MESSAGE_STEPS[step.kind]}</b>（{step.on}）{step.kind === 'rated' && MESSAGE_RATINGS[step.rating]}
            {said && `：${said}`}
          </p>
        ))}
      {signposts.length > 0 && (
        <div class="warning">
          {signposts.map((id) => (
            <p key={id}>
              可能属于<b>{ELSEWHERE[id].label}</b>：{ELSEWHERE[id].says}（{ELSEWHERE[id].place}）
            </p>
          ))}
        </div>
      )}
    </Panel>
  );
}

function Answers({ of, attempt }: Props) {
  const { row, state, answers, draft, round } = of;
  const at = `${DESK}/${row.id}/answer`;
  const sent = answers.filter(({ sentAt }) => sentAt !== null);
  const failed = attempt?.slug === 'answer' ? attempt : undefined;
  const reviewing = round?.state === 'open';
  const typed = failed?.typed ?? { body: draft?.content.body ?? '', translation: draft?.content.translation ?? '' };
  return (
    <>
      {sent.map((answer) => (
        <Panel key={answer.id} title="已发出的答复" more={<span>{answer.sentAt && minuteOf(answer.sentAt)}</span>}>
          <p class="lines">{answer.content.body}</p>
          {answer.content.translation && <p class="lines">{answer.content.translation}</p>}
          <p class="help">
            {answer.savedBy}拟写，{answer.signedBy}审核
          </p>
        </Panel>
      ))}
      {state.phase === 'assigned' && (
        <Panel title={reviewing ? '答复正在审核' : '拟写答复'}>
          {draft?.returned && <p class="warning">退回：{draft.returned}</p>}
          {reviewing && round ? (
            <>
              <p class="lines">{draft?.content.body}</p>
              <Chain round={round} standing="open" />
              <div class="actions">
                <a class="btn quiet" href={reviewHref(answerKind.name, String(row.id))}>
                  到审核页
                </a>
                <Form action={`${at}/recall`} among="recall">
                  <button class="btn quiet" type="submit">
                    撤回修改
                  </button>
                </Form>
              </div>
            </>
          ) : (
            <Form action={at} of={answerForm} failure={failed?.failure} among="answer">
              <Field
                name="body"
                label="答复"
                help="先回答问题，再说依据和去哪里办。不写留言人的姓名、电话"
                required
                type="textarea"
                rows={8}
                typed={typed}
                failure={failed?.failure}
              />
              {row.language !== 'zh' && (
                <Field
                  name="translation"
                  label={`${foreignNames[row.language]}译文`}
                  help="供留言人参考，以中文为准"
                  type="textarea"
                  rows={5}
                  lang={row.language}
                  typed={typed}
                  failure={failed?.failure}
                />
              )}
              <div class="actions">
                <button class="btn" type="submit" name="button" value="submit">
                  送审
                </button>
                <button class="btn quiet" type="submit">
                  保存
                </button>
              </div>
            </Form>
          )}
        </Panel>
      )}
    </>
  );
}

function PublicPanel({ of, who, attempt }: Props) {
  const { row, state, answers, shown, text } = of;
  if (state.phase !== 'answered' || !has(who, ...heads)) return null;
  const at = `${DESK}/${row.id}/public`;
  const online = shown && shown.withdrawnAt === null;
  if (!row.wants_public)
    return (
      <Panel title="公开答复">
        <p class="help">留言人不同意公开。</p>
      </Panel>
    );
  const failure = attempt?.slug === 'public' ? attempt.failure : undefined;
  const typed = (attempt?.slug === 'public' && attempt.typed) || {
    theme: shown?.theme ?? '',
    title: shown?.title ?? row.subject,
    question: shown?.question ?? text,
    answer: shown?.answer ?? answers.filter(({ sentAt }) => sentAt).at(-1)?.content.body ?? '',
  };
  return (
    <Panel title={online ? '已公开' : '公开答复'}>
      {online && (
        <p>
          <a href={`/engagement/answers/${shown.id}`}>公开的样子</a>
        </p>
      )}
      <Form action={at} of={publicAnswerForm} failure={failure} among="public">
        <p class="help">留言人同意公开。删去能认出个人的内容；下面写的就是公众看到的。</p>
        <Field
          name="theme"
          label="主题"
          required
          options={[
            { value: '', label: '请选择' },
            ...Object.entries(THEMES).map(([value, label]) => ({ value, label })),
          ]}
          typed={typed}
          failure={failure}
        />
        <Field name="title" label="标题" required typed={typed} failure={failure} />
        <Field name="question" label="问题" required type="textarea" rows={5} typed={typed} failure={failure} />
        <Field name="answer" label="答复" required type="textarea" rows={6} typed={typed} failure={failure} />
        <button class="btn" type="submit">
          {online ? '替换公开的内容' : '公开'}
        </button>
      </Form>
      {online && (
        <details class="verb" open={attempt?.slug === 'public/withdraw'}>
          <summary>撤下</summary>
          <Form
            action={`${at}/withdraw`}
            failure={attempt?.slug === 'public/withdraw' ? attempt.failure : undefined}
            among="withdraw"
          >
            <Field
              name="reason"
              label="撤下的原因"
              required
              typed={attempt?.typed ?? {}}
              failure={attempt?.slug === 'public/withdraw' ? attempt.failure : undefined}
            />
            <button class="btn quiet" type="submit">
              撤下
            </button>
          </Form>
        </details>
      )}
    </Panel>
  );
}

function Verbs({ of, who, attempt }: Props) {
  const { row, state, offices } = of;
  const flood = of.alike.filter(({ sameHour }) => sameHour).length;
  const standing = (slug: string): Standing => ({
    ...{ row, state, offices },
    typed: attempt?.slug === slug ? attempt.typed : {},
    failure: attempt?.slug === slug ? attempt.failure : undefined,
  });
  const offered = verbs.filter(
    (one) => one.offered(standing(one.slug), who) && (one.slug !== 'merge-flood' || flood > 0),
  );
  if (offered.length === 0) return null;
  return (
    <Panel title="办理">
      {offered.map(({ slug, label, fields }) => {
        const now = standing(slug);
        const first = slug === 'assign' && (state.phase === 'received' || state.phase === 'disputed');
        return (
          <details key={slug} class="verb" open={first || now.failure !== undefined}>
            <summary>{label}</summary>
            <Form action={`${DESK}/${row.id}/${slug}`} failure={now.failure} among={slug}>
              {fields(now)}
              <button class="btn quiet" type="submit">
                {label}
              </button>
            </Form>
          </details>
        );
      })}
    </Panel>
  );
}

function SenderPanel({ of, who, opened, attempt }: Props) {
  const { row, given } = of;
  const failure = attempt?.slug === 'code' ? attempt.failure : undefined;
  return (
    <Panel title="留言人">
      {opened?.sender ? (
        <Facts
          rows={(
            [
              ['姓名', opened.sender.name],
              ['电话', opened.sender.telephone],
              ['邮箱', opened.sender.email],
            ] as const
          ).filter(([, value]) => value)}
        />
      ) : (
        <p>
          {row.sender_shown}
          {given && `（留有${given}）`}
        </p>
      )}
      {row.by_telephone && <p class="help">要求电话答复。</p>}
      {!opened && !row.personal_erased_on && (
        <Form action={`${DESK}/${row.id}/open`} among="open">
          <Field
            name="reason"
            label="查看的原因"
            options={OPENING_REASONS.map((value) => ({ value, label: value }))}
            typed={{}}
          />
          <button class="btn quiet" type="submit">
            查看留言人信息
          </button>
          <p class="help">查看会留下记录。</p>
        </Form>
      )}
      {has(who, ...intake) && given.includes('姓名') && given.includes('电话') && (
        <details class="verb" open={failure !== undefined}>
          <summary>补发查询码</summary>
          <Form action={`${DESK}/${row.id}/code`} failure={failure} among="code">
            <Field
              name="name"
              label="来人说的姓名"
              required
              typed={attempt?.typed ?? {}}
              failure={failure}
              autocomplete="off"
            />
            <Field
              name="telephone"
              label="来人说的电话"
              required
              typed={attempt?.typed ?? {}}
              failure={failure}
              autocomplete="off"
            />
            <button class="btn quiet" type="submit">
              核对并补发
            </button>
          </Form>
        </details>
      )}
    </Panel>
  );
}

function Alike({ of: { alike } }: { of: Workspace }) {
  if (alike.length === 0) return null;
  return (
    <Panel title="可能重复">
      <ul class="near">
        {alike.map((one) => (
          <li key={one.id}>
            <a href={`${DESK}/${one.id}`}>{one.subject}</a>
            <span>
              {one.number} {one.sameText && <Tag tone="warn">内容相同</Tag>}{' '}
              {one.sameSender && <Tag tone="warn">同一人</Tag>} {one.sameHour && <Tag>同一小时</Tag>}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Mails({ of: { mails } }: { of: Workspace }) {
  const failed = mails.filter(({ state }) => state === 'failed');
  if (failed.length === 0) return null;
  return (
    <Panel title="邮件">
      <p class="warning">有 {failed.length} 封邮件没有送达，请打电话告诉留言人已经答复。</p>
    </Panel>
  );
}

function History({ of: { steps, offices } }: { of: Workspace }) {
  const nameOf = (id: number | null) =>
    id === null ? '由负责人指定' : (offices.find((one) => one.id === id)?.name ?? '已撤并的科室');
  return (
    <Panel title="办理经过">
      {steps.length === 0 && <Empty>还没有办理。</Empty>}
      <ol class="steps">
        {steps.map(({ seq, step, said, recorder }) => (
          <li key={seq}>
            <b>{MESSAGE_STEPS[step.kind]}</b> <time>{step.on}</time> {recorder}
            {step.kind === 'assigned' && `：${nameOf(step.office)}${step.simple ? '，简单事项' : ''}`}
            {step.kind === 'transferred' && `：${nameOf(step.from)} → ${nameOf(step.to)}`}
            {step.kind === 'extended' && `：${step.days} 个工作日`}
            {step.kind === 'led' && `：${ELSEWHERE[step.where].label}`}
            {said && step.kind !== 'asked' && step.kind !== 'rated' && <p class="lines">{said}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
