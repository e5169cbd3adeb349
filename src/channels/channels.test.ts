import ExcelJS from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import type { Channel } from '../law/index.ts';
import type { Change } from '../publishing/index.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { countDeliveries, countLate, countsByMonth, deliveriesOf, lateDeliveries, ledgerHref } from './index.ts';
import { csvField } from './ledger/export.ts';

const books = await testDatabase(rooms);
const { db } = books;
let now = new Date('2023-06-01T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;

beforeAll(async () => {
  town = await testTown(db);
});

/** A document that stands before the public, written straight into publishing's tables. */
async function publish(
  office: 'office' | 'village',
  channels: Channel[],
  title = '关于修缮村道的公告',
  formedOn = '2023-05-30',
) {
  const { id } = await db
    .insertInto('documents')
    .values({
      authority_id: town.authorityId,
      office_id: town.offices[office],
      state: 'published',
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const revision = await db
    .insertInto('revisions')
    .values({
      document_id: id,
      number: 1,
      created_at: now,
      saved_at: now,
      title,
      body_html: '',
      body_text: '',
      column_id: town.columnId,
      article_item: '20.11',
      formed_on: formedOn,
      channels,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.updateTable('documents').set({ revision_id: revision.id }).where('id', '=', id).execute();
  const change = (kind: Change['kind'], to = channels) =>
    db.transaction().execute((tx) =>
      books.house.tell('document', tx, {
        kind,
        documentId: id,
        authorityId: town.authorityId,
        revisionId: revision.id,
        channels: to,
        at: now,
        was: 'approved',
      }),
    );
  await change('published');
  return { id, change };
}

async function signedIn(...person: Parameters<TestTown['person']>) {
  const client = new Client(app);
  await client.signIn((await town.person(...person)).login, town.password);
  return client;
}

async function total() {
  return Object.values(await countDeliveries(db, town.authorityId, 2023)).reduce((sum, one) => sum + one, 0);
}

test('a publication is one delivery for each channel; the website is out at once', async () => {
  const before = await total();
  const { id } = await publish('office', ['website', 'wechat', 'board']);
  const rows = await deliveriesOf(db, id);
  expect(rows.map(({ channel, state, deliveredOn, url }) => [channel, state, deliveredOn, url])).toEqual([
    ['website', 'confirmed', '2023-06-01', `/documents/${id}`],
    ['wechat', 'planned', null, ''],
    ['board', 'planned', null, ''],
  ]);
  expect(await total()).toBe(before + 1);
});

test('a village contact finds what waits, confirms it with proof, and it counts', async () => {
  const { id } = await publish('village', ['website', 'board'], '建设村低保公示');
  const board = (await deliveriesOf(db, id))[1]!;
  const contact = await signedIn('village', 'contact');
  const list = await contact.get('/console/deliveries');
  expect(list.body).toContain('建设村低保公示');
  expect(list.body).not.toContain('关于修缮村道的公告');
  const path = `/console/deliveries/${board.id}`;
  const bare = await contact.post(`${path}/confirm`, { deliveredOn: '2023-06-01', url: '', note: '' }, '/console');
  expect(bare.statusCode).toBe(422);
  expect(bare.body).toContain('至少一项');
  const early = await contact.post(`${path}/confirm`, { deliveredOn: '2023-05-31', note: '已张贴' }, '/console');
  expect(early.statusCode).toBe(422);
  expect(early.body).toContain('已张贴');
  const wrong = await contact.post(
    `${path}/confirm`,
    { deliveredOn: '2023-06-01', url: 'javascript:alert(1)' },
    '/console',
  );
  expect(wrong.statusCode).toBe(422);
  const before = await total();
  expect(
    (await contact.post(`${path}/confirm`, { deliveredOn: '2023-06-01', note: '已张贴' }, '/console')).statusCode,
  ).toBe(303);
  expect(await total()).toBe(before + 1);
  const again = await contact.post(`${path}/confirm`, { deliveredOn: '2023-06-01', note: '再次' }, '/console');
  expect(again.statusCode).toBe(422);
  expect(await total()).toBe(before + 1);
});

test('other offices may look but not act; other authorities find nothing', async () => {
  const { id } = await publish('village', ['board']);
  const [board] = await deliveriesOf(db, id);
  const editor = await signedIn('office', 'editor');
  expect((await editor.get(`/console/deliveries/${board!.id}`)).statusCode).toBe(200);
  const refused = await editor.post(
    `/console/deliveries/${board!.id}/confirm`,
    { deliveredOn: '2023-06-01', note: '有' },
    '/console',
  );
  expect(refused.statusCode).toBe(403);
  const elsewhere = await testTown(db, 'lzz');
  const stranger = new Client(app);
  await stranger.signIn((await elsewhere.person('office', 'disclosureHead')).login, elsewhere.password);
  expect((await stranger.get(`/console/deliveries/${board!.id}`)).statusCode).toBe(404);
  expect((await stranger.get('/console/ledger?state=all')).body).not.toContain('关于修缮村道的公告');
  const admin = await signedIn(null, 'systemAdmin');
  expect((await admin.get('/console/ledger?year=2023')).statusCode).toBe(404);
});

test('a correction changes no count and asks for what is out to be replaced', async () => {
  const { id, change } = await publish('office', ['website', 'board', 'groups']);
  const head = await signedIn(null, 'disclosureHead');
  const board = (await deliveriesOf(db, id)).find((one) => one.channel === 'board')!;
  await head.post(`/console/deliveries/${board.id}/confirm`, { deliveredOn: '2023-06-01', note: '已张贴' }, '/console');
  const before = await total();
  await change('corrected');
  expect(await total()).toBe(before);
  const rows = await deliveriesOf(db, id);
  expect(rows.map(({ channel, state, followUp }) => [channel, state, followUp])).toEqual([
    ['website', 'confirmed', null],
    ['board', 'confirmed', 'replace'],
    ['groups', 'planned', null],
  ]);
  expect(rows[0]!.note).toContain('内容更正');
  const settled = await head.post(
    `/console/deliveries/${board.id}/settle`,
    { settledOn: '2023-06-01', settledNote: '' },
    '/console',
  );
  expect(settled.statusCode).toBe(303);
  expect((await deliveriesOf(db, id))[1]).toMatchObject({ followUp: null, state: 'confirmed' });
});

test('a withdrawal cancels what is planned, keeps what counted, and comes back with a new publication', async () => {
  const { id, change } = await publish('office', ['website', 'board']);
  const before = await total();
  await change('withdrawn');
  expect((await deliveriesOf(db, id)).map(({ state }) => state)).toEqual(['confirmed', 'removed']);
  expect(await total()).toBe(before);
  await change('published');
  expect((await deliveriesOf(db, id)).map(({ state }) => state)).toEqual(['confirmed', 'planned']);
  expect(await total()).toBe(before);
});

test('a failure is kept with its reason, tried again, confirmed, and a mistake undone', async () => {
  const { id } = await publish('office', ['wechat']);
  const [row] = await deliveriesOf(db, id);
  const editor = await signedIn('office', 'editor');
  const path = `/console/deliveries/${row!.id}`;
  expect((await editor.post(`${path}/fail`, { why: '' }, '/console')).statusCode).toBe(422);
  await editor.post(`${path}/fail`, { why: '公众号正在年审' }, '/console');
  expect((await editor.get(path)).body).toContain('公众号正在年审');
  await editor.post(`${path}/retry`, {}, '/console');
  await editor.post(`${path}/confirm`, { deliveredOn: '2023-06-01', url: 'https://example.cn/a' }, '/console');
  expect((await deliveriesOf(db, id))[0]!.state).toBe('confirmed');
  const before = await total();
  await editor.post(`${path}/undo`, { why: '登记错了信息' }, '/console');
  expect((await deliveriesOf(db, id))[0]).toMatchObject({ state: 'planned', deliveredOn: null });
  expect(await total()).toBe(before - 1);
});

test('what has no document is recorded by hand, for the own office only', async () => {
  const editor = await signedIn('office', 'editor');
  const form = {
    title: '=HYPERLINK("x")防汛提示',
    channel: 'wechat',
    deliveredOn: '2023-05-20',
    url: 'https://example.cn/b',
  };
  const page = '/console/deliveries/new';
  const other = await editor.post(page, { ...form, officeId: String(town.offices.village) });
  expect(other.statusCode).toBe(403);
  const future = await editor.post(page, { ...form, officeId: String(town.offices.office), deliveredOn: '2023-06-02' });
  expect(future.statusCode).toBe(422);
  expect(future.body).toContain('防汛提示');
  const made = await editor.post(page, { ...form, officeId: String(town.offices.office) });
  expect(made.statusCode).toBe(303);
  expect((await countsByMonth(db, town.authorityId, 2023))[4]).toBe(1);
});

test('the figures open the list that they count, and exports hold the same rows', async () => {
  const head = await signedIn(null, 'disclosureHead');
  const counts = await countDeliveries(db, town.authorityId, 2023);
  const page = await head.get(ledgerHref({ year: 2023, channel: 'website' }));
  expect(page.body.match(/class="title-cell"/g)).toHaveLength(counts.website);
  const csv = await head.get('/console/ledger/export.csv?year=2023');
  expect(csv.body.startsWith('\ufeff信息标题,')).toBe(true);
  expect(csv.body.trim().split('\r\n')).toHaveLength((await total()) + 1);
  expect(csv.body).toContain('"\'=HYPERLINK(""x"")防汛提示"');
  const excel = await head.get('/console/ledger/export.xlsx?year=2023');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(excel.rawPayload as never);
  const sheet = book.worksheets[0]!;
  expect(sheet.rowCount).toBe((await total()) + 1);
  expect(sheet.getColumn(1).values).toContain('=HYPERLINK("x")防汛提示');
  const narrowed = await head.get('/console/ledger?year=2023&words=%25');
  expect(narrowed.body).toContain('没有符合条件的记录');
});

test.each([
  'year=x&month=13&channel=fax&office=-1&item=99&state=odd&page=-4',
  'year=2023&page=999999',
  "words='%3B--&column=none&item=none",
])('an odd address is no error: %s', async (query) => {
  const head = await signedIn(null, 'disclosureHead');
  expect((await head.get(`/console/ledger?${query}`)).statusCode).toBe(200);
});

test('late is what came out after 20 working days, once for each document', async () => {
  const elsewhere = await testTown(db, 'wsz');
  const was = town;
  town = elsewhere;
  now = new Date('2023-06-28T02:00:00Z');
  await publish('office', ['website', 'board'], '迟到的决算', '2023-05-30'); // due 2023-06-28: 22, 23 June off, Sunday 25 worked
  now = new Date('2023-06-30T02:00:00Z');
  const late = await publish('office', ['website'], '更迟的决算', '2023-05-30');
  expect(await countLate(db, elsewhere.authorityId, 2023)).toBe(1);
  const [found] = await lateDeliveries(db, elsewhere.authorityId, 2023);
  expect(found).toMatchObject({ documentId: late.id, dueOn: '2023-06-28' });
  // a row among all says so too, and its own page
  const head = await signedIn('office', 'disclosureHead');
  const rows = (await head.get('/console/ledger?year=2023')).body.split('<tr').filter((row) => row.includes('的决算'));
  expect(rows.filter((row) => row.includes('超期')).map((row) => row.includes('更迟的决算'))).toEqual([true]);
  expect((await head.get(`/console/deliveries/${found!.id}`)).body).toContain('>超期<');
  town = was;
});

test.each([
  ['=1+1', `"'=1+1"`],
  ['@x', `"'@x"`],
  ['a"b,c', '"a""b,c"'],
  ['普通', '普通'],
])('CSV field %s', (text, field) => expect(csvField(text)).toBe(field));

test('a column may ask that nothing goes elsewhere for some hours, and what goes first', async () => {
  const before = now;
  now = new Date('2023-06-01T02:00:00Z');
  const [head, editor] = [await signedIn('office', 'disclosureHead'), await signedIn('office', 'editor')];
  const rule = { channels: ['website', 'board'], embargoHours: '3', order: '10', boardDays: '7' };
  const path = `/console/columns/${town.columnId}`;
  expect((await head.post(`${path}/delivering`, { ...rule, embargoHours: '721' }, path)).body).toContain('0 至 720');
  expect((await head.post(`${path}/delivering`, rule, path)).statusCode).toBe(303);
  const { id } = await publish('office', ['website', 'wechat'], '关于春耕用水的通知');
  const [website, wechat] = await deliveriesOf(db, id);
  expect(website!.state).toBe('confirmed');
  expect(wechat!.plannedAt.getTime() - now.getTime()).toBe(3 * 3_600_000);
  const said = { deliveredOn: '2023-06-01', url: 'https://example.cn/a', note: '' };
  const confirm = (by = editor) => by.post(`/console/deliveries/${wechat!.id}/confirm`, said, '/console');
  expect((await editor.get('/console/deliveries')).body).not.toContain('关于春耕用水的通知');
  expect((await editor.get(`/console/deliveries/${wechat!.id}`)).body).toContain('2023-06-01 13:00 起');
  expect((await confirm()).statusCode).toBe(422);
  now = new Date('2023-06-01T05:00:00Z');
  const later = await signedIn('office', 'editor');
  expect((await later.get('/console/deliveries')).body).toContain('关于春耕用水的通知');
  expect((await confirm(later)).statusCode).toBe(303);
  now = before;
  await head.post(`${path}/delivering`, { channels: [], embargoHours: '', order: '', boardDays: '' }, path);
});
