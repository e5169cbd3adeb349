import type { ComponentChildren } from 'preact';
import type { Calendar } from '../../../law/index.ts';
import { minuteOf } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Facts, Fault, Field, Form, Icon, Panel } from '../../../platform/ui/index.ts';
import { orderHref } from '../../paths.ts';
import { GROUNDS, mayTake, STEPS, type StepKind } from '../../rules.ts';
import type { Order, Step } from '../store.ts';
import { DueDay, StateTag } from './parts.tsx';

/** Which of the page's forms was sent. */
export type OrderForm = 'answer' | 'accept' | 'return' | 'extend' | 'withdraw';

interface Props {
  order: Order;
  steps: readonly Step[];
  gives: boolean;
  /** may answer for the authority */
  answers: boolean;
  today: string;
  calendar: Calendar;
  /** day that is offered for what is given back or prolonged */
  usualDue: string;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
  at?: OrderForm | undefined;
}

/** 督办单: what is asked, what was done about it, and what this person may do next. */
export function OrderPage(props: Props) {
  const { order, steps, today, calendar } = props;
  const path = orderHref(order.id);
  // somebody was faster: the form that was sent is no longer there
  const drawn = props.at && mayTake(props.at, order.state);
  return (
    <>
      <header class="head">
        <div>
          <h1>{order.subject}</h1>
          <p class="meta">
            {order.number}
            {'　'}
            {order.cityName}
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={`${path}/order.docx`}>
            <Icon name="download" /> Word
          </a>
          <a class="btn quiet" href={`${path}/order.pdf`}>
            <Icon name="download" /> PDF
          </a>
          <span class="states">
            <StateTag state={order.state} />
          </span>
        </div>
      </header>
      <Fault failure={drawn ? undefined : props.failure} />
      <div class="grid">
        <div>
          <Panel title="督办内容">
            <Facts
              rows={[
                ['被督办机关', order.authorityName],
                ['类别', GROUNDS[order.ground]],
                ['办理期限', <DueDay key="due" order={order} today={today} calendar={calendar} />],
                ['事实和依据', <Lines key="why" text={order.why} />],
                ['整改要求', <Lines key="demand" text={order.demand} />],
              ]}
            />
          </Panel>
          <Course steps={steps} path={path} />
        </div>
        <div>
          <Acts {...props} />
        </div>
      </div>
    </>
  );
}

/** As it was typed, line by line. */
const Lines = ({ text }: { text: string }) => <span class="lines">{text}</span>;

function Course({ steps, path }: { steps: readonly Step[]; path: string }) {
  return (
    <Panel title="办理经过">
      <ol class="todo">
        {steps.map((step) => (
          <li key={step.id}>
            <span>
              <b>{STEPS[step.kind]}</b>
              {'　'}
              {step.byName} <time>{minuteOf(step.at)}</time>
            </span>
            {step.dueOn && (
              <span>
                办理期限 <time>{step.dueOn}</time>
              </span>
            )}
            {step.said && <Lines text={step.said} />}
            {step.evidence.length > 0 && (
              <span>
                佐证材料：
                {step.evidence.map(({ id, name }, n) => (
                  <>
                    {n > 0 && '、'}
                    <a href={`${path}/evidence/${id}`}>{name}</a>
                  </>
                ))}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Acts({ order, gives, answers, usualDue, ...sent }: Props) {
  const may = (kind: Exclude<StepKind, 'issue'>, who: boolean) => who && mayTake(kind, order.state);
  const one = (at: OrderForm, title: string, button: string, quiet: boolean, fields: ComponentChildren) => (
    <ActForm order={order} at={at} title={title} button={button} quiet={quiet} failure={formFault(sent, at)}>
      {fields}
    </ActForm>
  );
  const of = (at: OrderForm) => ({ typed: sent.at === at ? sent.typed : undefined, failure: formFault(sent, at) });
  const due = (at: OrderForm) => ({ ...of(at), typed: of(at).typed ?? { dueOn: usualDue } });
  const parts = [
    may('answer', answers) &&
      one(
        'answer',
        order.state === 'answered' ? '补充反馈' : '反馈整改情况',
        '提交反馈',
        false,
        <>
          <Field {...of('answer')} name="said" label="整改情况" type="textarea" rows={6} required />
          <Field
            {...of('answer')}
            name="evidence"
            label="佐证材料"
            type="file"
            multiple
            help="截图、文件等，最多 5 个，每个不超过 20 MB"
          />
        </>,
      ),
    may('accept', gives) &&
      one(
        'accept',
        '验收',
        '合格，办结',
        false,
        <Field {...of('accept')} name="said" label="验收意见" type="textarea" />,
      ),
    may('return', gives) &&
      one(
        'return',
        '退回',
        '退回重办',
        true,
        <>
          <Field {...of('return')} name="said" label="退回的理由" type="textarea" required />
          <Field {...due('return')} name="dueOn" label="新的办理期限" type="date" required />
        </>,
      ),
    may('extend', gives) &&
      one(
        'extend',
        '延期',
        '延期',
        true,
        <>
          <Field {...of('extend')} name="said" label="延期的理由" type="textarea" rows={2} required />
          <Field {...due('extend')} name="dueOn" label="新的办理期限" type="date" required />
        </>,
      ),
    may('withdraw', gives) &&
      one(
        'withdraw',
        '撤销',
        '撤销督办单',
        true,
        <Field {...of('withdraw')} name="said" label="撤销的理由" type="textarea" rows={2} required />,
      ),
  ].filter(Boolean);
  if (parts.length) return <>{parts}</>;
  return (
    <Panel title="办理">
      <p class="help">
        {order.endedOn
          ? `${order.endedOn} ${order.state === 'closed' ? '验收办结' : '撤销'}。`
          : gives
            ? '等待对方反馈。'
            : order.state === 'answered'
              ? '已经反馈，等待验收。'
              : '由本机关政府信息公开工作机构负责人反馈。'}
      </p>
    </Panel>
  );
}

const formFault = (sent: Pick<Props, 'at' | 'failure'>, at: OrderForm) => (sent.at === at ? sent.failure : undefined);

interface ActFormProps {
  order: Order;
  at: OrderForm;
  title: string;
  button: string;
  quiet: boolean;
  failure: Failure | undefined;
  children: ComponentChildren;
}

function ActForm({ order, at, title, button, quiet, failure, children }: ActFormProps) {
  return (
    <Panel title={title} id={at}>
      <Form action={`${orderHref(order.id)}/${at}`} among={at} upload={at === 'answer'} failure={failure}>
        <input type="hidden" name="version" value={order.version} />
        {children}
        <button class={quiet ? 'btn quiet' : 'btn'} type="submit">
          {button}
        </button>
      </Form>
    </Panel>
  );
}
