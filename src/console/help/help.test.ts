import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { type Role, roles, runsPlatform } from '../../platform/roles.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { topics, topicsWith } from './topics.ts';

const books = await testDatabase(rooms);
const app = await buildServer({ ...books, now: () => new Date('2024-03-05T02:00:00Z') });
let town: TestTown;
beforeAll(async () => {
  town = await testTown(books.db);
});

const named = (Object.keys(roles) as Role[]).filter((role) => !runsPlatform([role]));

test.each(named)('%s finds help, and every way that it offers is one that they can go', async (role) => {
  const client = new Client(app);
  await client.signIn((await town.person('office', role)).login, town.password);
  const $ = load((await client.get('/console/help')).body);
  expect($('main h2').eq(1).text()).toBe(`${roles[role]}（您的岗位）`);
  const ways = $('.topic a')
    .toArray()
    .map((a) => $(a).attr('href')!);
  expect(ways.length).toBeGreaterThan(1);
  for (const way of new Set(ways)) {
    const there = (await client.get(way)).statusCode;
    expect([way, there === 302 ? 200 : there]).toEqual([way, 200]); // a region opens at its year
  }
  expect($('.rail .me a[href="/console/help"]').length).toBe(1);
});

test.each([
  ['退回', 2],
  ['两步验证 恢复码', 1],
  ['EXCEL', 1],
  ['没有这个', 0],
])('“%s” is searched in titles and steps', (words, least) => {
  const found = topicsWith(words);
  expect(found.length >= least && (least > 0 || found.length === 0)).toBe(true);
});

test('every topic is short', () => {
  for (const { title, steps } of topics) {
    expect(title.length).toBeLessThanOrEqual(20);
    expect(steps.join('').length).toBeLessThanOrEqual(160);
  }
});
