import { type FeeBasis, MOST_COUNTED } from '../../../law/index.ts';
import { action, done } from '../../../platform/action.ts';
import { invalid } from '../../../platform/outcome.ts';
import { takeWithPaper } from '../../papers/with-step.ts';
import { handlers } from '../../rules.ts';
import type { GivenFile } from '../../store.ts';
import { feeFen, itemsBefore } from './fees.ts';
import { hold, type Seen, take } from './take.ts';

export interface FeeInput extends Seen {
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
    const before = basis === 'item' ? await itemsBefore(act.db, got.held.row) : 0;
    const fen = feeFen(basis, quantity, before);
    const step = { kind: 'feeNotified', on, basis, quantity, before, fen, received } as const;
    const content = { basis, quantity, before, fen, payment };
    const taken = await takeWithPaper(act, got.held, step, { kind: 'fee', content }, { field: 'quantity' });
    return taken.ok ? done({ fen }, `application:${seen.id}`, content) : taken;
  },
);

/** 申请人收到收费通知: 20 working days to pay begin on the day after. */
export const recordFeeNoticeReceived = action<Seen & { on: string; files?: readonly GivenFile[] }, void>(
  'applications.recordFeeNoticeReceived',
  handlers,
  async (act, { on, files, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const taken = await take(act, got.held, { kind: 'feeNoticeReceived', on }, { files });
    return taken.ok ? done(undefined, `application:${seen.id}`, { on }) : taken;
  },
);

/** 收到缴费: the handling period is counted anew from the day after. */
export const recordPayment = action<Seen & { on: string; note?: string; files?: readonly GivenFile[] }, void>(
  'applications.recordPayment',
  handlers,
  async (act, { on, note, files, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const taken = await take(act, got.held, { kind: 'feePaid', on }, { note, files });
    return taken.ok ? done(undefined, `application:${seen.id}`, { on, fen: got.held.state.fee!.fen }) : taken;
  },
);
