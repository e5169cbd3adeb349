import { load } from 'cheerio';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { DESK, daysOf, HOME, RECORDS, shareInWords, wishIn } from './rules.ts';

const books = await testDatabase(rooms);
const { db } = books;
const now = () => new Date('2023-12-01T02:00:00Z');
const app = await buildServer({ ...books, now });
const reader = new Client(app);
let town: TestTown;
let head: Client;

async function signedIn(of: TestTown, ...role: Parameters<TestTown['person']>) {
  const client = new Client(app);
  await client.signIn((await of.person(...role)).login, of.password);
  return client;
}

/** Dues of an office that fell due on a day, and when they were met. */
async function dues(office: number | null, dueOn: string, met: readonly (string | null)[]): Promise<void> {
  const { rows } = await sql<{ obligation: number; version: number }>`
    with o as (insert into obligations (authority_id, position) values (${town.authorityId}, 1) returning id),
      v as (insert into obligation_versions (obligation_id, authority_id, number, content, holds_from, set_by, set_at)
        select id, ${town.authorityId}, 1, '{"level1": "财政", "level2": "村级财务"}', '2023-01-01', '测试', now() from o
        returning id, obligation_id)
    select obligation_id as obligation, id as version from v`.execute(db);
  const [{ obligation, version }] = rows as [{ obligation: number; version: number }];
  for (const [n, on] of met.entries())
    await sql`insert into dues (authority_id, obligation_id, version_id, office_id, period, base_on, due_on, state, met_on)
      values (${town.authorityId}, ${obligation}, ${version}, ${office}, ${`p${n}`}, ${dueOn}, ${dueOn},
        ${on ? 'met' : 'open'}, ${on})`.execute(db);
}

beforeAll(async () => {
  town = await testTown(db);
  head = await signedIn(town, 'office', 'disclosureHead');
  await dues(town.offices.finance, '2023-10-20', [
    '2023-10-19',
    '2023-10-20',
    '2023-10-25',
    null,
    '2023-10-01',
    '2023-10-02',
  ]);
  await dues(town.offices.village, '2023-11-20', ['2023-11-19', null]);
  await dues(null, '2023-11-20', ['2023-11-21']);
});

const page = async (client: Client, path: string) => load((await client.get(path)).body)('main');
const version = async () => (await page(head, DESK)).find('input[name=version]').attr('value')!;
const turn = async (shown: 'yes' | 'no', at?: string) =>
  head.post(DESK, { shown, version: at ?? (await version()) }, DESK);

test.each([
  ['2023', '', { year: 2023, month: undefined }],
  ['2022', '3', { year: 2022, month: 3 }],
  ['2021', '', { year: 2023, month: undefined }],
  ['2099', '1', { year: 2023, month: 1 }],
  ['2023', '12', { year: 2023, month: 12 }],
  ['0001', '0', { year: 2023, month: undefined }],
  ['9999', '13', { year: 2023, month: undefined }],
  ['x', 'x', { year: 2023, month: undefined }],
])('asked for %s and %s it is %j', (year, month, wish) => expect(wishIn(year, month, '2023-12-01')).toEqual(wish));

test('days end today; of few no share is told', () => {
  expect(daysOf({ year: 2023, month: undefined }, '2023-12-01')).toEqual({ from: '2023-01-01', to: '2023-12-01' });
  expect(daysOf({ year: 2024, month: 2 }, '2024-12-01')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect([shareInWords(4, 4), shareInWords(2, 3), shareInWords(5, 6), shareInWords(999, 1000)]).toEqual([
    ...[undefined, undefined, '83.3%', '99.9%'],
  ]);
});

test('nobody sees it before somebody switched it on; who does sees what will be shown', async () => {
  expect((await reader.get(HOME)).statusCode).toBe(404);
  expect((await page(reader, '/disclosure')).find(`a[href="${HOME}"]`)).toHaveLength(0);
  const desk = await page(head, DESK);
  expect(desk.text()).toMatch(/将要显示的.*财政所66\.6%6411/s);
  const editor = await signedIn(town, 'office', 'editor');
  expect((await editor.get(DESK)).statusCode).toBe(404);
  expect((await editor.post(DESK, { shown: 'yes', version: '0' }, '/console')).statusCode).not.toBe(303);
  expect((await reader.get(HOME)).statusCode).toBe(404);
});

test('two who switch it at once: the second is told', async () => {
  const at = await version();
  const both = await Promise.all([turn('yes', at), turn('yes', at)]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
  for (const wrong of ['99999999999999999999', '-1', '', '\0']) expect((await turn('no', wrong)).statusCode).toBe(409);
  const log = await db.selectFrom('audit_log').select('detail').where('action', '=', 'scoreboard.switch').execute();
  expect(log).toHaveLength(1);
});

test('every number opens its items, as many as it says; few are not made a share', async () => {
  expect((await page(reader, '/disclosure')).find(`a[href="${HOME}"]`)).toHaveLength(1);
  for (const path of [HOME, `${HOME}?year=2023&month=10`, `${HOME}?year=2023&month=11`]) {
    const board = await page(reader, path);
    expect(board.find('tbody tr').length).toBeGreaterThan(1);
    for (const a of board.find('tbody a').toArray()) {
      const opened = await page(reader, load(a)('a').attr('href')!);
      expect(opened.find('tbody tr'), load(a)('a').attr('href')).toHaveLength(Number(load(a).root().text()));
    }
  }
  const board = await page(reader, HOME);
  expect(board.find('tbody tr').first().text()).toBe('合计55.5%9522');
  expect(board.find('tbody tr').eq(2).text()).toBe('建设村数量少，不计算2101');
  expect((await page(reader, `${HOME}?year=2023&month=1`)).text()).toContain('没有到期的公开事项');
});

test('offices that were merged are counted where their work went', async () => {
  const { finance, village } = town.offices;
  await db
    .updateTable('offices')
    .set({ closed_at: now(), closed_into: finance } as never)
    .where('id', '=', village)
    .execute();
  const board = await page(reader, HOME);
  expect(board.find('tbody tr').eq(1).text()).toMatch(/^财政所62\.5%8512/);
  expect(board.text()).not.toContain('建设村');
});

test.each([
  ['office=99999999', 404],
  ['office=99999999999999999999', 404],
  ['office=x', 404],
  ['standing=none', 404],
  ['standing=__proto__', 404],
  ['page=99999', 200],
  ['page=0', 200],
  ['year=1&month=99', 200],
  ['year=2023&year=2022', 200],
])('records asked with %s: %i', async (query, status) => {
  expect((await reader.get(`${RECORDS}?${query}`)).statusCode).toBe(status);
});

test('switched off, it is gone at once', async () => {
  expect((await turn('no')).statusCode).toBe(303);
  for (const path of [HOME, RECORDS, `${HOME}?year=2023&month=10`])
    expect((await reader.get(path)).statusCode, path).toBe(404);
  expect((await page(reader, '/disclosure')).find(`a[href="${HOME}"]`)).toHaveLength(0);
});
