import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { booksBefore, testDatabase } from '../../test/support/database.ts';
import { nextSerial, nextSerials } from './serials.ts';

const { db } = await testDatabase();

/** A transaction that takes a number, dwells on it and is perhaps rolled back. */
const give = (series: string, rollBack = false) =>
  db
    .transaction()
    .execute(async (tx) => {
      const serial = await nextSerial(tx, series);
      await sql`select pg_sleep(random() * 0.02)`.execute(tx);
      if (rollBack) throw new Error('rolled back');
      return serial;
    })
    .catch(() => undefined);

test('two at once: no gap, no double', async () => {
  expect((await Promise.all([give('two'), give('two')])).sort()).toEqual([1, 2]);
});

test('thirty at once in two series, every third rolled back: each series runs by itself without a gap', async () => {
  const given = await Promise.all(
    Array.from({ length: 30 }, (_, n) => give(n % 2 ? 'paper:1:2031' : 'paper:2:2031', n % 3 === 2)),
  );
  for (const odd of [0, 1]) {
    const serials = given.filter((serial, n) => n % 2 === odd && serial !== undefined).sort((a, b) => a! - b!);
    expect(serials).toEqual(Array.from({ length: 10 }, (_, n) => n + 1));
  }
});

test('several at once are as many one by one: the series goes on after them', async () => {
  const first = (count: number) => db.transaction().execute((tx) => nextSerials(tx, 'many', count));
  expect([await first(3), await first(1), await give('many'), await first(400), await give('many')]).toEqual([
    1, 4, 5, 6, 406,
  ]);
});

test('books from before go on with the next number of each series', async () => {
  const { pool, bringUp } = await booksBefore('0096');
  await pool.query(`insert into authorities (code, name, short_name, paper_prefix, is_primary, contact, guide)
    values ('csz', '测试镇人民政府', '测试镇', '测试镇', true, '{}', '{}')`);
  await pool.query(`insert into serials (series, last) values ('index:1:CSZ-tongzhi-2023-{serial:5}', 41)`);
  await pool.query(`insert into application_numbers (authority_id, series, year, last)
    values (1, 'application', 2023, 7), (1, 'paper', 2023, 12), (1, 'paper', 2024, 1)`);
  expect(await bringUp()).toContain('0096-serials.sql');
  const { rows } = await pool.query('select series, last from serials order by series');
  expect(rows).toEqual([
    { series: 'application:1:2023', last: 7 },
    { series: 'index:1:CSZ-tongzhi-2023-{serial:5}', last: 41 },
    { series: 'paper:1:2023', last: 12 },
    { series: 'paper:1:2024', last: 1 },
  ]);
});
