import { ANSWER_LABELS, DELIVERY_WAYS, isVoidable, RECEIPT_CHANNELS, STEP_LABELS } from '../../../law/index.ts';
import { dayOf } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field, Form, Panel, Tag } from '../../../platform/ui/index.ts';
import { REPLIES } from '../../reply/options.ts';
import type { OpenedStep } from '../../said.ts';
import type { Change } from '../../tables.ts';
import { optionsOf } from '../workspace/parts.tsx';
import { fieldsOf } from './replacement.ts';

interface Props {
  id: number;
  number: string;
  version: number;
  step: OpenedStep;
  typed: Typed;
  /** what it would come to, once it was tried */
  trial?: { changes: readonly Change[]; voiding: boolean } | undefined;
  failure?: Failure | undefined;
}

/** 更正或者作废 one step that was registered wrongly; first tried, then done, with the reason. */
export function AmendPage({ id, number, version, step, typed, trial, failure }: Props) {
  const { kind } = step.step;
  const fields = fieldsOf(kind);
  const voidable = isVoidable(kind);
  return (
    <>
      <header class="head">
        <div>
          <h1>
            {fields ? (voidable ? '更正或者作废' : '更正') : '作废'}：{STEP_LABELS[kind]}
          </h1>
          <p class="meta">
            {number}　{step.recorder} {dayOf(step.recordedAt)} 登记，日期 {step.step.on}
          </p>
        </div>
      </header>
      <Panel>
        <Form action={`/console/applications/${id}/amend/${step.seq}`} failure={failure} class="narrow">
          <input type="hidden" name="version" value={version} />
          {fields && <Fields of={fields} typed={typed} failure={failure} />}
          <Field
            name="reason"
            label="原因"
            type="textarea"
            rows={3}
            required
            help="写明哪里登记错了、以什么为准；原来的登记和原因都保留在办理经过里"
            typed={typed}
            failure={failure}
          />
          {trial && <Difference {...trial} />}
          <div class="actions">
            {fields && (
              <button class="btn" type="submit" name="do" value="amend">
                更正
              </button>
            )}
            {voidable && (
              <button class="btn quiet" type="submit" name="do" value="void">
                作废这一步
              </button>
            )}
            {fields && (
              <button class="btn quiet" type="submit" name="do" value="try">
                先看更正后的变化
              </button>
            )}
            {voidable && (
              <button class="btn quiet" type="submit" name="do" value="tryVoid">
                先看作废后的变化
              </button>
            )}
            <a href={`/console/applications/${id}#history`}>返回</a>
          </div>
          <p class="help">
            已经发出的文书不会改变：作废一步时，它的文书保留文号、标为作废，申请人不再看到。需要的，请重新办理这一步，另行发文。
          </p>
        </Form>
      </Panel>
    </>
  );
}

/** What the clock and the books would say. */
function Difference({ changes, voiding }: { changes: readonly Change[]; voiding: boolean }) {
  return (
    <div class="warning" role="status" id="difference">
      <p>{voiding ? '作废以后' : '更正以后'}：</p>
      {changes.length === 0 ? (
        <p>期限、状态和结果都不变。</p>
      ) : (
        <ul>
          {changes.map(([what, from, to]) => (
            <li key={what}>
              {what}：{from} → <b>{to}</b>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Tag tone="warn">还没有保存</Tag>
      </p>
    </div>
  );
}

function Fields({
  of,
  ...common
}: {
  of: NonNullable<ReturnType<typeof fieldsOf>>;
  typed: Typed;
  failure?: Failure | undefined;
}) {
  return (
    <>
      {of !== 'replied' && (
        <Field
          name="on"
          label={of === 'registered' ? '提交、签收或者到达的日期' : '日期'}
          type="date"
          required
          {...common}
        />
      )}
      {of === 'registered' && (
        <>
          <Field name="channel" label="申请渠道" options={optionsOf(RECEIPT_CHANNELS)} {...common} />
          <Field name="confirmed" label="登记时已经双方确认的日期" type="date" help="没有的留空" {...common} />
        </>
      )}
      {of === 'answerBy' && <Field name="by" label="期限" type="date" required {...common} />}
      {of === 'answered' && (
        <>
          <Field name="answer" label="意见" options={optionsOf(ANSWER_LABELS)} {...common} />
          <Field name="requestReceived" label="对方收到征求意见书的日期" type="date" {...common} />
        </>
      )}
      {of === 'feeNotified' && <Field name="received" label="申请人收到通知的日期" type="date" {...common} />}
      {of === 'replied' && (
        <Field
          name="reply"
          label="答复的种类"
          options={REPLIES}
          help="只更正台账上的种类，以发出的答复书为准；答复书写错了的，请作废后重新答复"
          {...common}
        />
      )}
      {of === 'delivered' && (
        <>
          <Field name="how" label="送达方式" options={optionsOf(DELIVERY_WAYS)} {...common} />
          <Field name="proof" label="送达凭据" help="留空的，沿用原来登记的凭据" {...common} />
        </>
      )}
    </>
  );
}
