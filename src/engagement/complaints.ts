import type { Act } from '../platform/action.ts';
import type { Db } from '../platform/database/index.ts';
import { heldFor } from './handling/steps/take.ts';
import { openedIn, type Sender, type Written } from './privacy.ts';

/** A message that complains or reports, by what lists show of it. */
export interface ComplaintMessage {
  id: number;
  number: string;
  subject: string;
  receivedOn: string;
}

/** 投诉、举报 that people wrote to an authority and that are not void, whose writers are still kept; the newest first.
 *  条例 art. 47 */
export function complaintMessages(db: Db, authorityId: number): Promise<ComplaintMessage[]> {
  return db
    .selectFrom('messages')
    .select(['id', 'number', 'subject', 'received_on as receivedOn'])
    .where('authority_id', '=', authorityId)
    .where('sort', 'in', ['complaint', 'report'])
    .where('phase', 'not in', ['voided', 'withdrawn', 'merged'])
    .where('personal_erased_on', 'is', null)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** Who wrote such a message and what, for the register that it goes on in; the caller's action tells the audit log.
 *  @returns undefined: there is none that this person may open */
export async function openComplaint(
  act: Act,
  id: number,
): Promise<(ComplaintMessage & { sender: Sender | undefined; written: Written | undefined }) | undefined> {
  const got = await heldFor(act, id);
  if (!got.ok) return undefined;
  const { row } = got.value;
  if (!['complaint', 'report'].includes(row.sort) || row.personal_erased_on) return undefined;
  return {
    ...{ id, number: row.number, subject: row.subject, receivedOn: row.received_on },
    sender: openedIn<Sender>(act.sealer, id, 'sender', row.sealed_sender),
    written: openedIn<Written>(act.sealer, id, 'written', row.sealed_message),
  };
}
