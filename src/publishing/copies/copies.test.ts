import { load } from 'cheerio';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { drafted } from '../../../test/support/drafted.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { zipOf } from '../../../test/support/zip.ts';
import { saveMasking } from '../../checks/settings/actions.ts';
import { maskingSeen } from '../../checks/settings/seen.ts';
import { unwrap } from '../../platform/outcome.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { copyName } from './name.ts';

// An attachment at fault is published as a copy, in which what is somebody's own is hidden; the original stays inside.
const books = await testDatabase(rooms);
const IDENTITY = '000000199001010018';
let town: TestTown;
let [author, stranger]: Client[] = [];
let app: Awaited<ReturnType<typeof buildServer>>;

beforeAll(async () => {
  town = await testTown(books.db);
  app = await buildServer({ ...books, now: () => new Date('2024-01-10T02:00:00Z') });
  const signed = async (...roles: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await town.person(...roles)).login, town.password);
    return client;
  };
  author = await signed('finance', 'editor');
  stranger = await signed('office', 'editor');
});

const draftWith = (name: string, content: Buffer) => drafted(author!, town.columnId, { files: { [name]: content } });

async function roster(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.creator = '王演示';
  book.addWorksheet('名单').addRows([
    ['姓名', '身份证号', '手机', '金额'],
    ['王演示', IDENTITY, '19900000000', 300],
  ]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const attached = async (at: string) =>
  load((await author!.get(`${at}/edit`)).body)('.file-list a[href^="/console/files/"]')
    .toArray()
    .map((one) => one.attribs.href!);

async function cellsOf(href: string, client = author!): Promise<unknown[]> {
  const { rawPayload } = await client.get(href);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(rawPayload as unknown as ArrayBuffer);
  return (book.worksheets[0]!.getRow(2).values as unknown[]).slice(1);
}

describe('a list with numbers', () => {
  let at = '';
  let original = '';
  beforeAll(async () => {
    at = await draftWith('名单.xlsx', await roster());
    [original = ''] = await attached(at);
  });

  test('stops the text, and a copy is offered there and in the editor', async () => {
    const page = load((await author!.get(`${at}/submit`)).body);
    expect(page('form[action$="/submit"]')).toHaveLength(0);
    expect(page(`a[href="${at}/attachments/1/copy"]`)).toHaveLength(1);
    expect((await author!.get(`${at}/edit`)).body).toContain(`${at}/attachments/1/copy`);
    expect((await stranger!.get(`${at}/attachments/1/copy`)).statusCode).toBe(404);
    expect((await author!.get(`${at}/attachments/9/copy`)).statusCode).toBe(404);
  });

  test('in the copy part of each number is hidden; names and sums are as they were', async () => {
    const form = load((await author!.get(`${at}/attachments/1/copy`)).body);
    expect(form('[name="how.pii.resident-id"] option').first().attr('value')).toBe('partly');
    const made = await author!.post(`${at}/attachments/1/copy`, {}, `${at}/attachments/1/copy`);
    expect(made.statusCode).toBe(303);
    const [copy = '', ...more] = await attached(at);
    expect(more).toEqual([]);
    expect(decodeURIComponent(copy)).toContain('名单（公开版）.xlsx');
    expect(await cellsOf(copy)).toEqual(['王演示', '000000********0018', '199****0000', 300]);
  });

  test('the original stays for who works on it, with what was done, and is none of the public’s', async () => {
    const page = load((await author!.get(at)).body)('main');
    expect(page.text()).toMatch(
      /《名单（公开版）\.xlsx》由.*原件《名单\.xlsx》.*遮盖居民身份证号码 1 处、手机号码 1 处/s,
    );
    expect(await cellsOf(original)).toContain(IDENTITY);
    expect((await new Client(app).get(original.replace('/console', ''))).statusCode).toBe(404);
    expect((await stranger!.get(original)).statusCode).toBe(404);
  });

  test('then it can be submitted', async () => {
    const page = load((await author!.get(`${at}/submit`)).body);
    expect(page('form[action$="/submit"]')).toHaveLength(1);
    expect((await author!.post(`${at}/submit`, {}, at)).statusCode).toBe(303);
    const refused = await author!.post(`${at}/attachments/1/copy`, {}, `${at}/attachments/1/copy`);
    expect(refused.statusCode).toBeGreaterThanOrEqual(400);
    expect(refused.statusCode).toBeLessThan(500);
  });
});

test('what is kept by choice stays, what is hidden wholly is gone', async () => {
  const at = await draftWith('二.xlsx', await roster());
  const how = { 'how.pii.resident-id': 'wholly', 'how.pii.mobile': 'keep' };
  expect((await author!.post(`${at}/attachments/1/copy`, how, `${at}/attachments/1/copy`)).statusCode).toBe(303);
  const [copy = ''] = await attached(at);
  expect(await cellsOf(copy)).toEqual(['王演示', '*'.repeat(18), '19900000000', 300]);
});

test('a column is hidden as the authority set it', async () => {
  const who = await town.person('office', 'disclosureHead');
  const caller = { db: books.db, house: books.house, who, now: new Date() };
  const nothing = { kinds: new Map(), heads: [] };
  const heads = [{ head: '姓名', way: 'partly' as const, first: 1, last: 0 }];
  unwrap(await saveMasking(caller, { ...nothing, heads, seen: maskingSeen(nothing) }));
  const at = await draftWith('三.xlsx', await roster());
  const page = load((await author!.get(`${at}/attachments/1/copy`)).body);
  expect(page('main').text()).toContain('“姓名”遮盖，留前 1 个字');
  await author!.post(`${at}/attachments/1/copy`, {}, `${at}/attachments/1/copy`);
  const [copy = ''] = await attached(at);
  expect(await cellsOf(copy)).toEqual(['王**', '000000********0018', '199****0000', 300]);
  expect(load((await author!.get(at)).body)('main').text()).toContain('手机号码 1 处、“姓名”列');
  unwrap(await saveMasking(caller, { ...nothing, seen: maskingSeen({ ...nothing, heads }) }));
});

test('of what no copy can be made, it is said why, and the attachment stays', async () => {
  const at = await draftWith('三.zip', zipOf([{ name: 'a.txt', content: Buffer.from(IDENTITY) }]));
  const before = await attached(at);
  const refused = await author!.post(`${at}/attachments/1/copy`, {}, `${at}/attachments/1/copy`);
  expect(refused.statusCode).toBe(422);
  expect(load(refused.body)('.summary').text()).toContain('这种文件不能生成遮盖后的副本');
  expect(await attached(at)).toEqual(before);
});

test.each([
  ['名单.xlsx', [], '名单（公开版）.xlsx'],
  ['名单（公开版）.xlsx', ['名单（公开版）.xlsx'], '名单（公开版2）.xlsx'],
  ['没有结尾', [], '没有结尾（公开版）'],
  [`${'长'.repeat(110)}.pdf`, [], `${'长'.repeat(100)}（公开版）.pdf`],
])('%s is called another name', (original, taken, name) => {
  expect(copyName(original, taken)).toBe(name);
});
