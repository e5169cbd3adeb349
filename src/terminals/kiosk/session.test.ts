import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { testTown } from '../../../test/support/town.ts';
import { insertTerminal } from '../devices/store.ts';
import { endSession, type Left, leftToPrint, printFault, sessionAt, takePages } from './session.ts';
import { daysOfUse } from './uses.ts';

const { db } = await testDatabase();
const now = new Date('2024-03-05T02:00:00Z');
let id: number;
const take = (pages: number, at = now) => db.transaction().execute((tx) => takePages(tx, id, pages, at));

beforeAll(async () => {
  const { authorityId } = await testTown(db);
  const given = { authorityId, kind: 'kiosk', name: 'hall', place: '大厅', orientation: 'landscape' } as const;
  id = await db.transaction().execute((tx) => insertTerminal(tx, given, '测试', now));
});

test.each<[number, Left, string | undefined, string]>([
  [3, { session: 10, day: 200 }, undefined, 'enough of both'],
  [11, { session: 10, day: 200 }, '每次使用最多打印 10 页', 'longer than anybody may print'],
  [5, { session: 4, day: 200 }, '还可以打印 4 页', 'more than this person may'],
  [5, { session: 10, day: 4 }, '今天的打印纸已用到上限', 'more than the day has left'],
])('%i pages of %j: %s (%s)', (pages, left, fault) => {
  const said = printFault(pages, left);
  if (fault === undefined) expect(said).toBeUndefined();
  else expect(said).toContain(fault);
});

test('one use prints ten pages, the next ten more, whoever asks at once; a day has its end', async () => {
  await sessionAt(db, id, now);
  const both = await Promise.all([take(6), take(6)]);
  expect(both.filter((fault) => fault === undefined)).toHaveLength(1);
  expect(await leftToPrint(db, id, now)).toEqual({ session: 4, day: 194 });
  await endSession(db, id);
  expect(await leftToPrint(db, id, now)).toEqual({ session: 10, day: 194 });
  for (let n = 0; n < 19; n += 1) {
    expect(await take(10)).toBeUndefined();
    await endSession(db, id);
  }
  expect(await take(5)).toContain('今天的打印纸已用到上限');
  expect(await take(5, new Date('2024-03-06T02:00:00Z'))).toBeUndefined();
});

test('uses are counted by day and kind', async () => {
  const days = await daysOfUse(db, id, 10);
  expect(days.map(({ day }) => day)).toEqual(['2024-03-06', '2024-03-05']);
  expect(days[1]!.counts).toMatchObject({ page: 196, printed: 20 });
});
