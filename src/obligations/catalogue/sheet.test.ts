import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { excel } from '../../platform/excel.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { planOf } from './importing.ts';
import { catalogueRows } from './sheet.ts';
import { obligationsOf } from './store.ts';

// The catalogue as Excel: what goes out comes back the same, and what cannot be read is said row by row.
const books = await testDatabase(rooms);
const { db } = books;
const app = await buildServer({ ...books, now: () => new Date('2026-03-02T02:00:00Z') });
const AT = '/console/obligations';
let town: TestTown;
let head: Client;

beforeAll(async () => {
  town = await testTown(db);
  const { login } = await town.person('office', 'disclosureHead');
  head = new Client(app);
  await head.signIn(login, town.password);
  expect((await head.post(`${AT}/start`, { from: '2026-01-01' }, AT)).statusCode).toBe(303);
});

const upload = (content: Buffer) =>
  head.upload(`${AT}/import`, {}, [{ field: 'file', name: '目录.xlsx', content }], `${AT}/import`);
const exported = async () => (await head.get(`${AT}/export.xlsx`)).rawPayload;

test('the start list holds every item of arts. 20 and 21, and the 26 fields', async () => {
  const all = await obligationsOf(db, town.authorityId);
  const items = new Set(all.map(({ content }) => content.item));
  for (let n = 1; n <= 15; n++) expect(items, `20.${n}`).toContain(`20.${n}`);
  for (let n = 1; n <= 8; n++) expect(items, `21.${n}`).toContain(`21.${n}`);
  expect(new Set(all.map(({ content }) => content.level1)).size).toBeGreaterThanOrEqual(26);
  expect(all.find(({ content }) => content.level2 === '预算')?.content.subject).toEqual({
    of: 'offices',
    ids: [town.offices.finance],
  });
});

test('what is exported is read again as the same, row by row', async () => {
  const page = load((await upload(await exported())).body);
  const all = (await obligationsOf(db, town.authorityId)).length;
  expect(page('.head .meta').text()).toContain(`新增 0 项，修改 0 项，没有改动 ${all} 项，没有看懂 0`);
});

test('what would change is said before it changes; then it is imported, and asked anew where the catalogue changed', async () => {
  const { Workbook } = await excel();
  const book = new Workbook();
  await book.xlsx.load((await exported()) as never);
  const sheet = book.worksheets[0]!;
  const row = sheet.getRow(2);
  row.getCell(12).value = '每季度';
  row.getCell(13).value = '期后 10 个工作日';
  row.getCell(6).value = '';
  sheet.addRow([
    '',
    '村务公开',
    '新的一项',
    '内容',
    '依据',
    '每年1月31日前',
    '各村',
    '公开栏',
    '全社会',
    '主动公开',
    '乡级',
  ]);
  sheet.addRow(['', '村务公开', '坏的一项', '', '依据', '', '火星村', '公开栏', '', '', '', '经常']);
  const changed = Buffer.from(await book.xlsx.writeBuffer());
  const page = load((await upload(changed)).body);
  expect(page('.head .meta').text()).toContain('新增 1 项，修改 1 项');
  expect(page('main').text()).toContain('没有填公开内容（要素）');
  expect(page('main').text()).toContain('没有“火星村”这样的科室、村、社区');
  expect(page('main').text()).toContain('周期“经常”没有看懂');
  const hidden = (name: string) => page(`[name=${name}]`).attr('value')!;
  const given = { hash: hidden('hash'), mark: hidden('mark'), from: '2026-01-01' };
  const stale = await head.post(`${AT}/import/apply`, { ...given, mark: 'old' }, `${AT}/import`);
  expect(stale.statusCode).toBe(409);
  expect(stale.body).toContain('目录在您核对期间有修改');
  expect((await head.post(`${AT}/import/apply`, given, `${AT}/import`)).headers.location).toBe(AT);
  const all = await obligationsOf(db, town.authorityId);
  expect(all[0]!.content.frequency).toBe('quarterly');
  expect(all.at(-1)!.content).toMatchObject({
    ...{ level2: '新的一项', frequency: 'yearly', subject: { of: 'villages' } },
    term: { by: 'monthDay', month: 1, day: 31, year: 'same' },
  });
  expect(all.some(({ content }) => content.level2 === '坏的一项')).toBe(false);
  const forged = await head.post(`${AT}/import/apply`, { ...given, hash: 'f'.repeat(64) }, `${AT}/import`);
  expect(forged.statusCode).toBe(422);
});

test('the standard’s own form is read: a head in two rows, marks, first levels once', async () => {
  const { Workbook } = await excel();
  const book = new Workbook();
  const sheet = book.addWorksheet('社会救助领域');
  sheet.addRow(['社会救助领域基层政务公开标准目录']);
  sheet.addRow([
    '序号',
    '公开事项',
    '',
    '公开内容（要素）',
    '公开依据',
    '公开时限',
    '公开主体',
    '公开渠道和载体',
    '公开对象',
    '',
    '公开方式',
    '',
    '公开层级',
    '',
  ]);
  sheet.addRow([
    '',
    '一级事项',
    '二级事项',
    '',
    '',
    '',
    '',
    '',
    '全社会',
    '特定群体',
    '主动',
    '依申请',
    '县级',
    '乡级',
  ]);
  sheet.addRow([
    1,
    '救助',
    '低保',
    '名单',
    '条例',
    '形成之日起20个工作日内',
    '镇人民政府',
    '网站',
    '√',
    '',
    '√',
    '',
    '√',
    '√',
  ]);
  sheet.addRow([2, '', '特困', '标准', '条例', '按规定', '财政所、建设村', '网站', '', '√', '', '√', '', '√']);
  const path = join(await mkdtemp(join(tmpdir(), 'obligations-')), 'a.xlsx');
  await writeFile(path, Buffer.from(await book.xlsx.writeBuffer()));
  const offices = await db.selectFrom('offices').select(['id', 'name', 'kind', 'code', 'duties']).execute();
  const own = {
    offices: offices.map((one) => ({ ...one, closed: false })),
    columns: [],
    authority: ['测试镇'],
    obligations: [],
  };
  const [low, poor] = planOf(await catalogueRows(path), own);
  expect(low).toMatchObject({ does: 'add', notes: [] });
  expect(low!.content).toMatchObject({
    level1: '救助',
    audience: 'all',
    manner: 'active',
    tiers: ['county', 'township'],
  });
  expect(poor!.content).toMatchObject({ level1: '救助', audience: 'some', manner: 'application', tiers: ['township'] });
  expect(poor!.content!.subject).toEqual({
    of: 'offices',
    ids: [town.offices.finance, town.offices.village].sort((a, b) => a - b),
  });
  expect(poor!.notes.join()).toContain('没有写明周期和期限');
});

test('a file that is no catalogue is refused with a sentence, at the field', async () => {
  const { Workbook } = await excel();
  const book = new Workbook();
  book.addWorksheet('别的').addRow(['姓名', '电话']);
  const refused = await upload(Buffer.from(await book.xlsx.writeBuffer()));
  expect(refused.statusCode).toBe(422);
  expect(load(refused.body)('.error').text()).toContain('没有找到表头');
});
