import { load } from 'cheerio';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { drafted } from '../../test/support/drafted.ts';
import { MailServer, wordsOf } from '../../test/support/mail-server.ts';
import { testRoom } from '../../test/support/room.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { writtenTo } from '../../test/support/written-to.ts';
import { saveMailSettings } from '../mail/actions.ts';
import { keepWish, sendMails } from '../mail/index.ts';
import { assemble } from '../platform/house.ts';
import type { OpenLimit } from '../platform/limits.ts';
import { unwrap } from '../platform/outcome.ts';
import type { DeskLine } from '../platform/room.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { planReminders } from './planning.ts';
import { forgetEnded } from './snoozing/store.ts';

let limits: OpenLimit[] = [];
let lines: (DeskLine & { whose?: number })[] = [];
let asked = 0;
const things = testRoom({
  places: [{ label: '演示事项', path: '/console/things', roles: 'everybody' }],
  limits: async (_db, authorityId) => limits.filter((one) => one.authorityId === authorityId),
  desk: {
    lines: async ({ who }) => {
      asked += 1;
      return lines.filter(({ whose }) => whose === undefined || whose === who.id);
    },
  },
});
const books = { ...(await testDatabase(rooms)), house: assemble([...rooms, things]) };
const { db, house, sealer } = books;
let now = new Date('2024-05-20T02:00:00Z'); // a Monday, 10:00
const app = await buildServer({ ...books, now: () => now });
const server = new MailServer();
const { mails } = server;
let town: TestTown;
let officer: Awaited<ReturnType<TestTown['person']>>;
let head: Awaited<ReturnType<TestTown['person']>>;
let clients: Record<'officer' | 'head', Client>;

beforeAll(async () => {
  await server.listen();
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
  head = await town.person('office', 'disclosureHead');
  const admin = await town.person(null, 'systemAdmin', 'platformOperator');
  unwrap(await saveMailSettings({ db, house, sealer, who: admin, now }, { ...server.settings, password: '' }));
  await writtenTo(books, officer);
  await writtenTo(books, head);
});
afterAll(() => server.close());
beforeEach(async () => {
  limits = [];
  lines = [];
  mails.length = 0;
  await db.deleteFrom('mails').execute();
  await db.deleteFrom('snoozes').execute();
  await at('2024-05-20');
});

/** Ten in the morning of a day in China; both sign in anew. */
async function at(day: string) {
  now = new Date(`${day}T02:00:00Z`);
  clients = { officer: new Client(app, '198.51.100.1'), head: new Client(app, '198.51.100.2') };
  await clients.officer.signIn(officer.login, town.password);
  await clients.head.signIn(head.login, town.password);
}
const limit = (n: number | string, on: string, given: Partial<OpenLimit> = {}): OpenLimit => ({
  ...{ key: `thing:${n}`, authorityId: town.authorityId, room: '演示事项', title: `第 ${n} 件` },
  ...{ href: `/console/things/${n}`, limit: '办理期限', on, provisional: false, officerId: officer.id },
  ...given,
});
const pageOf = async (client: Client) => load((await client.get('/console/notices')).body);
type Page = Awaited<ReturnType<typeof pageOf>>;
const titles = ($: Page, id: string) =>
  $(`#${id} li a`)
    .toArray()
    .map((one) => $(one).text());
const snooze = (client: Client, fields: Record<string, string | string[]>) =>
  client.post('/console/notices/snooze', { snooze: 'tomorrow', on: '', group: 'soon', ...fields }, '/console/notices');
const turn = async () => {
  await planReminders({ db, house, now });
  await sendMails({ db, house, sealer, now });
};

test('everything stands once, by urgency and room; what is done disappears by itself; others see their own', async () => {
  limits = [limit(1, '2024-05-17'), limit(2, '2024-05-20'), limit(3, '2024-05-22'), limit(4, '2024-07-01')];
  lines = [
    { title: '第 3 件，说得更多', href: '/console/things/3', note: '同一件', by: '2024-05-22' },
    { title: '5 条等待', href: '/console/things', note: '没有期限' },
  ];
  const $ = await pageOf(clients.officer);
  expect(titles($, 'late')).toEqual(['第 1 件']);
  expect(titles($, 'today')).toEqual(['第 2 件']);
  expect(titles($, 'soon')).toEqual(['第 3 件，说得更多']);
  expect(titles($, 'other')).toEqual(expect.arrayContaining(['第 4 件', '5 条等待']));
  expect($('#soon h3').text()).toBe('演示事项');
  expect($('#late input[type=checkbox], #today input[type=checkbox]')).toHaveLength(0);
  expect($('.rail a[href="/console/notices"] i').attr('aria-label')).toBe('3 件待办');
  limits = [1, 2].map((n) => limit(n, '2024-05-17', { href: '/console/things' }));
  expect(titles(await pageOf(clients.officer), 'late')).toEqual(['第 1 件', '第 2 件']); // not twice what the line says of both
  limits = [];
  const after = await pageOf(clients.officer);
  expect(after('#late, #today')).toHaveLength(0);
  const editor = new Client(app, '198.51.100.3');
  limits = [limit(1, '2024-05-17')];
  await editor.signIn((await town.person('office', 'editor')).login, town.password);
  expect((await editor.get('/console/notices')).body).not.toContain('第 1 件');
  expect((await editor.get('/console/alerts')).headers.location).toBe('/console/notices');
});

test('left alone it stands folded, out of the bell and the mails, and comes back by itself or by a click', async () => {
  limits = [limit(1, '2024-05-24'), limit(2, '2024-05-23')];
  expect((await snooze(clients.officer, { keys: 'limit:thing:1' })).statusCode).toBe(303);
  let $ = await pageOf(clients.officer);
  expect(titles($, 'soon')).toEqual(['第 2 件']);
  expect($('#asleep').text()).toContain('2024-05-21 恢复');
  expect($('.rail a[href="/console/notices"] i').attr('aria-label')).toBe('1 件待办');
  expect(load((await clients.officer.get('/console')).body)('main').text()).not.toContain('第 1 件');
  // the head sees who left it alone, and has it on the own list
  const heads = await pageOf(clients.head);
  expect(heads('#others').text()).toContain(`${officer.name}暂缓到 2024-05-21`);
  expect(titles(heads, 'soon')).toContain('第 1 件');
  await turn();
  expect(mails.map(wordsOf).join()).not.toContain('第 1 件');
  expect(mails.map(wordsOf).join()).toContain('第 2 件');
  expect(
    (await clients.officer.post('/console/notices/wake', { key: 'limit:thing:1' }, '/console/notices')).statusCode,
  ).toBe(303);
  await turn();
  expect(mails.map(wordsOf).join()).toContain('第 1 件');
  $ = await pageOf(clients.officer);
  expect(titles($, 'soon')).toEqual(['第 2 件', '第 1 件']);
  await snooze(clients.officer, { keys: 'limit:thing:1' });
  await at('2024-05-21');
  expect(titles(await pageOf(clients.officer), 'soon')).toContain('第 1 件');
  await forgetEnded(db, '2024-05-21');
  expect(await db.selectFrom('snoozes').select('key').execute()).toEqual([]);
});

test('a limit that moves, comes to its next stage, or a sum that grows ends it', async () => {
  limits = [limit(1, '2024-05-29'), limit(2, '2024-06-20')];
  lines = [{ title: '3 条等待', href: '/console/things', note: '' }];
  const keys = ['limit:thing:1', 'limit:thing:2', 'line:/console/things#'];
  expect((await snooze(clients.officer, { keys, snooze: 'three' })).statusCode).toBe(303);
  const asleep = async () => titles(await pageOf(clients.officer), 'asleep');
  expect(await asleep()).toHaveLength(3);
  lines = [{ title: '4 条等待', href: '/console/things', note: '' }];
  expect(await asleep()).toHaveLength(2);
  limits = [limits[0]!, limit(2, '2024-06-21')];
  expect(await asleep()).toEqual(['第 1 件']);
  await at('2024-05-22'); // five working days before the limit
  expect(await asleep()).toEqual([]);
});

test('beyond the last working day, over or today, gone, of another or of another authority: refused, and nothing typed is lost', async () => {
  limits = [limit(1, '2024-05-25'), limit(2, '2024-05-17'), limit(3, '2024-05-20'), limit(4, '2024-05-22')];
  limits.push(
    limit(9, '2024-05-24', { authorityId: town.authorityId + 1 }),
    limit(8, '2024-05-24', { officerId: head.id }),
  );
  const one = clients.officer;
  const late = await snooze(one, { keys: ['limit:thing:1', 'limit:thing:4'], snooze: 'day', on: '2024-05-24' });
  expect(late.statusCode).toBe(422);
  const $ = load(late.body);
  expect($('#soon').text()).toContain('最晚暂缓到 2024-05-22，是期限的最后一个工作日；期限不因暂缓而顺延');
  expect($('#soon input[type=checkbox][checked]')).toHaveLength(2);
  expect($('#soon input[name=on]').attr('value')).toBe('2024-05-24');
  expect((await snooze(one, { keys: 'limit:thing:2' })).body).toContain('不能暂缓');
  expect((await snooze(one, { keys: 'limit:thing:3' })).body).toContain('今天已是期限的最后一个工作日');
  expect((await snooze(one, { keys: 'limit:thing:77' })).statusCode).toBe(409);
  expect((await snooze(one, { keys: 'limit:thing:9' })).statusCode).toBe(409);
  expect((await snooze(one, { keys: 'limit:thing:8' })).statusCode).toBe(409);
  expect((await snooze(one, {})).body).toContain('请先勾选要暂缓的提醒');
  for (const fields of [
    { keys: 'limit:thing:1', snooze: 'forever' },
    { keys: 'limit:thing:1', snooze: '__proto__' },
    { keys: 'x'.repeat(500) },
    { keys: 'limit:thing:1', snooze: 'day', on: '0001-01-01' },
    { keys: 'limit:thing:1', snooze: 'day', on: '9999-12-31' },
    { keys: 'limit:thing:1', snooze: 'day', on: '\u0000' },
    { keys: 'limit:thing:1', snooze: ['day', 'three'], on: ['a', 'b'], group: 'nowhere' },
  ] as Record<string, string>[])
    expect((await snooze(one, fields)).statusCode).toBe(422);
  for (const fields of [{}, { key: 'x'.repeat(500) }, { key: ['a', 'b'] }] as Record<string, string>[])
    expect((await one.post('/console/notices/wake', fields, '/console/notices')).statusCode).toBe(422);
  expect((await one.post('/console/notices/wake', { key: 'limit:thing:1' }, '/console/notices')).statusCode).toBe(409);
  expect((await one.get('/console/notices?show=__proto__&show=late')).statusCode).toBe(200);
  expect(await db.selectFrom('snoozes').select('key').execute()).toEqual([]);
});

test('the machine off for a week: one mail of what is true when it is on again; who leaves, the others hear of theirs', async () => {
  await db
    .transaction()
    .execute((tx) => keepWish(tx, officer.id, { mode: 'daily', quiet: true, from: 1200, to: 480, daysOff: true }, now));
  limits = [limit(1, '2024-05-22'), limit(2, '2024-05-31'), limit(3, '2024-05-23')];
  await turn();
  mails.length = 0;
  limits = limits.slice(0, 2); // the third was met
  now = new Date('2024-05-26T18:00:00Z'); // Monday, two in the night
  await turn();
  expect(mails.filter(({ to }) => to[0] === `p${officer.id}@example.com`)).toEqual([]);
  now = new Date('2024-05-27T00:00:00Z');
  await Promise.all([turn(), turn()]);
  const told = mails.filter(({ to }) => to[0] === `p${officer.id}@example.com`).map(wordsOf);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('第 1 件：已超期');
  expect(told[0]).toContain('第 2 件：还有 4 个工作日');
  expect(told[0]).not.toContain('第 3 件');
  const other = await town.person('office', 'caseOfficer');
  await writtenTo(books, other);
  await db.updateTable('staff').set({ active: false }).where('id', '=', officer.id).execute();
  await turn();
  await db.updateTable('staff').set({ active: true }).where('id', '=', officer.id).execute();
  expect(mails.filter(({ to }) => to[0] === `p${other.id}@example.com`)).toHaveLength(1);
  await writtenTo(books, officer);
});

test('over, it is told to the head who wants no mail at all; what is older stands below, and brings no mail alone', async () => {
  await db
    .transaction()
    .execute((tx) => keepWish(tx, head.id, { mode: 'none', quiet: true, from: 1200, to: 480, daysOff: true }, now));
  limits = [limit(1, '2024-05-21', { officerId: null })];
  await turn();
  const heads = () => mails.filter(({ to }) => to[0] === `p${head.id}@example.com`).map(wordsOf);
  expect(heads()).toEqual([]);
  now = new Date('2024-05-22T02:00:00Z');
  await turn();
  expect(heads()).toHaveLength(1);
  limits.push(limit(2, '2024-05-22', { officerId: null }));
  now = new Date('2024-05-23T02:00:00Z');
  await turn();
  expect(heads()).toHaveLength(2);
  expect(heads()[1]).toMatch(/有 1 项提醒[\s\S]*第 2 件[\s\S]*以前提醒过、还没有办完的 1 项：[\s\S]*第 1 件：已超期/);
  now = new Date('2024-05-24T02:00:00Z');
  await turn();
  expect(heads()).toHaveLength(2);
  await writtenTo(books, head);
});

test('what waits for somebody away stands with their deputy while the absence lasts, and not before or after', async () => {
  const [author, reviewer] = [await town.person('office', 'editor'), await town.person('office', 'officeReviewer')];
  const deputy = await town.person('finance', 'editor');
  const signedIn = async ({ login }: { login: string }) => {
    const client = new Client(app, '198.51.100.4');
    await client.signIn(login, town.password);
    return client;
  };
  const writer = await signedIn(author);
  const document = await drafted(writer, town.columnId, { fields: { title: '代办的公示', formed_on: '2024-05-17' } });
  expect((await writer.post(`${document}/submit`, {}, document)).statusCode).toBe(303);
  const waits = async (whom: { login: string }) =>
    titles(await pageOf(await signedIn(whom)), 'other').includes('代办的公示');
  const away = { person: `${reviewer.id}`, deputy: `${deputy.id}`, roles: ['officeReviewer'], reason: '外出培训' };
  const own = await signedIn(reviewer);
  const named = await own.post('/console/deputies', { ...away, from: '2024-05-21', to: '2024-05-22' });
  expect([named.statusCode, await waits(reviewer), await waits(deputy)]).toEqual([303, true, false]); // not yet away
  now = new Date('2024-05-20T16:00:00Z'); // the first minute of the 21st in China
  expect([await waits(deputy), await waits(reviewer), await waits(author)]).toEqual([true, true, false]);
  const $ = await pageOf(await signedIn(deputy));
  expect($('main').text()).toContain(`您代${reviewer.name}办理审核`);
  const asDeputy = await signedIn(deputy);
  const keys = $('input[aria-label="暂缓“代办的公示”"]').attr('value')!;
  expect((await snooze(asDeputy, { keys, snooze: 'day', on: '2024-06-03' })).statusCode).toBe(303);
  expect(titles(await pageOf(asDeputy), 'asleep')).toEqual(['代办的公示']);
  expect(titles(await pageOf(await signedIn(reviewer)), 'asleep')).toEqual([]); // who is away left nothing alone
  expect((await asDeputy.post('/console/notices/wake', { key: keys }, '/console/notices')).statusCode).toBe(303);
  now = new Date('2024-05-22T15:59:00Z');
  expect(await waits(deputy)).toBe(true);
  now = new Date('2024-05-22T16:00:00Z');
  expect([await waits(deputy), await waits(reviewer)]).toEqual([false, true]);
});

test('a snooze ends with its day: asleep to the last minute in China, there again in the next', async () => {
  limits = [limit(1, '2024-05-29')];
  lines = [{ title: '3 条等待', href: '/console/things', note: '' }];
  const keys = ['limit:thing:1', 'line:/console/things#'];
  expect((await snooze(clients.officer, { keys, snooze: 'day', on: '2024-05-21' })).statusCode).toBe(303);
  const seen = async (instant: string) => {
    now = new Date(instant);
    const client = new Client(app, '198.51.100.5');
    await client.signIn(officer.login, town.password);
    const $ = await pageOf(client);
    return [titles($, 'asleep').length, titles($, 'other').length];
  };
  expect(await seen('2024-05-20T15:59:59Z')).toEqual([2, 0]);
  expect(await seen('2024-05-20T16:00:00Z')).toEqual([0, 2]);
});

test('five hundred things: the first fifty of a group, the rest behind a link; the bell asks once in half a minute', async () => {
  limits = Array.from({ length: 500 }, (_, n) => limit(n, '2024-05-23'));
  const $ = await pageOf(clients.officer);
  expect($('#soon li')).toHaveLength(50);
  expect($('#soon').text()).toContain('另有 450 项');
  expect(load((await clients.officer.get('/console/notices?show=soon')).body)('#soon li')).toHaveLength(500);
  await clients.officer.get('/console/account/mail');
  const before = asked;
  now = new Date(now.getTime() + 29_000);
  for (let n = 0; n < 5; n += 1) await clients.officer.get('/console/account/mail');
  expect(asked).toBe(before);
  now = new Date(now.getTime() + 2_000);
  await clients.officer.get('/console/account/mail');
  expect(asked).toBe(before + 1);
});
