import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import type { Channel } from '../../law/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { deliveriesOf } from '../index.ts';

const books = await testDatabase(rooms);
const { db } = books;
const now = new Date('2023-06-08T02:00:00Z'); // a Thursday
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let head: Client;
let editor: Client;

beforeAll(async () => {
  town = await testTown(db);
  head = new Client(app);
  await head.signIn((await town.person('office', 'disclosureHead')).login, town.password);
  editor = new Client(app);
  await editor.signIn((await town.person('village', 'editor')).login, town.password);
});

/** A document that was made public on a day, with its deliveries. */
const published = (title: string, channels: Channel[], on = '2023-06-01') =>
  publicDocument(books, town, { title, channels, at: `${on}T02:00:00Z` });

async function confirmed(documentId: number, channel: Channel, on: string): Promise<void> {
  const set = { state: 'confirmed', delivered_on: on } as const;
  await db
    .updateTable('deliveries')
    .set(set)
    .where('document_id', '=', documentId)
    .where('channel', '=', channel)
    .execute();
}

const cells = (html: string, title: string) => {
  const $ = load(html);
  const heads = $('.matrix thead th')
    .map((_, one) => $(one).text().trim())
    .get();
  const row = $('.matrix tbody tr').filter((_, one) => $(one).find('th a').text() === title);
  const told = row
    .find('td')
    .map((_, one) => $(one).text().replace(/\s+/g, ' ').trim())
    .get();
  return Object.fromEntries(told.map((text, n) => [heads[n + 1], text]));
};

test('every document stands with what became of it on each channel', async () => {
  const id = await published('关于修桥的公告', ['website', 'wechat', 'board']);
  await confirmed(id, 'board', '2023-06-02');
  await published('关于停水的通知', ['website', 'groups']);
  const page = (await head.get('/console/channel-desk?year=2023')).body;
  expect(cells(page, '关于修桥的公告')).toEqual({
    ...{
      本市政府网站: '已公开2023-06-01',
      微信公众号: '待发布2023-06-01',
      政务公开栏: '已公开2023-06-02',
      居民微信群: '—',
    },
  });
  const open = (await head.get('/console/channel-desk?state=open&channel=groups')).body;
  expect(Object.keys(cells(open, '关于停水的通知'))).not.toEqual([]);
  expect(cells(open, '关于修桥的公告')).toEqual({});
});

test('what is withdrawn from here goes everywhere it can, and is chased where a person must', async () => {
  const id = await published('关于旧办法的通知', ['website', 'board', 'wechat']);
  await confirmed(id, 'board', '2023-06-02');
  const deed = { deed: 'takeDown', documents: [String(id)], why: '' };
  const bare = await head.post('/console/channel-desk', deed);
  expect(bare.statusCode).toBe(422);
  expect(bare.body).toContain('请填写撤下原因');
  expect(bare.body).toMatch(new RegExp(`value="${id}" checked`));
  expect((await head.post('/console/channel-desk', { ...deed, why: '办法已经废止' })).statusCode).toBe(303);
  expect((await app.inject(`/documents/${id}`)).statusCode).toBe(410);
  const states = (await deliveriesOf(db, id)).map(({ channel, state, followUp }) => [channel, state, followUp]);
  expect(states).toEqual([
    ['website', 'confirmed', null],
    ['board', 'confirmed', 'takeDown'],
    ['wechat', 'removed', null],
  ]);
  expect((await head.get('/console/channel-desk')).body).toContain('1 处已撤下的信息还在外面');
  expect((await head.get('/console')).body).toContain('1 处已撤下的信息还在外面');
});

test('an editor of another office withdraws nothing, and is told', async () => {
  const id = await published('关于集市的通知', ['website', 'board']);
  const deed = { deed: 'takeDown', documents: [String(id), '999999'], why: '试一试' };
  expect((await editor.post('/console/channel-desk', deed)).statusCode).toBe(303);
  expect((await app.inject(`/documents/${id}`)).statusCode).toBe(200);
  expect((await editor.get('/console/channel-desk')).body).toContain('没有办成');
});

test('what failed waits again, all of it at once', async () => {
  const ids = [await published('关于甲的通知', ['board']), await published('关于乙的通知', ['board', 'groups'])];
  for (const id of ids)
    for (const one of await deliveriesOf(db, id))
      expect((await head.post(`/console/deliveries/${one.id}/fail`, { why: '栏已满' }, '/console')).statusCode).toBe(
        303,
      );
  const deed = { deed: 'retry', documents: ids.map(String), why: '' };
  expect((await head.post('/console/channel-desk', deed)).statusCode).toBe(303);
  for (const id of ids) expect((await deliveriesOf(db, id)).map(({ state }) => state)).not.toContain('failed');
});

test('the figures count what the ledger does, and open it; what was slow is told', async () => {
  const slow = await published('关于晚张贴的通知', ['website', 'board'], '2023-06-02'); // a Friday
  await confirmed(slow, 'board', '2023-06-06');
  const inTime = await published('关于早张贴的通知', ['website', 'board'], '2023-06-02');
  await confirmed(inTime, 'board', '2023-06-05');
  const $ = load((await head.get('/console/channel-figures?year=2023')).body);
  const links = $('main table a')
    .map((_, one) => [[$(one).attr('href')!, Number($(one).text())]] as [string, number][])
    .get() as unknown as [string, number][];
  expect(links.length).toBeGreaterThan(5);
  for (const [href, number] of links) {
    const ledger = load((await head.get(href)).body);
    const counted = ledger('.ledger-figures .current .fig b').text();
    expect(Number(counted), href).toBe(number);
  }
  const row = $('tr')
    .filter((_, one) => /^政务公开栏/.test($(one).text()))
    .last();
  expect(
    row
      .find('td')
      .map((_, one) => $(one).text())
      .get()
      .slice(2),
  ).toEqual(['1', '75.0 %']);
  const slowPage = (await head.get('/console/ledger?year=2023&channel=board&state=slow')).body;
  expect(slowPage).toContain('关于晚张贴的通知');
  expect(slowPage).not.toContain('关于早张贴的通知');
  const picture = await head.get('/console/channel-figures/2023/wide.svg');
  expect(picture.headers['content-type']).toContain('image/svg+xml');
  expect((await head.get('/console/channel-figures/2023/huge.svg')).statusCode).toBe(404);
});
