import type { Db, Tx } from '../platform/database/index.ts';

/** Where a member of staff wants to be written to; '': nowhere. */
export async function addressOf(db: Db, staffId: number): Promise<string> {
  const row = await db.selectFrom('mail_addresses').select('email').where('staff_id', '=', staffId).executeTakeFirst();
  return row?.email ?? '';
}

/** Everybody who wants to be written to. */
export async function reachableStaff(db: Db): Promise<Set<number>> {
  const rows = await db.selectFrom('mail_addresses').select('staff_id').execute();
  return new Set(rows.map(({ staff_id }) => staff_id));
}

/** Mails to this person go there from now on, those that wait too; '': none go out until an address is given again. */
export async function setAddress(tx: Tx, staffId: number, email: string): Promise<void> {
  if (email)
    await tx
      .insertInto('mail_addresses')
      .values({ staff_id: staffId, email })
      .onConflict((oc) => oc.column('staff_id').doUpdateSet({ email }))
      .execute();
  else await tx.deleteFrom('mail_addresses').where('staff_id', '=', staffId).execute();
}
