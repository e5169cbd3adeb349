import { z } from 'zod';
import { FEE_BASIS_LABELS, type FeeBasis, MOST_COUNTED } from '../../../law/index.ts';
import { action, done } from '../../../platform/action.ts';
import { invalid } from '../../../platform/outcome.ts';
import { day, optionalDay, optionalText, wholeNumber } from '../../fields.ts';
import { handlers } from '../../rules.ts';
import type { GivenFile } from '../../store.ts';
import { optionsOf } from '../workspace/parts.tsx';
import { feeFen, placeInMonth } from './fees.ts';
import { hold, type Seen, take } from './take.ts';
import { verb } from './verb.tsx';

interface FeeInput extends Seen {
  on: string;
  basis: FeeBasis;
  /** items or pages of this application */
  quantity: number;
  /** by the applicant, where it is known already */
  received: string | null;
  /** channel, account or code by which it is paid */
  payment: string;
}

/** 收费通知: by item over the applicant's calendar month, or by volume; the books reckon the amount. 国办函〔2020〕109号 */
export const notifyFee = action<FeeInput, { fen: number }>(
  'applications.notifyFee',
  handlers,
  async (act, { on, basis, quantity, received, payment, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST_COUNTED / 2)
      return invalid('数量不对', { quantity: '请填写大于 0 的整数' });
    const place = basis === 'item' ? await placeInMonth(act.db, got.held.row) : { before: 0, reckoned: 0 };
    const fen = feeFen(basis, quantity, place);
    const { before } = place;
    const step = { kind: 'feeNotified', on, basis, quantity, ...place, fen, received } as const;
    const content = { basis, quantity, before, fen, payment };
    const taken = await take(act, got.held, step, { paper: { kind: 'fee', content }, field: 'quantity' });
    return taken.ok ? done({ fen }, `application:${seen.id}`, { basis, quantity, before, fen }) : taken;
  },
);

export const fee = verb({
  slug: 'fee',
  done: '已发出收费通知',
  prepares: 'fee',
  schema: z.object({
    on: day('日期'),
    basis: z.enum(['item', 'volume'], '请选择计费方式'),
    quantity: wholeNumber('数量'),
    received: optionalDay,
    payment: optionalText('缴费方式', 300),
  }),
  fields: ({ of, Day, Field }) => (
    <>
      <Day label="发出通知的日期" />
      <div class="split-fields">
        <Field name="basis" label="计费方式" help="一件申请只能选一种" options={optionsOf(FEE_BASIS_LABELS)} />
        <Field name="quantity" label="件数或者页数" type="number" required />
      </div>
      <Field
        name="payment"
        label="缴费方式"
        required
        help="缴款渠道、账户或者缴款码，写进收费通知；下次自动带出"
        begins={of.payment}
      />
      <Field name="received" label="申请人收到通知的日期" type="date" help="尚不知道的留空，以后登记" />
      <p class="help">
        按件：同一申请人当月前 10 件免费，由系统按登记的申请和已收费的件数累计；按量：前 30 页免费。金额由系统计算。
      </p>
    </>
  ),
  run: notifyFee,
});

/** 申请人收到收费通知: 20 working days to pay begin on the day after. */
const recordFeeNoticeReceived = action<Seen & { on: string; files?: readonly GivenFile[] }, void>(
  'applications.recordFeeNoticeReceived',
  handlers,
  async (act, { on, files, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const taken = await take(act, got.held, { kind: 'feeNoticeReceived', on }, { files });
    return taken.ok ? done(undefined, `application:${seen.id}`, { on }) : taken;
  },
);

export const feeReceived = verb({
  slug: 'fee-received',
  done: '已登记，缴费期限自次日起算',
  files: 'proof',
  schema: z.object({ on: day('日期') }),
  fields: ({ Day, Files }) => (
    <>
      <Day label="申请人收到收费通知的日期" help="自次日起 20 个工作日内缴费" />
      <Files label="签收凭证" />
    </>
  ),
  run: recordFeeNoticeReceived,
});

/** 收到缴费: the handling period is counted anew from the day after. */
const recordPayment = action<Seen & { on: string; note?: string; files?: readonly GivenFile[] }, void>(
  'applications.recordPayment',
  handlers,
  async (act, { on, note, files, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const taken = await take(act, got.held, { kind: 'feePaid', on }, { note, files });
    return taken.ok ? done(undefined, `application:${seen.id}`, { on, fen: got.held.state.fee!.fen }) : taken;
  },
);

export const payment = verb({
  slug: 'payment',
  done: '已登记缴费，办理期限自次日重新计算',
  files: 'proof',
  schema: z.object({ on: day('日期'), note: optionalText('说明') }),
  fields: ({ Day, Files }) => (
    <>
      <Day label="缴费日期" help="办理期限自次日重新计算" />
      <Files label="缴费凭证" />
    </>
  ),
  run: recordPayment,
});
