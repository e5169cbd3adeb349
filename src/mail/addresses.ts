import type { Db, Tx } from '../platform/database/index.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';

/** What an address is sealed for. */
export const addressPurpose = (staffId: number): string => `mail-address:${staffId}`;

/** Where a member of staff is written to. */
export interface OwnAddress {
  /** undefined: the key of personal data is away, or it is not sealed yet */
  email: string | undefined;
  /** null: given before addresses were confirmed */
  confirmedAt: Date | null;
}

/** @returns undefined: nowhere */
export async function addressOf(db: Db, sealer: Sealer, staffId: number): Promise<OwnAddress | undefined> {
  const row = await db
    .selectFrom('mail_addresses')
    .select(['sealed_email', 'confirmed_at as confirmedAt'])
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  if (!row) return undefined;
  const readable = row.sealed_email && !sealer.problem;
  const email = readable ? sealer.open<string>(row.sealed_email!, addressPurpose(staffId)) : undefined;
  return { email, confirmedAt: row.confirmedAt };
}

/** Who of these can be written to and wants this mail. @param mail 'alerts:limit' */
export async function reachableAmong(db: Db, mail: string, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('mail_addresses as a')
    .leftJoin('mail_wishes as w', 'w.staff_id', 'a.staff_id')
    .select('a.staff_id')
    .where('a.staff_id', 'in', [...ids])
    .where((eb) => eb.or([eb('w.mode', 'is', null), eb('w.mode', '<>', 'none')]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('mail_refusals as r')
            .select('r.mail')
            .whereRef('r.staff_id', '=', 'a.staff_id')
            .where('r.mail', '=', mail),
        ),
      ),
    )
    .execute();
  return new Set(rows.map(({ staff_id }) => staff_id));
}

/** Who of these gave an address, whatever they want. */
export async function addressedAmong(db: Db, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('mail_addresses')
    .select('staff_id')
    .where('staff_id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ staff_id }) => staff_id));
}

export async function hasAddress(db: Db, staffId: number): Promise<boolean> {
  const row = await db
    .selectFrom('mail_addresses')
    .select('staff_id')
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Mails to this person go there from now on, those that wait too. */
export async function setAddress(
  { db, sealer, now }: { db: Tx; sealer: Sealer; now: Date },
  staffId: number,
  email: string,
): Promise<void> {
  const row = { sealed_email: sealer.seal(email, addressPurpose(staffId)), confirmed_at: now };
  await db
    .insertInto('mail_addresses')
    .values({ staff_id: staffId, ...row })
    .onConflict((oc) => oc.column('staff_id').doUpdateSet(row))
    .execute();
}

/** No mail goes to this person any more: what waits is dropped, codes too. */
export async function forgetAddress(tx: Tx, staffId: number): Promise<void> {
  for (const table of ['mail_addresses', 'mail_address_requests'] as const)
    await tx.deleteFrom(table).where('staff_id', '=', staffId).execute();
  await tx
    .updateTable('mails')
    .set({ state: 'dropped', sealed_parts: null })
    .where('state', 'in', ['waiting', 'failed'])
    .where((eb) => eb.or([eb('staff_id', '=', staffId), eb('about', '=', `address:${staffId}`)]))
    .execute();
}

/** An account was closed: nothing of where its person was written to stays. */
export async function forgetClosed(tx: Tx, { staffId }: { staffId: number }): Promise<void> {
  await forgetAddress(tx, staffId);
  for (const table of ['mail_refusals', 'mail_wishes'] as const)
    await tx.deleteFrom(table).where('staff_id', '=', staffId).execute();
}

/** 'l＊＊@example.com': by which somebody knows their own address again, and nobody else learns it. */
export function masked(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email.slice(0, at)][0] ?? ''}＊＊${email.slice(at)}`;
}
