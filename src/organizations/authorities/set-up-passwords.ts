import type { Db, Tx } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import type { Account } from './make.ts';

/** The one-time passwords of the first three administrators are shown again, to whoever has the key of the terminal, until
 *  each was used: a page that was closed too early locks nobody out. */

const purposeOf = (staffId: number) => `set-up-password:${staffId}`;

export async function keepSetUpPasswords(
  tx: Tx,
  sealer: Sealer,
  accounts: readonly (Account & { id: number })[],
): Promise<void> {
  await tx
    .insertInto('set_up_passwords')
    .values(
      accounts.map(({ id, password }) => ({ staff_id: id, sealed_password: sealer.seal(password, purposeOf(id)) })),
    )
    .execute();
}

/** The person has signed in with it, or has another: it is shown no more. */
export async function forgetSetUpPassword(db: Db, staffId: number): Promise<void> {
  await db.deleteFrom('set_up_passwords').where('staff_id', '=', staffId).execute();
}

function unused(db: Db, now: Date) {
  return db
    .selectFrom('set_up_passwords as p')
    .innerJoin('staff as s', 's.id', 'p.staff_id')
    .select(['s.id', 's.login', 's.name', 'p.sealed_password as sealed'])
    .where('s.must_change_password', '=', true)
    .where('s.one_time_until', '>', now)
    .orderBy('s.id');
}

/** Whether there are any to show. */
export async function hasSetUpPasswords(db: Db, now: Date): Promise<boolean> {
  return (await unused(db, now).limit(1).executeTakeFirst()) !== undefined;
}

/** Those that nobody has used yet. */
export async function setUpPasswords(db: Db, sealer: Sealer, now: Date): Promise<Account[]> {
  const rows = await unused(db, now).execute();
  return rows.map(({ id, login, name, sealed }) => ({
    login,
    name,
    password: sealer.open<string>(sealed, purposeOf(id)),
  }));
}
