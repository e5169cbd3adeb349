import { action, done } from '../../platform/action.ts';
import { invalid } from '../../platform/outcome.ts';
import type { Role } from '../../platform/roles.ts';
import { receiptTermsOf, systemConfirms } from './terms.ts';

/** Who says what the authority publishes of the day of receipt. */
export const termKeepers: readonly Role[] = ['disclosureHead'];

export interface TermInput {
  /** YYYY-MM-DD */
  from: string;
  systemConfirms: boolean;
}

/** 收到申请之日的确定 for applications over the internet, from a day that lies ahead: what came in before keeps its day,
 *  and the public reads in time which holds. 条例 art. 31 */
export const setReceiptTerm = action<TermInput, void>(
  'applications.setReceiptTerm',
  termKeepers,
  async ({ db, who, today, now }, input) => {
    if (input.from <= today)
      return invalid('应自明天或者以后的某一天起，已经收到的申请不变', { from: '起算日期应在今天之后' });
    if (systemConfirms(await receiptTermsOf(db, who.authorityId), input.from) === input.systemConfirms)
      return invalid('这一天本来就这样确定，没有改动', { systemConfirms: '与这一天原来的规定相同' });
    await db
      .insertInto('application_receipt_terms')
      .values({
        authority_id: who.authorityId,
        from_on: input.from,
        system_confirms: input.systemConfirms,
        set_by: who.id!,
        set_at: now,
      })
      .execute();
    return done(undefined, `authority:${who.authorityId}`, { ...input });
  },
);
