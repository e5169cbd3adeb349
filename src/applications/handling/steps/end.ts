import type { DeliveryWay, LapseReason } from '../../../law/index.ts';
import { action, done } from '../../../platform/action.ts';
import { invalid } from '../../../platform/outcome.ts';
import { takeWithPaper } from '../../papers/with-step.ts';
import { handlers } from '../../rules.ts';
import type { GivenFile } from '../../store.ts';
import { hold, type Seen, take } from './take.ts';

export interface DeliveryInput extends Seen {
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
    const step = { kind: 'withdrawn', on: day } as const;
    const taken = told
      ? await takeWithPaper(act, got.held, step, { kind: 'lapse', content: { why: 'withdrawn' } }, { note, files })
      : await take(act, got.held, step, { note, files });
    return taken.ok ? done(undefined, `application:${seen.id}`, { on: day }) : taken;
  },
);

/** 视为放弃申请: neither corrected nor paid within the period; the office no longer handles it. art. 30; 国办函〔2020〕109号 */
export const lapseApplication = action<Seen & { on: string; why: LapseReason; note?: string }, void>(
  'applications.lapse',
  handlers,
  async (act, { on, why, note, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const paper = { kind: 'lapse', content: { why } } as const;
    const taken = await takeWithPaper(act, got.held, { kind: 'lapsed', on, why }, paper, { note });
    return taken.ok ? done(undefined, `application:${seen.id}`, { on, why }) : taken;
  },
);

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
