import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { load } from 'cheerio';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { inspect } from '../run.ts';
import { dueLinks, outsideOf, takeLink } from './store.ts';
import { visitLinks } from './visits.ts';

// Links to other sites of what is online are tried day by day, and told when they do not open on three days.
const books = await testDatabase(rooms);
const { db, files, house } = books;
let now = new Date('2024-01-10T00:30:00+08:00');
let town: TestTown;
let editor: Client;
let login: string;
let id: number;
const asked: string[] = [];
let answers = true;
const site = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  if (!answers) return void request.socket.destroy();
  response.writeHead(request.url === '/gone' ? 404 : request.url === '/shut' ? 403 : 200).end();
});
const own = (address: string) => address.startsWith('127.');
let at = '';
const SILENT = 'http://127.0.0.1:1/silent';

beforeAll(async () => {
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
  at = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  town = await testTown(db);
  const app = await buildServer({ ...books, now: () => now });
  editor = new Client(app);
  ({ login } = await town.person('finance', 'editor'));
  await editor.signIn(login, town.password);
  const links = [`${at}/here`, `${at}/gone`, `${at}/shut`, SILENT, 'http://192.168.0.1/'];
  id = await publicDocument(books, town, {
    ...{ title: '关于办理事项的通知', officeId: town.offices.finance, at: '2024-01-09T02:00:00Z' },
    html: links.map((one) => `<p>见<a href="${one}">网页</a>。</p>`).join(''),
  });
});
afterAll(() => site.close());

/** All visits of a day, each minute a turn, then the night after it. */
async function dayOf(day: string, after: string) {
  now = new Date(`${day}T08:00:00+08:00`);
  for (let minute = 0; minute < 6; minute += 1) {
    await visitLinks({ db, now }, own);
    now = new Date(now.getTime() + 60_000);
  }
  await night(after);
}
async function night(day: string) {
  now = new Date(`${day}T01:10:00+08:00`);
  await inspect({ db, files, house, now });
}
const told = async () =>
  (
    await sql<{ excerpt: string; message: string }>`select excerpt, message from inspection_findings
      where check_id = 'norm.link' and gone_day is null order by excerpt`.execute(db)
  ).rows;

test('the night says which there are; each is tried once a day, a site once in a while', async () => {
  await visitLinks({ db, now }, own);
  expect(asked).toEqual([]);
  await night('2024-01-11');
  expect(await outsideOf(db, town.authorityId, now)).toEqual({
    ...{ links: 5, tried: 0, answered: 0, closed: 0, network: false },
  });
  now = new Date('2024-01-11T08:00:00+08:00');
  await visitLinks({ db, now }, own);
  expect(asked).toHaveLength(1);
  await visitLinks({ db, now }, own);
  expect(asked).toHaveLength(1);
  await dayOf('2024-01-11', '2024-01-12');
  expect(asked.toSorted()).toEqual(['GET /gone', 'GET /shut', 'HEAD /gone', 'HEAD /here', 'HEAD /shut']);
  expect(await outsideOf(db, town.authorityId, new Date('2024-01-12T00:30:00+08:00'))).toEqual({
    ...{ links: 5, tried: 5, answered: 3, closed: 1, network: true },
  });
});

test('after three days those that did not open are told, to their office too; what asks who comes is not', async () => {
  await dayOf('2024-01-12', '2024-01-13');
  expect(await told()).toEqual([]);
  await dayOf('2024-01-13', '2024-01-14');
  expect(await told()).toEqual([
    { excerpt: SILENT, message: expect.stringContaining('2024-01-11 至 2024-01-13 试了 3 天，最近一次对方没有应答') },
    { excerpt: `${at}/gone`, message: expect.stringContaining('没有这个网页（404）') },
  ]);
  await editor.signIn(login, town.password);
  const page = load((await editor.get('/console/inspection')).body);
  expect(page('.findings').text()).toContain(`${at}/gone`);
  expect(page(`form[action="/console/documents/${id}/correct"]`)).toHaveLength(1);
  expect(page('main').text()).toContain('站外链接 5 个，最近一天试了 5 个，3 个有应答，1 个指向内部网络');
  const desk = load((await editor.get('/console')).body);
  expect(desk('main').text()).toMatch(/关于办理事项的通知.*已公开的正文里有 2 个链接打不开/s);
});

test('without a network outside nothing more is held for dead, nothing for mended, and it is said', async () => {
  answers = false;
  await dayOf('2024-01-14', '2024-01-15');
  expect((await told()).map(({ excerpt }) => excerpt)).toEqual([SILENT, `${at}/gone`]);
  await dayOf('2024-01-15', '2024-01-16');
  await dayOf('2024-01-16', '2024-01-17');
  expect((await told()).map(({ excerpt }) => excerpt)).toEqual([SILENT, `${at}/gone`]);
  await editor.signIn(login, town.password);
  expect((await editor.get('/console/inspection')).body).toContain('未能访问外网');
});

test('one that opens again is told no more', async () => {
  answers = true;
  site.removeAllListeners('request');
  site.on('request', (_, response) => response.end());
  await dayOf('2024-01-17', '2024-01-18');
  expect((await told()).map(({ excerpt }) => excerpt)).toEqual([SILENT]);
});

test('where five sites are silent within an hour the others are left alone', async () => {
  now = new Date('2024-02-01T08:00:00+08:00');
  const days = { day: '2024-02-01', now };
  for (let n = 0; n < 5; n += 1) {
    const one = { address: `http://s${n}.example/`, host: `s${n}.example` };
    expect(await takeLink(db, one, days)).toBe(true);
    expect(await takeLink(db, one, days)).toBe(false);
    await db.updateTable('outside_tries').set({ why: 'ETIMEDOUT' }).where('address', '=', one.address).execute();
  }
  const later = (minutes: number) => ({ day: '2024-02-01', now: new Date(now.getTime() + minutes * 60_000) });
  expect(await dueLinks(db, later(50), 20)).toEqual([]);
  expect(await dueLinks(db, later(61), 20)).toHaveLength(3);
});
