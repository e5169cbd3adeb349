import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { backup, restore } from './backup/index.ts';
import { migrate, migrations } from './migrate.ts';

const books = await testDatabase();
const pool = new pg.Pool({ connectionString: books.url });
const folder = mkdtempSync(join(tmpdir(), 'gongkai-migrate-'));
afterAll(async () => {
  await pool.end();
  rmSync(folder, { recursive: true, force: true });
});

const names = async () =>
  (await pool.query<{ name: string }>('select name from schema_migrations order by name collate "C"')).rows.map(
    ({ name }) => name,
  );
const ours = migrations().map(({ name }) => name);

test('databases and backups that remember former names of migrations take nothing twice', async () => {
  for (const [former, present] of [
    ['0069-erasure.sql', '0066-erasure-of-remedies.sql'],
    ['0079-region-versions.sql', '0082-region-versions.sql'],
  ])
    await pool.query('update schema_migrations set name = $1 where name = $2', [former, present]);
  expect(await names()).not.toEqual(ours);
  const file = join(folder, 'old.tar.gz');
  await backup(books.url, folder, file);

  expect(await migrate(pool)).toEqual([]);
  expect(await names()).toEqual(ours);

  await restore(books.url, folder, file, { migrations: migrations(), force: true });
  expect(await names()).toEqual(ours);
  expect(await migrate(pool)).toEqual([]);
});

test('a database of a newer program is refused', async () => {
  await pool.query(`insert into schema_migrations (name) values ('9999-later.sql')`);
  await expect(migrate(pool)).rejects.toThrow('9999-later.sql');
});
