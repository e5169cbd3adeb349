import { type Insertable, sql } from 'kysely';
import type { Tables, Tx } from '../platform/database/index.ts';

/** Writes many rows, all with the same columns, handed to the database as one text: thousands cost little. */
export async function writeAll<Name extends keyof Tables>(
  tx: Tx,
  table: Name,
  rows: readonly Insertable<Tables[Name]>[],
): Promise<void> {
  if (rows.length) await insert(table, rows).execute(tx);
}

/** The same. @returns the new rows' ids, in the order given */
export async function writeNumbered<Name extends keyof Tables>(
  tx: Tx,
  table: Name,
  rows: readonly Insertable<Tables[Name]>[],
): Promise<number[]> {
  if (!rows.length) return [];
  const made = await sql<{ id: number }>`${insert(table, rows)} returning id`.execute(tx);
  return made.rows.map(({ id }) => id);
}

function insert<Name extends keyof Tables>(table: Name, rows: readonly Insertable<Tables[Name]>[]) {
  const columns = sql.join(Object.keys(rows[0]!).map((name) => sql.ref(name)));
  const into = sql.table(table);
  return sql`insert into ${into} (${columns})
    select ${columns} from json_populate_recordset(null::${into}, ${JSON.stringify(rows)}::json)`;
}
