import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { facilitiesAtEndOf } from './store.ts';

const books = await testDatabase(rooms);
const { db } = books;
const app = await buildServer({ ...books, now: () => new Date('2024-02-01T02:00:00Z') });
const path = '/console/facilities';
let town: TestTown;
const head = new Client(app);
const reader = new Client(app);
const windows = { kind: 'window', name: '综合服务窗口', place: '便民服务大厅', count: '6', since: '2021-03-01' };

beforeAll(async () => {
  town = await testTown(db);
  await head.signIn((await town.person('office', 'disclosureHead')).login, town.password);
  await reader.signIn((await town.person('office', 'caseOfficer')).login, town.password);
});

const idOf = async (name: string) => {
  const rows = await db.selectFrom('public_facilities').select('id').where('name', '=', name).orderBy('id').execute();
  return rows.at(-1)!.id;
};
const countsAt = async (year: number) =>
  (await facilitiesAtEndOf(db, town.authorityId, year)).map(({ name, count }) => [name, count]);

test('what changed is ended and recorded anew: every year tells what stood at its end', async () => {
  expect((await head.post(path, windows, path)).statusCode).toBe(303);
  const one = `${path}/${await idOf('综合服务窗口')}`;
  expect((await head.post(`${one}/end`, { until: '2023-06-30' }, one)).statusCode).toBe(303);
  expect((await head.post(path, { ...windows, count: '8', since: '2023-07-01' }, path)).statusCode).toBe(303);
  expect(await countsAt(2020)).toEqual([]);
  expect(await countsAt(2022)).toEqual([['综合服务窗口', 6]]);
  expect(await countsAt(2023)).toEqual([['综合服务窗口', 8]]);
  expect((await head.post(`${one}/end`, { until: '2023-08-30' }, path)).statusCode).toBe(409);
});

test('what was recorded by mistake counts no more and stays readable with the reason', async () => {
  await head.post(path, { ...windows, name: '误登的窗口', since: '2022-01-01' }, path);
  const one = `${path}/${await idOf('误登的窗口')}`;
  expect(await countsAt(2022)).toHaveLength(2);
  expect((await head.post(`${one}/remove`, { reason: '' }, one)).statusCode).toBe(422);
  expect((await head.post(`${one}/remove`, { reason: '重复登记' }, one)).statusCode).toBe(303);
  expect(await countsAt(2022)).toEqual([['综合服务窗口', 6]]);
  expect(load((await reader.get(path)).body)('tbody').text()).toContain('重复登记');
  expect((await head.get(one)).statusCode).toBe(404);
});

test.each([
  [{ kind: 'palace' }, 'kind'],
  [{ name: ' ' }, 'name'],
  [{ count: '0' }, 'count'],
  [{ count: '99999' }, 'count'],
  [{ since: '2023-02-30' }, 'since'],
  [{ since: '2024-02-02' }, 'since'],
])('%j is refused at its field, and nothing typed is lost', async (fault, field) => {
  const page = await head.post(path, { ...windows, place: '某处', ...fault }, path);
  expect(page.statusCode).toBe(422);
  const $ = load(page.body);
  expect($(`.summary a[href="#f-${field}"]`)).toHaveLength(1);
  expect($('[name=place]').val()).toBe('某处');
});

test('an end lies between its beginning and today', async () => {
  await head.post(path, { ...windows, name: '两头的窗口', since: '2023-05-01' }, path);
  const one = `${path}/${await idOf('两头的窗口')}`;
  for (const until of ['2023-04-30', '2024-02-02', ''])
    expect((await head.post(`${one}/end`, { until }, one)).statusCode).toBe(422);
});

test('others of the authority read the list; those of another know nothing of it', async () => {
  expect((await reader.get(path)).statusCode).toBe(200);
  expect((await reader.post(path, windows)).statusCode).toBe(404);
  const other = await testTown(db, 'qtz');
  const stranger = new Client(app);
  await stranger.signIn((await other.person('office', 'disclosureHead')).login, other.password);
  const one = `${path}/${await idOf('综合服务窗口')}`;
  expect((await stranger.get(one)).statusCode).toBe(404);
  expect((await stranger.post(`${one}/remove`, { reason: '不是我们的' }, path)).statusCode).toBe(404);
  expect(load((await stranger.get(path)).body)('tbody tr')).toHaveLength(0);
});
