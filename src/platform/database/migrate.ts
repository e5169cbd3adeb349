import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { Refusal } from '../outcome.ts';
import { root } from '../root.ts';

export interface Migration {
  name: string;
  sql: string;
}

/** All rooms' migrations in the order of their numbers. */
export function migrations(): Migration[] {
  const src = join(root, 'src');
  const folders = readdirSync(src).map((room) => join(src, room, 'migrations'));
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') })))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
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
