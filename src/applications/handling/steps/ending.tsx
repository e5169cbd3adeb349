import { z } from 'zod';
import { DELIVERY_WAYS, type DeliveryWay, type LapseReason } from '../../../law/index.ts';
import { action, done } from '../../../platform/action.ts';
import { invalid } from '../../../platform/outcome.ts';
import { day, keysOf, optionalText } from '../../fields.ts';
import { handlers } from '../../rules.ts';
import type { GivenFile } from '../../store.ts';
import { optionsOf } from '../workspace/parts.tsx';
import { hold, type Seen, take } from './take.ts';
import { verb } from './verb.tsx';

interface DeliveryInput extends Seen {
  on: string;
  how: DeliveryWay;
  /** mail number, address of the e-mail, who signed */
  proof: string;
  files?: readonly GivenFile[];
}

/** 送达, with its proof. */
export const recordDelivery = action<DeliveryInput, void>(
  'applications.recordDelivery',
  handlers,
  async (act, { on, how, proof, files, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    if (!proof.trim() && !files?.length)
      return invalid('请登记送达的凭据', { proof: '请填写邮件号码、收件邮箱或签收人，或者上传凭证' });
    const taken = await take(act, got.held, { kind: 'delivered', on, how, proof: proof.trim() }, { files });
    return taken.ok ? done(undefined, `application:${seen.id}`, { on, how }) : taken;
  },
);

export const delivery = verb({
  slug: 'delivery',
  done: '已登记送达',
  files: 'proof',
  schema: z.object({
    on: day('日期'),
    how: z.enum(keysOf(DELIVERY_WAYS), '请选择送达方式'),
    proof: optionalText('送达凭据', 300),
  }),
  fields: ({ of, Day, Field, Files }) => (
    <>
      <Day label="送达日期" />
      <Field name="how" label="送达方式" options={optionsOf(DELIVERY_WAYS)} begins={of.row.delivery_way} />
      <Field name="proof" label="送达凭据" help="邮件号码、收件邮箱或者签收人；也可以上传凭证" />
      <Files label="送达凭证" />
    </>
  ),
  run: recordDelivery,
});

/** 申请人撤回: by the officer with the applicant's writing, or by the applicant through the site (no version). */
export const withdrawApplication = action<Seen & { on: string; note?: string; files?: readonly GivenFile[] }, void>(
  'applications.withdraw',
  [...handlers, 'anyone'],
  async (act, { on, note, files, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const day = act.who.id === null ? act.today : on;
    // 终止办理告知书: of an officer, for what had been received
    const told = act.who.id !== null && got.held.state.received !== null;
    const paper = told ? ({ kind: 'lapse', content: { why: 'withdrawn' } } as const) : undefined;
    const taken = await take(act, got.held, { kind: 'withdrawn', on: day }, { note, files, paper });
    return taken.ok ? done(undefined, `application:${seen.id}`, { on: day }) : taken;
  },
);

export const withdrawal = verb({
  slug: 'withdraw',
  done: '已登记撤回',
  files: 'attachment',
  schema: z.object({ on: day('日期'), note: optionalText('说明') }),
  fields: ({ Day, Field, Files }) => (
    <>
      <Day label="申请人撤回的日期" />
      <Field name="note" label="说明" />
      <Files label="申请人的书面材料" />
    </>
  ),
  run: withdrawApplication,
});

/** 视为放弃申请: neither clarified nor paid within the period; the office no longer handles it. art. 30; 国办函〔2020〕109号 */
export const lapseApplication = action<Seen & { on: string; why: LapseReason; note?: string }, void>(
  'applications.lapse',
  handlers,
  async (act, { on, why, note, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const paper = { kind: 'lapse', content: { why } } as const;
    const taken = await take(act, got.held, { kind: 'lapsed', on, why }, { note, paper });
    return taken.ok ? done(undefined, `application:${seen.id}`, { on, why }) : taken;
  },
);

export const lapse = verb({
  slug: 'lapse',
  done: '已按视为放弃申请办结',
  schema: z.object({
    on: day('日期'),
    why: z.enum(['clarificationOverdue', 'feeOverdue']),
    note: optionalText('说明'),
  }),
  fields: ({ of, Day, Field }) => (
    <>
      <Day label="处理日期" />
      <input
        type="hidden"
        name="why"
        value={of.state.phase === 'awaitingFee' ? 'feeOverdue' : 'clarificationOverdue'}
      />
      <Field name="note" label="说明" help="申请人有正当理由的，不能按放弃处理" />
    </>
  ),
  run: lapseApplication,
});

/** 归档: nothing follows. */
export const archiveApplication = action<Seen & { note?: string }, void>(
  'applications.archive',
  handlers,
  async (act, { note, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const taken = await take(act, got.held, { kind: 'archived', on: act.today }, { note });
    return taken.ok ? done(undefined, `application:${seen.id}`) : taken;
  },
);

export const archive = verb({
  slug: 'archive',
  done: '已归档',
  schema: z.object({ note: optionalText('说明') }),
  fields: ({ Field }) => <Field name="note" label="说明" />,
  run: archiveApplication,
});
