import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { prepared } from './prepared.ts';

const { db } = await testDatabase([]);
const doubled = (n: number) => sql<{ twice: number }>`select ${n}::int * 2 as twice`;

test('each connection plans the statement once, and every value gets its own answer', async () => {
  await db.connection().execute(async (one) => {
    for (const n of [1, 2, 3]) expect(await prepared(one, doubled(n))).toEqual([{ twice: n * 2 }]);
    const { rows } = await sql`select 1 from pg_prepared_statements where statement like '%as twice'`.execute(one);
    expect(rows).toHaveLength(1);
  });
});

test('within a transaction, and again after one that failed', async () => {
  const failing = db.transaction().execute(async (tx) => {
    expect(await prepared(tx, doubled(4))).toEqual([{ twice: 8 }]);
    await sql`select 1 / 0`.execute(tx);
  });
  await expect(failing).rejects.toThrow('division by zero');
  expect(await prepared(db, doubled(5))).toEqual([{ twice: 10 }]);
});

test('a value that the statement cannot take is its error, as without a name', async () => {
  await expect(prepared(db, sql`select ${'x'}::int as n`)).rejects.toMatchObject({ code: '22P02' });
});

test('a statement that is another one each time is found out', async () => {
  const each = async () => {
    for (let n = 0; n <= 200; n++) await prepared(db, sql`select ${sql.raw(String(n))}`);
  };
  await expect(each()).rejects.toThrow('more than 200');
});
