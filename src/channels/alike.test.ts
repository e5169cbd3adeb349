import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { publicDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { countChannels } from '../annual-report/index.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { folded, mayBeTheSame } from './deliveries/alike.ts';
import { deliveriesOf, insertDelivery } from './deliveries/store.ts';

const books = await testDatabase(rooms);
const { db } = books;
const now = new Date('2024-02-20T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let head: Client;
const LIST = '/console/ledger/alike?year=2023';

beforeAll(async () => {
  town = await testTown(db);
  head = new Client(app);
  await head.signIn((await town.person(null, 'disclosureHead')).login, town.password);
});
afterAll(() => app.close());

/** What the year's report counts of all channels. */
async function counted() {
  return Object.values(await countChannels(db, town.authorityId, 2023)).reduce((sum, one) => sum + one, 0);
}
const form = (title: string, more: Record<string, string> = {}) => ({
  title,
  channel: 'wechat',
  deliveredOn: '2023-05-20',
  officeId: String(town.offices.office),
  url: 'https://example.cn/b',
  ...more,
});
const enter = (title: string, more?: Record<string, string>) => head.post('/console/deliveries/new', form(title, more));
const idIn = (reply: { headers: Record<string, unknown> }) => Number(String(reply.headers.location).split('/').pop());

test.each([
  ['关于“春耕”的通知', '关于"春耕"的通知', true],
  ['关于 春耕 的通知（二）', '关于春耕的通知(二)', true],
  ['ＬＥＤ屏公告', 'led屏公告', true],
  ['《办法》公示。', '办法公示', true],
  ['第1期公示', '第2期公示', false],
  ['春耕通知', '春耕通告', false],
  ['！！', '？？', false],
])('%s and %s are the same title: %s', (one, other, same) => expect(folded(one) === folded(other)).toBe(same));

test.each<[string, Record<string, string>, boolean]>([
  ['关于“防汛”的 提示', {}, true],
  ['关于"防汛"的提示。', {}, true],
  ['关于防汛的提示', { channel: 'board' }, false],
  ['关于防汛的提示', { deliveredOn: '2023-05-21' }, false],
  ['关于防旱的提示', {}, false],
])('entered once more as %s %o: asked %s', async (title, more, asked) => {
  const first = idIn(await enter('关于“防汛”的提示'));
  const before = await counted();
  const second = await enter(title, more);
  expect(second.statusCode).toBe(asked ? 422 : 303);
  expect(await counted()).toBe(before + (asked ? 0 : 1));
  if (asked) {
    expect(second.body).toContain('请先核对');
    expect(second.body).toContain(`href="/console/deliveries/${first}"`);
    // the word counts for what was shown, not for another
    expect((await enter(title, { ...more, apartFrom: String(first + 1000) })).statusCode).toBe(422);
    const third = await enter(title, { ...more, apartFrom: String(first) });
    expect(third.statusCode).toBe(303);
    expect(await counted()).toBe(before + 1);
    const said = await db.selectFrom('deliveries_apart').selectAll().where('first_id', '=', first).execute();
    expect(said.map((one) => [one.second_id, one.said_at])).toEqual([[idIn(third), now]]);
    // whoever said so is not asked again
    expect((await head.get(LIST)).body).not.toContain('防汛');
    await head.post(`/console/deliveries/${idIn(third)}/undo`, { why: '试完' }, '/console');
  } else await head.post(`/console/deliveries/${idIn(second)}/undo`, { why: '试完' }, '/console');
  await head.post(`/console/deliveries/${first}/undo`, { why: '试完' }, '/console');
});

test('an edit that makes a record like another asks too', async () => {
  await enter('村道维修公告', { deliveredOn: '2023-06-01' });
  const other = idIn(await enter('村道维修', { deliveredOn: '2023-06-01' }));
  const edit = (more: Record<string, string> = {}) =>
    head.post(
      `/console/deliveries/${other}/edit`,
      form('村道 维修公告', { deliveredOn: '2023-06-01', why: '标题不全', ...more }),
      '/console',
    );
  const asked = await edit();
  expect(asked.statusCode).toBe(422);
  const seen = /name="apartFrom" value="([\d ]+)"/.exec(asked.body)![1]!;
  expect((await edit({ apartFrom: seen })).statusCode).toBe(303);
});

test('what counts twice is listed: one is cancelled and it counts once, or it is said to be another', async () => {
  const record = (title: string, office: 'office' | 'finance' = 'office') =>
    db.transaction().execute((tx) =>
      insertDelivery(tx, {
        authorityId: town.authorityId,
        officeId: town.offices[office],
        documentId: null,
        channel: 'website',
        title,
        columnId: null,
        articleItem: null,
        formedOn: null,
        plannedAt: now,
        deliveredOn: '2023-07-01',
        recordedBy: '王测试',
      }),
    );
  const at = '2023-07-01T02:00:00Z';
  const own = (await deliveriesOf(db, await publicDocument(books, town, { title: '关于停水的公告', at })))[0]!.id;
  const hand = await record('关于停水的公告 ');
  const third = await record('关于修路的公告');
  const fourth = await record('关于修路的公告。', 'finance');
  const before = await counted();
  const groups = async () =>
    (await mayBeTheSame(db, town.authorityId, 2023))
      .map((group) => group.map(({ id }) => id))
      .sort((a, b) => a[0]! - b[0]!);
  expect(await groups()).toEqual([
    [own, hand],
    [third, fourth],
  ]);
  // the website's own is not to be cancelled here
  const page = (await head.get(LIST)).body;
  expect(page).toContain('平台信息');
  expect(page).not.toContain(`name="id" value="${own}"/><button class="btn quiet" type="submit">撤销这一条`);
  expect((await head.post('/console/ledger/alike/cancel?year=2023', { id: String(own) }, '/console')).statusCode).toBe(
    422,
  );
  expect((await head.post('/console/ledger/alike/cancel?year=2023', { id: String(hand) }, '/console')).statusCode).toBe(
    303,
  );
  expect(await counted()).toBe(before - 1);
  expect(await groups()).toEqual([[third, fourth]]);
  const stranger = new Client(app);
  await stranger.signIn((await town.person('village', 'editor')).login, town.password);
  expect((await stranger.get(LIST)).body).not.toContain('修路');
  const ids = { id: [String(third), String(fourth)] };
  expect((await stranger.post('/console/ledger/alike/apart?year=2023', ids as never, '/console')).statusCode).toBe(403);
  expect((await head.post('/console/ledger/alike/apart?year=2023', ids as never, '/console')).statusCode).toBe(303);
  expect(await groups()).toEqual([]);
  expect(await counted()).toBe(before - 1);
});

test.each<[string, Record<string, unknown>]>([
  ['/console/ledger/alike/cancel', { id: 'x' }],
  ['/console/ledger/alike/cancel', { id: '999999' }],
  ['/console/ledger/alike/apart', { id: '1' }],
  ['/console/ledger/alike/apart', { id: ['999998', '999999'] }],
  ['/console/ledger/alike/apart', {}],
])('odd forms are answered: %s %o', async (path, fields) => {
  expect((await head.post(path, fields as never, '/console')).statusCode).toBeOneOf([404, 422]);
});
