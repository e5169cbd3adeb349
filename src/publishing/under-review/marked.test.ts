import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { drafted, submitted } from '../../../test/support/drafted.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

// What was found is marked where a reviewer reads it, and list and marks lead to one another without scripts.
const books = await testDatabase(rooms);
const MOBILE = '19900000000';
const WRONG = ['布', '署'].join('');
let town: TestTown;
let page: ReturnType<typeof load>;

beforeAll(async () => {
  town = await testTown(books.db);
  const app = await buildServer({ ...books, now: () => new Date('2024-01-10T02:00:00Z') });
  const signed = async (...roles: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await town.person(...roles)).login, town.password);
    return client;
  };
  const author = await signed('finance', 'editor');
  const at = await drafted(author, town.columnId, {
    files: { '名单.csv': `姓名,手机\n王演示,${MOBILE}\n` },
    fields: {
      title: `关于${WRONG}的公示 ${MOBILE}`,
      body_html: `<p>一段，名单见附件。</p><p>会议<a href="https://example.com/">${WRONG}</a>，<strong>199</strong>00000000。</p><table><tbody><tr><td>甲</td><td>${MOBILE}</td></tr></tbody></table>`,
      summary: `电话 ${MOBILE}`,
      keywords: `补贴，${MOBILE}`,
    },
  });
  await submitted(author, at);
  const reviewer = await signed('finance', 'officeReviewer');
  page = load((await reviewer.get(`/console/reviews/document/${at.split('/').pop()}`)).body);
});

test('each is marked where it stands, in the order of the page', () => {
  const marked = page('mark[id]')
    .toArray()
    .map((one) => [one.attribs.id, one.attribs.class, page(one).text()]);
  expect(marked).toEqual([
    ['found-1', 'hint', WRONG],
    ['found-2', 'warn', MOBILE],
    ['found-3', 'hint', WRONG],
    ['found-4', 'warn', '199'],
    ['found-5', 'warn', MOBILE],
    ['found-6', 'warn', MOBILE],
    ['found-7', 'warn', MOBILE],
  ]);
  expect(page('.article h1').text()).toBe(`关于${WRONG}1的公示 ${MOBILE}2`);
  expect(page('.article-body p').eq(1).html()).toContain(
    `<strong><mark id="found-4" class="warn">199</mark></strong><mark class="warn">00000000</mark>`,
  );
});

test('every line of the list leads to its place, and back', () => {
  const lines = page('.findings li').toArray();
  const places = lines.map((line) => page(line).find('b a').attr('href'));
  expect(places).toEqual([...[1, 2, 3, 4, 5, 6, 7].map((n) => `#found-${n}`), '#attached-1']);
  expect(lines.map((line) => line.attribs.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `finding-${n}`));
  expect(page('.gate a').length, 'gates lead to the list and tell nothing twice').toBeGreaterThan(0);
  expect(page('.gate details')).toHaveLength(0);
  for (const { attribs } of page('.gate a').toArray()) expect(page(attribs.href!), attribs.href).toHaveLength(1);
  const links = page('.found-at').toArray();
  expect(links.map((one) => one.attribs.href)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `#finding-${n}`));
  for (const { attribs } of page('.findings b a, .found-at').toArray()) expect(page(attribs.href!)).toHaveLength(1);
  expect(page('.found-at').eq(1).attr('aria-label')).toBe('第 2 处：手机号码');
  expect(page('a a')).toHaveLength(0);
  expect(page('#attached-1').text()).toContain('名单.csv');
});
