import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { program } from '../../platform/roles.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { importFile } from './import-file.ts';

// What rows of a ledger say is looked into like any text for the public: somebody answers for it, and the log says who.
const books = await testDatabase(rooms);
const { db, house } = books;
const now = new Date('2023-12-20T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const PATH = '/console/ledger/import';
const IDENTITY = '000000199001010018';
const MOBILE = '19900000000';
let town: TestTown;
let head: Client;

beforeAll(async () => {
  town = await testTown(db);
  head = new Client(app);
  await head.signIn((await town.person(null, 'disclosureHead')).login, town.password);
});
afterAll(() => app.close());

const csv = (...rows: [title: string, note: string][]) =>
  [
    '信息标题,公开日期,公开渠道,科室,备注',
    ...rows.map(([title, note]) => `${title},2023-03-01,政府网站,财政所,${note}`),
  ].join('\n');

async function checked(content: string): Promise<{ path: string; page: ReturnType<typeof load> }> {
  const file = { field: 'file', name: '台账.csv', content: Buffer.from(content) };
  const sent = await head.upload(PATH, { year: '2023' }, [file], PATH);
  const path = sent.headers.location as string;
  return { path, page: await settled(path) };
}

async function settled(path: string): Promise<ReturnType<typeof load>> {
  for (;;) {
    const { running } = (await head.get(`${path}/progress`)).json() as { running: boolean };
    if (!running) return load((await head.get(path)).body);
    await new Promise((next) => setTimeout(next, 30));
  }
}

const titles = async () =>
  (await db.selectFrom('deliveries').select('title').where('import_id', 'is not', null).orderBy('id').execute()).map(
    ({ title }) => title,
  );

test('what may never be public is a fault of its cell, and nothing is imported', async () => {
  const { path, page } = await checked(csv(['关于修路的公告', ''], [`王某 ${IDENTITY} 低保公示`, '']));
  const row = page('.faults tbody tr').text();
  expect(row).toContain('A3');
  expect(row).toContain('含居民身份证号码');
  await head.post(`${path}/confirm`, { 'publicReason.pii.resident-id': '已核对' }, path);
  expect((await settled(path))('main').text()).toContain('整份未导入');
  expect(await titles()).toEqual([]);
  const copy = await head.get(`${path}/annotated.xlsx`);
  expect(copy.statusCode).toBe(200);
});

test('what a person must look at is asked about, one by one or with a reason for all of a kind; the log tells it', async () => {
  const { path, page } = await checked(
    csv(['关于修路的公告', `联系人手机 ${MOBILE}`], ['关于停水的公告', `联系人手机 ${MOBILE.replace(/0$/, '1')}`]),
  );
  expect(page('#looked .findings li')).toHaveLength(2);
  expect(page('#looked').text()).toContain('第 2 行备注');
  const keys = page('[name=publicConfirmed]')
    .toArray()
    .map((one) => one.attribs.value!);
  const half = await head.post(`${path}/confirm`, { publicConfirmed: keys.slice(1) }, path);
  expect([half.statusCode, load(half.body)('.summary').text()]).toEqual([422, expect.stringContaining('1 处需要确认')]);
  expect(load(half.body)('[name=publicConfirmed]:checked')).toHaveLength(1);
  expect(await titles()).toEqual([]);
  const said = { 'publicReason.pii.mobile': '均为对外公布的值班电话' };
  expect((await head.post(`${path}/confirm`, said, path)).statusCode).toBe(303);
  expect((await settled(path))('main').text()).toContain('新增 2 条');
  expect(await titles()).toEqual(['关于修路的公告', '关于停水的公告']);
  const { rows } = await sql<{ confirmed: unknown }>`select detail -> 'confirmed' as confirmed from audit_log
    where action = 'channels.importLedger'`.execute(db);
  expect(rows).toEqual([{ confirmed: { 'pii.mobile': '均为对外公布的值班电话', counts: { 'pii.mobile': 2 } } }]);
});

test('what the ledger has already is not asked about again', async () => {
  const { page } = await checked(csv(['关于修路的公告', `联系人手机 ${MOBILE}`]));
  expect(page('#looked')).toHaveLength(0);
  expect(page('main').text()).toContain('均已存在');
});

test('more than can be listed is confirmed by its kind alone', async () => {
  const many = Array.from({ length: 320 }, (_, n): [string, string] => [
    `第 ${n} 号公告`,
    `手机 199${String(n).padStart(8, '0')}`,
  ]);
  const { path, page } = await checked(csv(...many));
  expect(page('#looked').text()).toContain('另有 20 处没有列出');
  const publicConfirmed = page('[name=publicConfirmed]')
    .toArray()
    .map((one) => one.attribs.value!);
  expect(publicConfirmed).toHaveLength(300);
  const refused = await head.post(`${path}/confirm`, { publicConfirmed }, path);
  expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining('写明一并确认的理由')]);
  expect((await head.post(`${path}/confirm`, { 'publicReason.pii.mobile': '均为值班电话' }, path)).statusCode).toBe(
    303,
  );
  expect((await settled(path))('main').text()).toContain('新增 320 条');
});

test('a command answers for nothing, and says where a person does', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-looked-'));
  const path = join(folder, '台账.csv');
  await writeFile(path, csv(['关于供水的公告', `手机 ${MOBILE}`]));
  const file = { path, fileName: '台账.csv', fileHash: 'a'.repeat(64), year: 2023, officeId: null };
  const nobody = () => {};
  const result = await importFile({ db, house, who: program(town.authorityId), now }, file, nobody, nobody, nobody);
  expect(result).toMatchObject({ ok: false, message: expect.stringContaining('第 2 行备注') });
  expect(await titles()).not.toContain('关于供水的公告');
  await rm(folder, { recursive: true });
});
