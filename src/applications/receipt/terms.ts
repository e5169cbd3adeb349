import type { Db } from '../../platform/database/index.ts';

/** What an authority has published of the receipt of applications over the internet, from a day on. 条例 art. 31 */
export interface ReceiptTerm {
  id: number;
  /** YYYY-MM-DD */
  from: string;
  /** the day on which the system received it is the day of receipt; else the day of confirmation with the applicant */
  systemConfirms: boolean;
}

export interface EnteredTerm extends ReceiptTerm {
  setBy: string;
  setAt: Date;
}

/** All that an authority has said of it, the newest first. */
export function receiptTermsOf(db: Db, authorityId: number): Promise<EnteredTerm[]> {
  return db
    .selectFrom('application_receipt_terms as t')
    .innerJoin('staff', 'staff.id', 't.set_by')
    .select(['t.id', 't.from_on as from', 't.system_confirms as systemConfirms'])
    .select(['staff.name as setBy', 't.set_at as setAt'])
    .where('t.authority_id', '=', authorityId)
    .orderBy('t.id', 'desc')
    .execute();
}

/** The term that holds on a day: of those begun the latest, of several from one day the one entered last. */
export function termOn<T extends ReceiptTerm>(terms: readonly T[], day: string): T | undefined {
  return terms
    .filter(({ from }) => from <= day)
    .reduce<T | undefined>(
      (best, one) => (!best || one.from > best.from || (one.from === best.from && one.id > best.id) ? one : best),
      undefined,
    );
}

/** Whether the system's receipt is the confirmation on a day. With nothing published both sides confirm. */
export function systemConfirms(terms: readonly ReceiptTerm[], day: string): boolean {
  return termOn(terms, day)?.systemConfirms ?? false;
}
