import {
  type Calendar,
  explainDue,
  MESSAGE_KINDS,
  MESSAGE_PHASES,
  MESSAGE_RATINGS,
  MESSAGE_STEPS,
  type MessageState,
} from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Facts, Field, Form, Tag } from '../../platform/ui/index.ts';
import type { Answer } from '../answering/store.ts';
import type { MessageFile } from '../files/store.ts';
import { HOME } from '../paths.ts';
import type { Written } from '../privacy.ts';
import type { PublicAnswer } from '../public-answers/store.ts';
import { CloseForm, Signpost } from '../sending/pages.tsx';
import type { MessageRow, TakenStep } from '../store.ts';

export interface MineProps {
  row: MessageRow;
  written: Written | undefined;
  steps: readonly TakenStep[];
  state: MessageState;
  calendar: Calendar;
  /** those that were sent */
  answers: readonly Answer[];
  shown: PublicAnswer | undefined;
  files: readonly MessageFile[];
  typed: Typed;
  failure?: Failure;
  /** of which form */
  at?: 'ask' | 'rate' | 'withdraw';
}

/** Of which steps who wrote reads the reason. */
const TOLD: readonly string[] = ['extended', 'led', 'voided'];

/** One's own message: where it stands, until when and why, the answer, and what one may do. */
export function MinePage(props: MineProps) {
  const { row, written, steps, state, calendar, answers, shown, files } = props;
  const told = steps.filter(({ step, said }) => TOLD.includes(step.kind) && said);
  return (
    <div class="filing narrow">
      <h1 class="title">{row.number}</h1>
      <p class="states">
        <Tag tone={state.phase === 'answered' ? 'ok' : state.open ? 'warn' : 'plain'}>
          {MESSAGE_PHASES[state.phase]}
        </Tag>
      </p>
      {state.open && (
        <section>
          <h2>什么时候答复</h2>
          {explainDue(state, calendar).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      )}
      {told.map(({ seq, step, said }) => (
        <section key={seq}>
          <h2>{MESSAGE_STEPS[step.kind]}</h2>
          <p class="said" lang="zh-CN">
            {said}
          </p>
          {step.kind === 'led' && (
            <ul class="signposts">
              <Signpost id={step.where} />
            </ul>
          )}
        </section>
      ))}
      {answers.map((answer) => (
        <section key={answer.id} class="answer">
          <h2>答复</h2>
          <p class="said" lang="zh-CN">
            {answer.content.body}
          </p>
          {answer.content.translation && (
            <p class="said" lang={row.language === 'zh' ? 'en' : row.language}>
              {answer.content.translation}
            </p>
          )}
        </section>
      ))}
      {shown && (
        <p class="help">
          问题和答复经您同意已经公开：<a href={`${HOME}/answers/${shown.id}`}>查看公开的内容</a>
        </p>
      )}
      <Rate {...props} />
      <Ask {...props} />
      <section>
        <h2>留言内容</h2>
        <Facts
          rows={(
            [
              ['类别', MESSAGE_KINDS[row.sort].label],
              ['收到', row.received_on],
              ['网页', row.page],
              ['出错的文字', written?.selection ?? ''],
              ['一句话说明', written?.subject ?? row.subject],
              ['具体情况', written?.text ?? '已按保存期限删除'],
              ...steps.flatMap(({ step, said }) => (step.kind === 'asked' ? [['追问', said] as [string, string]] : [])),
            ] as [string, string][]
          ).filter(([, value]) => value)}
        />
        {files.length > 0 && (
          <ul class="list">
            {files.map(({ id, name }) => (
              <li key={id}>
                <a href={`${HOME}/mine/files/${id}`} aria-label={`下载：${name}`} lang="zh-CN">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Withdraw {...props} />
      <CloseForm />
    </div>
  );
}

const of = ({ failure, at }: MineProps, slug: MineProps['at']) => (at === slug ? failure : undefined);

function Rate(props: MineProps) {
  const { state, typed } = props;
  if (state.phase !== 'answered') return null;
  if (state.rating) return <p class="help">您的评价：{MESSAGE_RATINGS[state.rating]}</p>;
  const failure = of(props, 'rate');
  return (
    <section>
      <h2>评价</h2>
      <Form action={`${HOME}/mine/rate`} failure={failure} among="rate">
        <Choices
          name="rating"
          legend="对这次答复"
          required
          type="radio"
          options={Object.entries(MESSAGE_RATINGS).map(([value, label]) => ({ value, label }))}
          typed={typed}
          failure={failure}
        />
        <Field name="words" label="想说的话" type="textarea" rows={3} typed={typed} failure={failure} />
        <button class="btn" type="submit">
          提交评价
        </button>
      </Form>
    </section>
  );
}

function Ask(props: MineProps) {
  const { state, typed } = props;
  if (state.phase !== 'answered' || state.askedAgain) return null;
  const failure = of(props, 'ask');
  return (
    <section>
      <h2>追问</h2>
      <p class="help">没有说清楚的，可以追问一次，从当天起重新计算答复期限。</p>
      <Form action={`${HOME}/mine/ask`} failure={failure} among="ask">
        <Field name="text" label="您还想问" required type="textarea" rows={4} typed={typed} failure={failure} />
        <button class="btn quiet" type="submit">
          提交追问
        </button>
      </Form>
    </section>
  );
}

function Withdraw(props: MineProps) {
  if (!props.state.open) return null;
  const failure = of(props, 'withdraw');
  return (
    <details class="verb" open={failure !== undefined}>
      <summary>撤回留言</summary>
      <Form action={`${HOME}/mine/withdraw`} failure={failure} among="withdraw">
        <Field name="reason" label="撤回的原因" typed={props.typed} failure={failure} />
        <button class="btn quiet" type="submit">
          撤回
        </button>
      </Form>
    </details>
  );
}
