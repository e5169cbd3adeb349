import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { Refusal } from '../outcome.ts';
import { root } from '../root.ts';

export interface Migration {
  name: string;
  sql: string;
}

/** Names that migrations had before their numbers stood twice; databases and backups of that time remember them. */
const formerNames = new Map([
  ['0069-erasure.sql', '0066-erasure-of-remedies.sql'],
  ['0079-region-versions.sql', '0082-region-versions.sql'],
]);

/** Today's name of a migration that a database or a backup remembers. */
export function presentName(remembered: string): string {
  return formerNames.get(remembered) ?? remembered;
}

/** All rooms' migrations in the order of their numbers, as the build has collected them; no number stands twice. */
export function migrations(): Migration[] {
  const folder = join(root, 'dist', 'migrations');
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }));
}

/** Brings the database to the newest form, all in one transaction, one process at a time.
 *  @returns names of the migrations applied now
 *  @throws Refusal when the database was made by a newer version of the program */
export async function migrate(pool: pg.Pool, all = migrations()): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(710710)');
    await client.query(
      'create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())',
    );
    for (const [former, present] of formerNames)
      await client.query('update schema_migrations set name = $2 where name = $1', [former, present]);
    const { rows } = await client.query<{ name: string }>('select name from schema_migrations');
    const applied = new Set(rows.map((row) => row.name));
    const unknown = [...applied].filter((name) => !all.some((migration) => migration.name === name));
    if (unknown.length) throw new Refusal(`数据库由更新版本的程序建立（${unknown.join('、')}），请升级本程序后再启动`);
    const missing = all.filter((migration) => !applied.has(migration.name));
    for (const { name, sql } of missing) {
      await client.query(sql);
      await client.query('insert into schema_migrations (name) values ($1)', [name]);
    }
    await client.query('commit');
    return missing.map((migration) => migration.name);
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
