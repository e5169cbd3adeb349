import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../test/support/database.ts';
import { columnsOf } from '../test/support/where-words-stand.ts';
import { root } from './platform/root.ts';

// Of every column it is said how what it may say of persons is kept.
const { db } = await testDatabase();
const page = readFileSync(join(root, 'docs/personal-data.md'), 'utf8');
const listed = new Set([...page.matchAll(/`(\w+\.(?:\w+|\*))`/g)].map(([, column]) => column!));
const isListed = ({ table, column }: { table: string; column: string }) =>
  listed.has(`${table}.${column}`) || (!column.startsWith('sealed_') && listed.has(`${table}.*`));

test('every column that can hold words or bytes is in docs/personal-data.md, each sealed one by its name', async () => {
  const columns = await columnsOf(db);
  expect(columns.filter((one) => !isListed(one)).map(({ table, column }) => `${table}.${column}`)).toEqual([]);
  const there = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  const gone = [...listed].filter((one) => /^[a-z_]+\.[a-z_]+$/.test(one) && !one.endsWith('.ts') && !there.has(one));
  expect(gone.filter((one) => columns.some(({ table }) => one.startsWith(`${table}.`)))).toEqual([]);
});

test('a new column is found, sealed or not', async () => {
  await sql`create table strangers (telephone text, sealed_name bytea)`.execute(db);
  await sql`alter table staff add column sealed_face bytea`.execute(db);
  const found = (await columnsOf(db)).filter((one) => !isListed(one)).map(({ table, column }) => `${table}.${column}`);
  expect(found).toEqual(['staff.sealed_face', 'strangers.sealed_name', 'strangers.telephone']);
});
