import { load } from 'cheerio';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { correctDocument, publicDocument, withdrawDocument } from '../../test/support/publications.ts';
import { Device } from '../../test/support/terminals.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { deliveriesOf } from '../channels/index.ts';
import { emptyGuide } from '../guides/index.ts';
import type { Role } from '../platform/roles.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { onlinePlaylist } from './playlists/online.ts';

const books = await testDatabase(rooms);
const { db } = books;
let now = new Date('2024-03-05T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
let town: TestTown;
let head: Client;
let people = 0;

beforeAll(async () => {
  town = await testTown(db);
});
beforeEach(async () => {
  now = new Date('2024-03-05T02:00:00Z');
  head = await signedIn();
  await db.updateTable('terminals').set({ shut_out_at: now, token_hash: null, carries: '[]' }).execute();
});

/** Somebody new each time: who tries codes tries few, and a session ends with its day. */
async function signedIn(office: 'office' | null = 'office', role: Role = 'disclosureHead'): Promise<Client> {
  people += 1;
  const client = new Client(app, `2001:db8:${people.toString(16)}::1`);
  await client.signIn((await town.person(office, role)).login, town.password);
  return client;
}
const onScreen = (title: string) =>
  publicDocument(books, town, { title, channels: ['website', 'screen'], at: now.toISOString() });
const delivery = async (id: number) => (await deliveriesOf(db, id)).find(({ channel }) => channel === 'screen')!;
const labels = async (device: Device) =>
  (await device.message()).items.flatMap(({ slides }) => slides.map(({ label }) => label));
const lines = async () => load((await head.get('/console')).body)('.todo').text();
let names = 0;
async function screen(): Promise<Device> {
  const device = new Device(app);
  names += 1;
  await device.signInAt(head, { name: `hall-${names}` });
  return device;
}

test('a browser shows a code, somebody types it in, and from then on it is the screen of that name', async () => {
  const device = new Device(app);
  const code = await device.code();
  expect(code).toMatch(/^[A-Z3479]{3} [A-Z3479]{3}$/);
  expect(await device.code()).toBe(code); // as long as it holds
  const stranger = new Client(app);
  expect((await stranger.get('/screen/door')).body).not.toContain(code);
  await device.signInAt(head, { name: 'door', place: '一楼门口' });
  expect((await device.get('/screen')).headers.location).toBe('/screen/door');
  expect((await device.get('/screen/door')).body).toContain('id="screen"');
  expect((await stranger.get('/screen/door')).body).toContain('id="waiting"');
  for (const path of ['message', 'signals', 'worker.js'])
    expect((await stranger.get(`/screen/door/${path}`)).statusCode).toBe(404);
  const token = [...device.cookies].find(([name]) => name === 'device-screen')![1];
  expect((await head.get('/console/terminals')).body).not.toContain(token);
  expect(JSON.stringify(await db.selectFrom('terminals').selectAll().execute())).not.toContain(token);
});

test('a code is over after ten minutes, a wrong one signs nothing in, and a used one is no more', async () => {
  const device = new Device(app);
  const code = await device.code();
  const fields = { name: 'late', place: '二楼', orientation: 'portrait' };
  const wrong = await head.post('/console/terminals', { ...fields, code: 'AAA AAA' }, '/console/terminals');
  expect([wrong.statusCode, load(wrong.body)('.summary a[href="#f-code"]').length]).toEqual([422, 1]);
  expect(load(wrong.body)('[name=place]').val()).toBe('二楼');
  later(601);
  expect((await head.post('/console/terminals', { ...fields, code }, '/console/terminals')).statusCode).toBe(422);
  const fresh = await device.code();
  expect(fresh).not.toBe(code);
  expect((await head.post('/console/terminals', { ...fields, code: fresh }, '/console/terminals')).statusCode).toBe(
    303,
  );
  expect(
    (await head.post('/console/terminals', { ...fields, code: fresh, name: 'two' }, '/console/terminals')).statusCode,
  ).toBe(422);
});

test.each([
  [{ name: '大厅' }, 'name'],
  [{ name: 'waiting' }, 'name'],
  [{ place: '' }, 'place'],
  [{ orientation: 'round' }, 'orientation'],
  [{ code: 'A' }, 'code'],
])('%j is refused at its field', async (fault, field) => {
  const code = await new Device(app).code();
  const given = { name: 'fine', place: '大厅', orientation: 'landscape', code, ...fault };
  const page = await head.post('/console/terminals', given, '/console/terminals');
  expect([page.statusCode, load(page.body)(`.summary a[href="#f-${field}"]`).length]).toEqual([422, 1]);
});

test('a device that was shut out sees a code at once, one that was renamed goes to its new address', async () => {
  const device = await screen();
  const { id } = await db
    .selectFrom('terminals')
    .select('id')
    .where('shut_out_at', 'is', null)
    .executeTakeFirstOrThrow();
  const one = `/console/terminals/${id}`;
  expect((await head.post(one, { name: 'renamed', place: '三楼', orientation: 'portrait' }, one)).statusCode).toBe(303);
  expect(await device.message()).toMatchObject({ address: '/screen/renamed', turn: 'portrait' });
  expect((await device.get(device.address)).headers.location).toBe('/screen/renamed');
  expect((await head.post(`${one}/shut-out`, {}, one)).statusCode).toBe(303);
  expect((await device.get('/screen/renamed/message')).statusCode).toBe(404);
  expect((await device.get('/screen/renamed')).body).toContain('id="waiting"');
  expect((await head.get('/console/terminals')).body).toContain('停用的终端');
  expect((await head.get(one)).statusCode).toBe(404);
});

test('what was signed off for screens stands on them, and is out once one of them has shown it', async () => {
  const device = await screen();
  const id = await onScreen('关于停水的通知');
  const message = await device.message();
  expect(message.items[0]!.slides[0]).toMatchObject({ label: '关于停水的通知', document: { documentId: id } });
  expect((await delivery(id)).state).toBe('planned');
  await device.report(message);
  expect((await delivery(id)).state).toBe('planned'); // there, and not shown yet
  expect((await device.report(message, ['关于停水的通知'])).statusCode).toBe(200);
  expect(await delivery(id)).toMatchObject({
    state: 'confirmed',
    deliveredOn: '2024-03-05',
    recordedBy: '平台自动发布',
    note: expect.stringContaining('便民服务大厅的显示大屏 hall-'),
  });
  const entries = await db.selectFrom('audit_log').select('subject').where('action', '=', 'channels.shown').execute();
  expect(entries).toEqual([{ subject: `delivery:${(await delivery(id)).id}` }]);
});

test('what its column holds back for some hours is on no screen before', async () => {
  const device = await screen();
  await db.updateTable('columns').set({ embargo_hours: 24 }).where('id', '=', town.columnId).execute();
  await onScreen('关于明天上屏的通知');
  const shown = async () => JSON.stringify(await device.message()).includes('关于明天上屏的通知');
  expect(await shown()).toBe(false);
  await db.updateTable('columns').set({ embargo_hours: 0 }).where('id', '=', town.columnId).execute();
  expect(await shown()).toBe(true);
});

test('an earlier revision, or one that is no longer public, proves nothing', async () => {
  const device = await screen();
  const id = await onScreen('关于停电的通知');
  const old = await device.message();
  await correctDocument(books, town, id, { text: '改在后天。', at: now, channels: ['website', 'screen'] });
  await device.report(old, ['关于停电的通知']);
  expect((await delivery(id)).state).toBe('planned');
  const fresh = await device.message();
  expect(fresh.items[0]!.slides[0]!.html).toContain('改在后天');
  await device.report(fresh, ['关于停电的通知']);
  expect((await delivery(id)).state).toBe('confirmed');
});

test('a withdrawal is settled when no device holds it any more; one that may still show it keeps it open', async () => {
  const [one, other] = [await screen(), await screen()];
  const id = await onScreen('关于修路的通知');
  const before = await one.message();
  await other.message(); // it was sent there, and nothing is heard of it since
  await one.report(before, ['关于修路的通知']);
  await withdrawDocument(books, town, id, '有误', now);
  expect((await delivery(id)).followUp).toBe('takeDown');
  const after = await one.message();
  expect(after.items.flatMap(({ slides }) => slides.map(({ label }) => label))).not.toContain('关于修路的通知');
  await one.report(after);
  expect((await delivery(id)).followUp).toBe('takeDown');
  await other.report(await other.message());
  expect(await delivery(id)).toMatchObject({
    state: 'confirmed',
    followUp: null,
    note: expect.stringContaining('平台已撤下'),
  });
});

test('a correction is settled when the new text was shown and the old one is nowhere', async () => {
  const device = await screen();
  const id = await onScreen('关于集市的通知');
  await device.report(await device.message(), ['关于集市的通知']);
  await correctDocument(books, town, id, { text: '改在周日。', at: now, channels: ['website', 'screen'] });
  expect((await delivery(id)).followUp).toBe('replace');
  const fresh = await device.message();
  await device.report(fresh);
  expect((await delivery(id)).followUp).toBe('replace');
  await device.report(fresh, ['关于集市的通知']);
  expect(await delivery(id)).toMatchObject({ followUp: null, note: expect.stringContaining('平台已替换') });
});

test('what a person put up on a screen that is no device stays with a person', async () => {
  const id = await onScreen('关于老屏的通知');
  const at = `/console/deliveries/${(await delivery(id)).id}`;
  await head.post(`${at}/confirm`, { deliveredOn: '2024-03-05', note: '门口旧屏', url: '' }, at);
  await withdrawDocument(books, town, id, '有误', now);
  const device = await screen();
  await device.report(await device.message());
  expect(await delivery(id)).toMatchObject({ state: 'confirmed', followUp: 'takeDown' });
});

test('a device of another authority proves nothing here', async () => {
  const id = await onScreen('关于边界的通知');
  const { revision_id: revisionId } = await db
    .selectFrom('publications')
    .select('revision_id')
    .where('document_id', '=', id)
    .executeTakeFirstOrThrow();
  const device = await screen();
  await db
    .updateTable('terminals')
    .set({ authority_id: (await testTown(db, 'bcz')).authorityId })
    .where('shut_out_at', 'is', null)
    .execute();
  const body = { version: '', label: '', shown: [{ documentId: id, revisionId }], carries: [] };
  const headers = { cookie: device.cookieHeader(), 'x-csrf-token': await device.token('/screen') };
  const sent = await app.inject({ method: 'POST', url: `${device.address}/report`, headers, payload: body });
  expect([403, 404]).toContain(sent.statusCode);
  expect((await delivery(id)).state).toBe('planned');
});

test.each([
  ['{}', 422],
  ['[]', 422],
  ['{"version":"a","label":"b","shown":[{"documentId":1e99,"revisionId":1}],"carries":[]}', 422],
  ['{"version":"a","label":"b","shown":"x","carries":[]}', 422],
  ['{', 400],
])('the report %s is refused', async (payload, status) => {
  const device = await screen();
  const { token } = await device.message();
  const headers = { cookie: device.cookieHeader(), 'x-csrf-token': token, 'content-type': 'application/json' };
  const sent = await app.inject({ method: 'POST', url: `${device.address}/report`, headers, payload });
  expect(sent.statusCode).toBe(status);
});

test('a dark device is told on the workbench while the offices are open', async () => {
  const device = await screen();
  await device.report(await device.message());
  expect(await lines()).not.toContain('没有上报');
  later(120);
  expect(await lines()).toContain('便民服务大厅的显示大屏没有上报');
  const row = load((await head.get('/console/terminals')).body)('tbody tr')
    .first()
    .text();
  expect(row).toContain('2024-03-05 10:00 起');
  now = new Date('2024-03-05T10:00:00Z');
  head = await signedIn();
  expect(await lines()).not.toContain('没有上报');
  await device.report(await device.message());
  expect(await lines()).not.toContain('没有上报');
});

test('the list of what is shown: added, put in order, changed, removed; an urgent notice stands until it is ended', async () => {
  const list = '/console/terminals/playlist';
  const device = await screen();
  const text = {
    title: '窗口时间',
    body: '每天八点半开门',
    seconds: '10',
    priority: '1',
    weekdays: ['1', '2', '3', '4', '5', '6', '7'],
  };
  expect((await head.post(`${list}/new/text`, text, list)).statusCode).toBe(303);
  expect((await head.post(`${list}/new/figures`, text, list)).statusCode).toBe(303);
  const own = async () => (await labels(device)).slice(-2);
  expect(await own()).toEqual(['窗口时间', '2024 年公开数据']);
  const ids = (await db.selectFrom('playlist_items').select('id').orderBy('position').execute()).map(({ id }) => id);
  await head.post(`${list}/${ids[0]}/move`, { by: '1' }, list);
  expect(await own()).toEqual(['2024 年公开数据', '窗口时间']);
  await head.post(`${list}/${ids[0]}`, { ...text, title: '新时间' }, `${list}/${ids[0]}`);
  expect(await own()).toEqual(['2024 年公开数据', '新时间']);
  await head.post(`${list}/${ids[0]}/remove`, {}, `${list}/${ids[0]}`);
  expect((await labels(device)).at(-1)).toBe('2024 年公开数据');

  const { version } = await device.message();
  await head.post(`${list}/urgent`, { urgentTitle: '大风预警', urgentBody: '请不要外出', hours: '1' }, list);
  const urgent = await device.message();
  expect(urgent.urgent[0]).toMatchObject({ label: '紧急通知：大风预警' });
  expect(urgent.version).not.toBe(version);
  const { id } = await db.selectFrom('urgent_notices').select('id').executeTakeFirstOrThrow();
  await head.post(`${list}/urgent/${id}/end`, {}, list);
  expect((await device.message()).urgent).toEqual([]);
});

test.each([
  ['text', { body: '' }, 'body'],
  ['text', { body: '请打 19900000000 联系' }, 'body'],
  ['newest', { columnId: '' }, 'columnId'],
  ['newest', {}, 'columnId'],
  ['newest', { columnId: '999999' }, 'columnId'],
  ['document', { documentId: '' }, 'documentId'],
  ['document', { documentId: '999999' }, 'documentId'],
  ['guide', { guideId: '' }, 'guideId'],
  ['guide', { guideId: '999999' }, 'guideId'],
  ['text', { seconds: '2' }, 'seconds'],
  ['figures', { opens: '25:00' }, 'opens'],
  ['chart', { fromOn: '2024-03-05', untilOn: '2024-03-04' }, 'untilOn'],
  ['text', { weekdays: [] }, 'weekdays'],
])('%s %j is refused at its field', async (kind, fault, field) => {
  const form = `/console/terminals/playlist/new/${kind}`;
  const good = { title: '', body: '开门时间', seconds: '10', priority: '1', weekdays: ['1'] };
  const page = await head.post(form, { ...good, ...fault } as Record<string, string | string[]>, form);
  expect(page.statusCode).toBe(422);
  const $ = load(page.body);
  expect($(`.summary a[href="#f-${field}"]`).length).toBe(1);
  expect($(`#f-${field}, [name="${field}"]`).length).toBeGreaterThan(0);
});

test.each([
  ['newest', ['columnId']],
  ['document', ['documentId']],
  ['figures', []],
  ['chart', []],
  ['windows', []],
  ['guide', ['guideId']],
  ['text', ['title', 'body']],
])('the form of %s asks for what belongs to it: %j', async (kind, own) => {
  const $ = load((await head.get(`/console/terminals/playlist/new/${kind}`)).body);
  const names = $('main form [name]')
    .toArray()
    .map((node) => $(node).attr('name')!)
    .filter((name) => !name.startsWith('_'));
  const common = ['seconds', 'priority', 'weekdays', 'opens', 'closes', 'fromOn', 'untilOn'];
  expect([...new Set(names)]).toEqual([...own, ...common]);
});

test('windows and a guide stand on the screen as they are now, and a guide that is taken off is gone', async () => {
  const { guideId, windowId } = await aMatter();
  const list = '/console/terminals/playlist';
  const device = await screen();
  const common = { seconds: '10', priority: '1', weekdays: ['1', '2', '3', '4', '5', '6', '7'] };
  const add = (kind: string, own: Record<string, string>) =>
    head.post(`${list}/new/${kind}`, { ...common, ...own }, `${list}/new/${kind}`);
  expect((await add('windows', {})).statusCode).toBe(303);
  expect((await add('guide', { guideId: String(guideId) })).statusCode).toBe(303);
  const own = async () => (await device.message()).items.flatMap(({ slides }) => slides).slice(-2);
  const text = async (at: number) => load((await own())[at]!.html).text();

  expect((await own()).map(({ label }) => label)).toEqual(['服务窗口', '办事指南：渔船登记']);
  expect(await text(0)).toContain('1 个窗口中有 1 个正在办理');
  expect(await text(0)).toMatch(/渔业.*渔船登记.*正在办理.*今天 8:30—11:30、13:30—17:00/s);
  // at 11:30 what it says is true no longer
  expect((await own())[0]!.until).toBe(Date.parse('2024-03-05T11:30+08:00'));
  for (const part of ['持有渔船', '身份证（复印件 1 份）', '当场办结', '不收费', '7 号窗口（渔业），码头'])
    expect(await text(1)).toContain(part);
  expect(await text(1)).not.toContain('正在核对');

  const before = (await own()).map(({ key }) => key);
  now = new Date('2024-03-05T03:30:00Z');
  expect(await text(0)).toContain('午间休息');
  expect((await own())[0]!.until).toBe(Date.parse('2024-03-05T13:30+08:00'));
  expect((await own()).map(({ key }, at) => key === before[at])).toEqual([false, true]);
  now = new Date('2024-03-05T12:00:00Z');
  expect((await own())[0]!.until).toBe(Date.parse('2024-03-06T00:00+08:00'));

  now = new Date('2024-03-05T03:30:00Z');
  await db.updateTable('guides').set({ checked_on: '2023-01-05' }).where('id', '=', guideId).execute();
  expect(await text(1)).toContain('这份指南正在核对：已 425 天没有核对');
  await db.updateTable('guides').set({ withdrawn_at: now }).where('id', '=', guideId).execute();
  expect((await own()).map(({ label }) => label)).not.toContain('办事指南：渔船登记');
  expect(JSON.stringify(await device.message())).not.toContain('渔船登记');
  head = await signedIn(); // the other session ended by itself
  expect((await head.get(list)).body).toContain('（指南已撤下，不播放）');
  await db.updateTable('service_windows').set({ closed_at: now }).where('id', '=', windowId).execute();
  expect((await own()).map(({ label }) => label)).not.toContain('服务窗口');
});

/** A guide that the public reads, with the window that takes it. */
async function aMatter(): Promise<{ guideId: number; windowId: number }> {
  const of = {
    authority_id: town.authorityId,
    office_id: town.offices.office,
    saved_by: '测试',
    saved_at: now,
  };
  const morning: [number, number] = [8 * 60 + 30, 11 * 60 + 30];
  const hours = [1, 2, 3, 4, 5].map(() => [morning, [13 * 60 + 30, 17 * 60] as [number, number]]);
  const { id: windowId } = await db
    .insertInto('service_windows')
    .values({
      ...{ ...of, number: 7, closed_at: null },
      content: JSON.stringify({
        ...{ name: '渔业', place: '码头', telephone: '', person: '', exceptions: [], hours: [...hours, [], []] },
      }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: guideId } = await db
    .insertInto('guides')
    .values({ ...of, draft: null, withdrawn_at: null, checked_on: '2024-03-01', checked_by: '测试' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const content = {
    ...{ ...emptyGuide('渔船登记'), conditions: '持有渔船', promisedLimit: '当场办结', charged: false },
    materials: [{ name: '身份证', originals: 0, copies: 1, note: '' }],
  };
  await db
    .insertInto('guide_versions')
    .values({
      ...{ guide_id: guideId, authority_id: town.authorityId, content: JSON.stringify(content), until: null },
      ...{ submitted_by: '测试', signed_by: '测试', published_at: now },
    })
    .execute();
  const taken = { window_id: windowId, guide_id: guideId, authority_id: town.authorityId };
  await db.insertInto('window_guides').values(taken).execute();
  return { guideId, windowId };
}

test('a kind that there is not has no form', async () => {
  for (const kind of ['urgent', 'constructor', '%00'])
    expect((await head.get(`/console/terminals/playlist/new/${kind}`)).statusCode).toBe(404);
});

test('who tries more codes than a person would is stopped for a while', async () => {
  const form = { name: 'tried', place: '大厅', orientation: 'landscape' };
  const codes = Array.from({ length: 21 }, (_, n) => `AAA${'ACDEFHJKMNPRTUWXY3479'[n]}AA`);
  const token = await head.token('/console/terminals');
  const statuses = [];
  for (const code of codes) statuses.push((await head.send('/console/terminals', { ...form, code }, token)).statusCode);
  expect(statuses.slice(0, 20)).toEqual(Array(20).fill(422));
  expect(statuses[20]).toBe(429);
});

test('who may: the head what is shown, the system administrator the devices alone, others nothing', async () => {
  const admin = await signedIn(null, 'systemAdmin');
  const editor = await signedIn('office', 'editor');
  expect((await admin.get('/console/terminals')).statusCode).toBe(200);
  expect((await admin.get('/console/terminals/playlist')).statusCode).toBe(404);
  for (const path of ['', '/playlist']) expect((await editor.get(`/console/terminals${path}`)).statusCode).toBe(404);
});

test('a text for the screens is among what the night looks into, with where it is mended', async () => {
  const item = { title: '窗口时间', body: '周一至周五办理。' };
  const { id } = await db
    .insertInto('playlist_items')
    .values({
      ...{ authority_id: town.authorityId, kind: 'text', column_id: null, document_id: null },
      ...{ title: item.title, body: item.body, seconds: 12, priority: 1, weekdays: '12345' },
      ...{ from_on: null, until_on: null, position: 99, changed_at: now, changed_by: '测试' },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const own = (await onlinePlaylist.of(db, town.authorityId)).find((one) => one.id === String(id));
  expect(own).toMatchObject({ title: '大屏播放单：窗口时间', parts: [{ text: '窗口时间' }, { text: item.body }] });
  expect((await head.get(onlinePlaylist.mend(String(id)).href)).statusCode).toBe(200);
});
