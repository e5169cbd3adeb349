import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import type { Request } from './rules.ts';

/** By which another person's request does not open. */
const purposeOf = (staffId: number) => `mail-address-request:${staffId}`;
/** What mails with codes tell of. */
export const aboutOf = (staffId: number): string => `address:${staffId}`;

/** This address waits for its code, in place of any before. */
export async function keepRequest(
  { db, sealer, now }: { db: Tx; sealer: Sealer; now: Date },
  staffId: number,
  request: Request,
): Promise<void> {
  const row = { sealed_request: sealer.seal(request, purposeOf(staffId)), asked_at: now, tries: 0 };
  await db
    .insertInto('mail_address_requests')
    .values({ staff_id: staffId, ...row })
    .onConflict((oc) => oc.column('staff_id').doUpdateSet(row))
    .execute();
}

/** What somebody asked for and has not confirmed; undefined: nothing, or the key of personal data is away. */
export async function requestOf(db: Db, sealer: Sealer, staffId: number) {
  const row = await db
    .selectFrom('mail_address_requests')
    .select(['sealed_request', 'asked_at as askedAt', 'tries'])
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  if (!row || sealer.problem) return undefined;
  const { sealed_request, ...when } = row;
  return { ...sealer.open<Request>(sealed_request, purposeOf(staffId)), ...when };
}

/** A code is typed: it counts, whatever becomes of it. */
export async function countTry(db: Db, staffId: number): Promise<void> {
  await db
    .updateTable('mail_address_requests')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('staff_id', '=', staffId)
    .execute();
}

export async function dropRequest(tx: Tx, staffId: number): Promise<void> {
  await tx.deleteFrom('mail_address_requests').where('staff_id', '=', staffId).execute();
}

/** What nobody confirmed within a day is forgotten, and mails with its code. */
export async function forgetRequests(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 86_400_000);
  await db.deleteFrom('mail_address_requests').where('asked_at', '<=', before).execute();
  await db
    .updateTable('mails')
    .set({ state: 'dropped', sealed_parts: null })
    .where('kind', '=', 'code')
    .where('room', '=', 'mail')
    .where('created_at', '<=', before)
    .where('state', 'in', ['waiting', 'failed'])
    .execute();
}

/** When codes were asked for since a moment, the newest first. */
export async function codesSince(db: Db, staffId: number, since: Date): Promise<Date[]> {
  const rows = await db
    .selectFrom('mails')
    .select('created_at as at')
    .where('about', '=', aboutOf(staffId))
    .where('kind', '=', 'code')
    .where('created_at', '>', since)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ at }) => at);
}

/** The newest mail with a code, and how it went. */
export function lastCodeMail(db: Db, staffId: number) {
  return db
    .selectFrom('mails')
    .select(['state', 'failure'])
    .where('about', '=', aboutOf(staffId))
    .where('kind', '=', 'code')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The newest mail to a person's own address, if it has not arrived. */
export async function undelivered(db: Db, staffId: number) {
  const last = await db
    .selectFrom('mails')
    .select(['state', 'failure', 'created_at as at'])
    .where('staff_id', '=', staffId)
    .where('attempts', '>', 0)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last && last.state !== 'sent' && last.failure ? last : undefined;
}

/** These mails a person does not want, all others of those offered they do. What of them waits is dropped. */
export async function keepRefusals(
  tx: Tx,
  staffId: number,
  offered: readonly string[],
  refused: readonly string[],
): Promise<void> {
  if (offered.length)
    await tx.deleteFrom('mail_refusals').where('staff_id', '=', staffId).where('mail', 'in', offered).execute();
  if (!refused.length) return;
  await tx
    .insertInto('mail_refusals')
    .values(refused.map((mail) => ({ staff_id: staffId, mail })))
    .execute();
  await tx
    .updateTable('mails')
    .set({ state: 'dropped' })
    .where('staff_id', '=', staffId)
    .where('state', '=', 'waiting')
    .where('must', '=', false)
    .where(sql<string>`room || ':' || kind`, 'in', refused)
    .execute();
}
