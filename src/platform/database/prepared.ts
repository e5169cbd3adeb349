import { createHash } from 'node:crypto';
import type { CompiledQuery } from 'kysely';
import pg from 'pg';
import type { Db } from './tables.ts';

/** Texts of prepared statements, each with its name on every connection. */
const names = new Map<string, string>();
/** A statement that is made of its values would be another one each time. */
const MOST = 200;

/** Runs a statement that is asked again and again: each connection plans it once, for planning takes many times as long
 *  as answering it. For statements whose text is always the same and whose best plan does not depend on the values.
 *  @returns its rows */
export async function prepared<Row>(db: Db, statement: { compile(db: Db): CompiledQuery<Row> }): Promise<Row[]> {
  const query = statement.compile(db);
  if (!names.has(query.sql)) {
    if (names.size === MOST) throw new Error(`more than ${MOST} prepared statements`);
    names.set(query.sql, createHash('sha256').update(query.sql).digest('hex').slice(0, 32));
  }
  return (await db.executeQuery(query)).rows;
}

/** A connection on which the texts above have names. */
export class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: all the forms in which pg takes a query, passed on as they are
  override query(asked: any, values?: any, ...rest: any[]): any {
    const name = typeof asked === 'string' ? names.get(asked) : undefined;
    const query = super.query as (...given: unknown[]) => unknown;
    return name === undefined
      ? query.call(this, asked, values, ...rest)
      : query.call(this, { name, text: asked, values }, ...rest);
  }
}
