import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { correctDocument, publicDocument, withdrawDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { listenToBooks } from '../platform/http/cache/books-listener.ts';
import { PageCache } from '../platform/http/cache/page-cache.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';

const books = await testDatabase(rooms);
const { db } = books;
let now = new Date('2023-06-10T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let admin: Client;
let ids: number[];

beforeAll(async () => {
  town = await testTown(db);
  admin = new Client(app);
  await admin.signIn((await town.person(null, 'systemAdmin')).login, town.password);
  ids = [];
  for (const [title, at] of [
    ['关于修桥的公告', '2023-06-01T02:00:00Z'],
    ['关于停水的通知', '2023-06-02T02:00:00Z'],
    ['关于旧办法的通知', '2023-06-03T02:00:00Z'],
  ] as const)
    ids.push(await publicDocument(books, town, { title, at, html: '<p>见<a href="/columns/tongzhi">栏目</a></p>' }));
});

const asked = async (url: string, headers: Record<string, string> = {}, from = '203.0.113.7') => {
  const reply = await app.inject({ url, headers, remoteAddress: from });
  return { status: reply.statusCode, body: reply.json(), headers: reply.headers };
};

test('what is public can be listed, narrowed and read whole', async () => {
  const list = (await asked('/api/v1/documents?size=2')).body;
  expect([list.total, list.size, list.documents.map((one: { title: string }) => one.title)]).toEqual([
    ...[3, 2, ['关于旧办法的通知', '关于停水的通知']],
  ]);
  expect((await asked('/api/v1/documents?column=tongzhi&year=2023&page=2&size=2')).body.documents).toHaveLength(1);
  expect((await asked('/api/v1/documents?year=2022')).body.total).toBe(0);
  const { status, body, headers } = await asked(`/api/v1/documents/${ids[0]}`);
  expect([status, body.title, headers['access-control-allow-origin']]).toEqual([200, '关于修桥的公告', '*']);
  expect(body.html).toMatch(/href="https?:\/\/[^"/]+\/columns\/tongzhi"/);
  const { columns } = (await asked('/api/v1/columns')).body;
  expect(columns.map(({ slug }: { slug: string }) => slug)).toContain('tongzhi');
});

test.each([
  ['/api/v1/documents?page=0', 400, '第几页应为正整数'],
  ['/api/v1/documents?item=99.9', 400, '没有这个法定公开事项'],
  ['/api/v1/documents?column=none', 404, '没有公开'],
  ['/api/v1/documents/999999', 404, '没有公开'],
  ['/api/v1/documents/one', 400, '编号应为整数'],
  ['/api/v1/changes?after=yesterday', 400, 'after 应是上次答复里的 next'],
  ['/api/v1/changes?after=2023-13-99T00:00:00.000Z_1', 400, 'after 应是上次答复里的 next'],
  ['/api/v1/figures/23', 400, '年度应为四位数字'],
  ['/api/v1/nothing', 404, '没有这个接口'],
])('%s is refused in JSON', async (url, status, message) => {
  const answer = await asked(url);
  expect([answer.status, answer.body.message]).toEqual([status, expect.stringContaining(message)]);
});

test('a program that keeps a copy hears of everything once, in order, also of what is gone', async () => {
  const own = new Map<number, string>();
  let next: string | null = null;
  const follow = async () => {
    for (;;) {
      const { body } = await asked(`/api/v1/changes?size=2${next ? `&after=${next}` : ''}`);
      for (const { id, kind } of body.changes) own.set(id, kind);
      next = body.next;
      if (body.changes.length < 2) return;
    }
  };
  await follow();
  expect([...own.values()]).toEqual(['shown', 'shown', 'shown']);
  own.clear();
  await follow();
  expect(own.size).toBe(0);
  await correctDocument(books, town, ids[1]!, { text: '改在后天。', at: new Date('2023-06-05T02:00:00Z') });
  await withdrawDocument(books, town, ids[2]!, '办法已经废止', now);
  await follow();
  expect([...own]).toEqual([[ids[1], 'shown']]); // of what changed this very moment it is told later
  now = new Date(now.getTime() + 10_000);
  await follow();
  expect([...own]).toEqual([
    [ids[1], 'shown'],
    [ids[2], 'gone'],
  ]);
  expect((await asked(`/api/v1/documents/${ids[2]}`)).status).toBe(404);
});

test('figures and the open ledger say the same; what was withdrawn and what offices note is in neither file', async () => {
  const { csv, total, channels } = (await asked('/api/v1/figures/2023')).body;
  expect(channels[0]).toEqual({ id: 'website', name: '本市政府网站', count: total });
  const path = new URL(csv).pathname;
  await db.updateTable('deliveries').set({ note: '仅供内部核对' }).where('document_id', '=', ids[0]!).execute();
  const lines = (await app.inject(path)).body.trim().split('\r\n');
  expect(lines[0]).toBe('编号,信息标题,公开渠道,公开日期,科室,栏目,法定公开事项,成文日期,链接');
  expect(lines).toHaveLength(1 + total - 1); // one was withdrawn: it counts, and is told to nobody
  const json = (await app.inject(path.replace('.csv', '.json'))).json();
  expect(json.rows.map(({ title }: { title: string }) => title)).toEqual(['关于修桥的公告', '关于停水的通知']);
  expect(JSON.stringify(json) + lines.join()).not.toContain('仅供内部核对');
  expect((await asked('/api/v1/figures')).body.years.map(({ year }: { year: number }) => year)).toEqual([2023]);
});

test('the description names every endpoint, and every one of its examples can be asked', async () => {
  const { body } = await asked('/api/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  expect(Object.keys(body.paths)).toHaveLength(6);
  for (const [path, { get }] of Object.entries<{ get: { parameters: { name: string; in: string }[] } }>(body.paths)) {
    for (const { name, in: where } of get.parameters) expect(path.includes(`{${name}}`)).toBe(where === 'path');
    const url = path.replace('{id}', String(ids[0])).replace('{year}', '2023');
    expect((await asked(url, {}, '203.0.113.8')).status, url).toBe(200);
  }
});

test('the page asks by forms, an identifier in the path too', async () => {
  const $ = load((await app.inject('/api')).body);
  expect($('.api form').length).toBe(6);
  for (const label of $('.api label').toArray()) expect($(label).text()).toMatch(/^[^（]*[\u4e00-\u9fa5]/);
  const there = await app.inject(`/api/try?endpoint=${encodeURIComponent('/api/v1/documents/{id}')}&id=${ids[0]}`);
  expect(there.headers.location).toBe(`/api/v1/documents/${ids[0]}`);
  expect((await app.inject('/api/try?endpoint=https://example.com')).body).toContain('OpenAPI 3.1');
});

test('with kept pages too each request is counted, and a wrong key is told', async () => {
  const pages = new PageCache();
  const stop = listenToBooks(books.url, pages);
  const kept = await buildServer({ ...books, pages, now: () => now });
  await expect.poll(() => pages.isOpen).toBe(true);
  const address = await kept.listen({ port: 0, host: '127.0.0.1' });
  const status = async (headers = {}) => (await fetch(`${address}/api/v1/columns`, { headers })).status;
  for (let n = 0; n < 60; n += 1) expect(await status()).toBe(200);
  expect([await status(), await status({ 'x-api-key': `gk_${'x'.repeat(32)}` })]).toEqual([429, 429]);
  const other = await fetch(`${address}/api/v1/columns`, {
    headers: { 'x-forwarded-for': '203.0.113.12', 'x-api-key': 'gk_x' },
  });
  expect(other.status).toBe(401);
  await kept.close();
  await stop();
});

test('without a key sixty a minute, with one more; a key that was shut out opens nothing', async () => {
  const made = await admin.post('/console/api-keys', { name: '数据同步' });
  const key = /gk_[\w-]{32}/.exec(made.body)![0];
  expect((await admin.get('/console/api-keys')).body).not.toContain(key);
  expect(await db.selectFrom('api_keys').select('key_hash').execute()).not.toContainEqual({ key_hash: key });
  const from = '203.0.113.9';
  for (let n = 0; n < 60; n += 1) await asked('/api/v1/figures', {}, from);
  const over = await asked('/api/v1/figures', {}, from);
  expect([over.status, over.body.error]).toEqual([429, '操作过于频繁']);
  expect((await asked('/api/v1/figures', { 'x-api-key': key }, from)).status).toBe(200);
  expect((await admin.get('/console/api-keys')).body).toContain('2023-06-10');
  const { id } = await db.selectFrom('api_keys').select('id').executeTakeFirstOrThrow();
  await admin.post(`/console/api-keys/${id}/revoke`, {}, '/console/api-keys');
  expect((await asked('/api/v1/figures', { 'x-api-key': key }, '203.0.113.10')).status).toBe(401);
});

test('feeds come as JSON too, of the site and of a column', async () => {
  for (const url of ['/feed.json', '/columns/tongzhi/feed.json']) {
    const { body } = await asked(url);
    expect(body.version).toBe('https://jsonfeed.org/version/1.1');
    expect(body.items.map(({ title }: { title: string }) => title)).toEqual(['关于停水的通知', '关于修桥的公告']);
    expect(body.items[0].content_text).toBe('改在后天。');
  }
});
