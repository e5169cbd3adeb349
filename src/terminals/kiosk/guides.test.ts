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

test.each(['', '/documents', '/columns', '/search', '/guides', '/windows'])(
  'the page at %j is dressed: it may load our own styles and nothing else',
  async (path) => {
    const { headers } = await kiosk.get(`${kiosk.address}${path}`);
    expect(String(headers['content-security-policy']).split(';')).toEqual(
      expect.arrayContaining(["style-src 'self'", "object-src 'none'", "frame-ancestors 'none'"]),
    );
  },
);

test.each([['/guides/999999'], ['/guides/one']])('%s is not there', async (path) => {
  expect((await kiosk.get(`${kiosk.address}${path}`)).statusCode).toBe(404);
});

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
