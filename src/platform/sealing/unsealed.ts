import { sql } from 'kysely';
import type { Db, Tx } from '../database/index.ts';
import type { Sealer } from './sealing.ts';

/** Words that one transaction seals. */
const AT_ONCE = 500;

/** Tables of which the migrations put words into others. */
const REWORDED = ['mails', 'holiday_arrangements', 'reviews', 'kept_forms'];
/** How long a table is waited for that somebody works with, ms; it is then left as it is. */
const PATIENCE = 5_000;

interface Unsealed {
  id: number;
  target: string;
  key: Record<string, number>;
  into: string;
  purpose: string;
  value: unknown;
}

/** Seals what migrations found in clear, each into its place, leaves nothing of it here, and has the database write those
 *  tables anew, so that their old rows go from its pages too. Several processes may do so at once; while the key is away,
 *  all of it waits. What old backups and the database's log hold: docs/personal-data.md. @returns how many were sealed */
export async function sealOld(db: Db, sealer: Sealer): Promise<number> {
  if (sealer.problem) return 0;
  const { rows } = await sql<{ target: string }>`select distinct target from unsealed`.execute(db);
  let sealed = 0;
  for (let last = AT_ONCE; last > 0; sealed += last)
    last = await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('unsealed')), set_config('gongkai.sealing', 'on', true)`.execute(
        tx,
      );
      return sealSome(tx, sealer);
    });
  if (rows.length > 0) await rewrite(db, [...rows.map(({ target }) => target), ...REWORDED, 'unsealed']);
  return sealed;
}

async function sealSome(tx: Tx, sealer: Sealer): Promise<number> {
  const { rows } = await sql<Unsealed>`
    select id, target, key, into_column as into, purpose, value from unsealed order by id limit ${AT_ONCE}`.execute(tx);
  for (const { target, key, into, purpose, value } of rows) {
    const row = sql.join(
      Object.entries(key).map(([name, is]) => sql`${sql.ref(name)} = ${is}`),
      sql` and `,
    );
    await sql`update ${sql.table(target)} set ${sql.ref(into)} = ${sealer.seal(value, purpose)}
      where ${row} and ${sql.ref(into)} is null`.execute(tx);
  }
  const ids = rows.map(({ id }) => id);
  if (ids.length) await sql`delete from unsealed where id = any(${ids})`.execute(tx);
  return rows.length;
}

/** Without the rows that are no more. */
async function rewrite(db: Db, tables: readonly string[]): Promise<void> {
  await db.connection().execute(async (one) => {
    await sql`select set_config('lock_timeout', ${String(PATIENCE)}, false)`.execute(one);
    for (const table of tables) await sql`vacuum full ${sql.table(table)}`.execute(one).catch(() => undefined);
    await sql`reset lock_timeout`.execute(one);
  });
}
