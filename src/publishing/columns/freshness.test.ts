import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { columnFault, staleColumns } from './freshness.ts';

const books = await testDatabase(rooms);
const app = await buildServer({ ...books, now: () => new Date('2024-03-01T02:00:00Z') });
let town: TestTown;
beforeAll(async () => {
  town = await testTown(books.db);
});

test.each([
  ['news', undefined, '空栏目', 'nothing stands in it'],
  ['other', undefined, '空栏目', 'whatever its kind'],
  ['news', '2024-02-16', undefined, 'two weeks to the day'],
  ['news', '2024-02-15', '超过两周未更新', 'a day more'],
  ['notice', '2023-08-31', undefined, 'half a year'],
  ['policy', '2023-08-30', '超过半年未更新', 'a day more'],
  ['other', '2019-01-01', undefined, 'what seldom changes: 机构职能'],
] as const)('a column of %s whose newest is of %s: %s (%s)', (kind, newest, fault, _why) => {
  expect(columnFault(kind, newest, '2024-03-01')).toBe(fault);
});

test('what is empty or stale is told on the workbench and at its column, until something stands there', async () => {
  const { db } = books;
  await db
    .insertInto('columns')
    .values({ authority_id: town.authorityId, slug: 'jigou', name: '机构职能', kind: 'other', position: 2 })
    .execute();
  const head = new Client(app);
  await head.signIn((await town.person('office', 'disclosureHead')).login, town.password);
  expect((await staleColumns(db, town.authorityId, '2024-03-01')).map(({ fault }) => fault)).toEqual([
    '空栏目',
    '空栏目',
  ]);
  expect((await head.get('/console')).body).toContain('2 个栏目没有内容');
  await publicDocument(books, town, { title: '旧公告', at: '2023-06-01T02:00:00Z' });
  expect((await head.get('/console')).body).toContain('1 个栏目没有内容，1 个栏目久未更新');
  const page = (await head.get('/console/columns')).body;
  expect(page).toContain('空栏目');
  expect(page).toContain('超过半年未更新');
});
