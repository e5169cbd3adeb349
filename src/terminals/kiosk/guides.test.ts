import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { Device } from '../../../test/support/terminals.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { emptyGuide, type WindowContent } from '../../guides/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

const books = await testDatabase(rooms);
const { db } = books;
const now = new Date('2024-03-05T02:00:00Z'); // a Tuesday, 10:00 in China
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let kiosk: Device;
let guide: number;

beforeAll(async () => {
  town = await testTown(db);
  const head = new Client(app);
  await head.signIn((await town.person('office', 'disclosureHead')).login, town.password);
  kiosk = new Device(app, 'kiosk');
  await kiosk.signInAt(head, { name: 'hall' });
  const of = { authority_id: town.authorityId, office_id: town.offices.office, saved_by: '测试', saved_at: now };
  const made = await db
    .insertInto('guides')
    .values({ ...of, draft: null, checked_on: '2024-03-01', withdrawn_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  guide = made.id;
  const content = { ...emptyGuide('临时救助申请'), conditions: '基本生活暂时困难。', steps: '提出申请\n入户了解' };
  await db
    .insertInto('guide_versions')
    .values({
      ...{ guide_id: guide, authority_id: town.authorityId, content: JSON.stringify(content) },
      ...{ submitted_by: '测试', signed_by: '测试', published_at: now, until: null },
    })
    .execute();
  const week = Array.from({ length: 7 }, (_, day) => (day < 5 ? [[510, 690]] : [])) as WindowContent['hours'];
  const window: WindowContent = {
    ...{ name: '社会救助', place: '一楼东侧', telephone: '', person: '', hours: week, exceptions: [] },
  };
  const { id } = await db
    .insertInto('service_windows')
    .values({ ...of, number: 1, content: JSON.stringify(window), closed_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('window_guides')
    .values({ window_id: id, guide_id: guide, authority_id: town.authorityId })
    .execute();
});

const page = async (path: string) => load((await kiosk.get(`${kiosk.address}${path}`)).body)('main');

test('from the first page to a matter, and back to the window that takes it', async () => {
  const tiles = (await page('')).find('.tile b').text();
  expect(tiles).toContain('办事指南');
  expect(tiles).toContain('服务窗口');
  expect((await page('/guides')).find(`a[href="${kiosk.address}/guides/${guide}"]`).text()).toContain('临时救助申请');
  const text = (await page(`/guides/${guide}`)).text();
  for (const part of ['基本生活暂时困难', '入户了解', '1 号窗口', '2024-03-01 核对']) expect(text).toContain(part);
  const windows = await page('/windows');
  expect(windows.find('.which').text()).toMatch(/1 号窗口.*社会救助.*至 11:30/);
  expect(windows.find('.matters a').attr('href')).toBe(`${kiosk.address}/guides/${guide}`);
});

test('what many ask, and what was said of it when', async () => {
  expect((await page('/topics')).text()).toContain('还没有公开的热点回应');
  const row = { authority_id: town.authorityId, office_id: town.offices.office, saved_by: '测试', saved_at: now };
  const { id } = await db
    .insertInto('topics')
    .values({ ...row, draft: null, closed_on: null, withdrawn_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  const said = { key: 'one', on: '2024-03-01', kind: 'link', text: '市里统一安排。', who: '', indexNumber: '' };
  const entries = [{ ...said, answerId: null, href: 'https://city.example/1' }];
  const content = { title: '垃圾清运', question: '几天一次。', entries, conclusion: '' };
  const signed = { submitted_by: '测试', signed_by: '测试', published_at: now, until: null };
  await db
    .insertInto('topic_versions')
    .values({ topic_id: id, authority_id: town.authorityId, content: JSON.stringify(content), ...signed })
    .execute();
  expect((await page('')).find('.tile b').text()).toContain('热点回应');
  expect((await page('/topics')).find(`a[href="${kiosk.address}/topics/${id}"]`).text()).toContain('垃圾清运');
  const one = await page(`/topics/${id}`);
  for (const part of ['几天一次', '2024-03-01', '市里统一安排']) expect(one.text()).toContain(part);
  expect(one.find('a[href^="https:"]').length, 'no way out: a code for a phone').toBe(0);
  expect(one.find('.qr svg').length).toBe(1);
});

test.each(['', '/documents', '/columns', '/search', '/guides', '/topics', '/windows'])(
  'the page at %j is dressed: it may load our own styles and nothing else',
  async (path) => {
    const { headers } = await kiosk.get(`${kiosk.address}${path}`);
    expect(String(headers['content-security-policy']).split(';')).toEqual(
      expect.arrayContaining(["style-src 'self'", "object-src 'none'", "frame-ancestors 'none'"]),
    );
  },
);

test.each([['/guides/999999'], ['/guides/one'], ['/topics/999999'], ['/topics/feed.xml']])(
  '%s is not there',
  async (path) => {
    expect((await kiosk.get(`${kiosk.address}${path}`)).statusCode).toBe(404);
  },
);

test.each(['call', 'end', 'report', 'documents/1/print', 'disclosure/application/file'])(
  'its device, too, sends nothing to %s without its token',
  async (path) => {
    const headers = { cookie: kiosk.cookieHeader() };
    const reply = await app.inject({ method: 'POST', url: `${kiosk.address}/${path}`, headers, payload: { a: 'b' } });
    expect(reply.statusCode).toBe(403);
  },
);

test('another browser sees none of it', async () => {
  const other = await new Client(app).get(`${kiosk.address}/guides`);
  expect(other.headers.location).toBe('/kiosk');
});
