import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { verifyAuditLog } from '../../platform/audit-log/index.ts';
import { root } from '../../platform/root.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { insertDelivery } from '../deliveries/store.ts';
import { countDeliveries } from '../index.ts';

const books = await testDatabase(rooms);
const { db } = books;
const now = new Date('2023-12-20T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let head: Client;
let folder: string;
const PATH = '/console/ledger/import';

beforeAll(async () => {
  town = await testTown(db);
  head = new Client(app);
  await head.signIn((await town.person(null, 'disclosureHead')).login, town.password);
  folder = await mkdtemp(join(tmpdir(), 'gongkai-import-'));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const headers = ['信息标题', '公开日期', '公开渠道', '科室', '栏目', '备注'];

async function excel(rows: unknown[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.addRow(headers);
  for (const row of rows) sheet.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function upload(
  client: Client,
  name: string,
  content: Buffer,
  fields: Record<string, string> = { year: '2023' },
) {
  const edge = 'edge-of-parts';
  const token = await client.token('/console');
  const parts = Object.entries(fields).map(
    ([field, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return app.inject({
    method: 'POST',
    url: `${PATH}?_csrf=${encodeURIComponent(token)}`,
    headers: {
      'content-type': `multipart/form-data; boundary=${edge}`,
      cookie: [...client.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
    },
    payload: Buffer.concat([Buffer.from(parts.join('') + file), content, Buffer.from(`\r\n--${edge}--\r\n`)]),
  });
}

/** Waits as a browser does, and returns the page that then stands there. */
async function settled(client: Client, path: string): Promise<string> {
  for (;;) {
    const { running } = (await client.get(`${path}/progress`)).json() as { running: boolean };
    if (!running) return (await client.get(path)).body;
    await new Promise((next) => setTimeout(next, 50));
  }
}

async function checked(client: Client, name: string, content: Buffer, fields?: Record<string, string>) {
  const reply = await upload(client, name, content, fields);
  expect(reply.statusCode, reply.body).toBe(303);
  const path = reply.headers.location as string;
  return { path, page: await settled(client, path) };
}

async function confirmed(client: Client, path: string) {
  expect((await client.post(`${path}/confirm`, {}, '/console')).statusCode).toBe(303);
  return settled(client, path);
}

async function total() {
  return Object.values(await countDeliveries(db, town.authorityId, 2023)).reduce((sum, one) => sum + one, 0);
}

test('upload, check, confirm; the same file again adds nothing', async () => {
  const file = await excel([
    ['关于春耕备耕的通知', '2023-3-1', '微信', '党政综合办公室', '通知公告', ''],
    ['关于春耕备耕的通知', new Date(Date.UTC(2023, 2, 1)), '大屏', '财政所', '', '滚动播出'],
  ]);
  const before = await total();
  const first = await checked(head, '台账.xlsx', file);
  expect(first.page).toContain('检查通过');
  expect(await total()).toBe(before);
  expect(await confirmed(head, first.path)).toContain('新增 2 条');
  expect(await total()).toBe(before + 2);
  const again = await checked(head, '台账.xlsx', file);
  expect(again.page).toContain('2 行均已存在');
  await head.post(`${again.path}/confirm`, {}, '/console');
  await settled(head, again.path);
  expect(await total()).toBe(before + 2);
  expect((await verifyAuditLog(db)).whole).toBe(true);
});

test('one faulty cell and nothing is written; the copy says what to do', async () => {
  const file = await excel([
    ['好的一行', '2023-4-1', '微信', '财政所', '', ''],
    ['坏的一行', '2023-4-31', '传真', '财政所', '', ''],
  ]);
  const before = await total();
  const { path, page } = await checked(head, '有错.xlsx', file);
  expect(page).toContain('B3');
  expect(page).toContain('C3');
  expect(page).toContain('2 处需要修改');
  expect((await head.post(`${path}/confirm`, {}, '/console')).statusCode).toBe(303);
  expect(await settled(head, path)).toContain('2 处需要修改');
  expect(await total()).toBe(before);
  const copy = await head.get(`${path}/annotated.xlsx`);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(copy.rawPayload as never);
  const sheet = book.worksheets[0]!;
  expect(sheet.getCell('C3').fill).toMatchObject({ type: 'pattern', fgColor: { argb: 'FFF8CBC6' } });
  expect(sheet.getCell('C2').fill?.type).toBeUndefined();
  const mended = await checked(head, '改好.xlsx', await excel([['坏的一行', '2023-4-30', '微信', '财政所', '', '']]));
  expect(mended.page).toContain('检查通过');
});

test('what the platform put out itself is not counted twice', async () => {
  await db.transaction().execute((tx) =>
    insertDelivery(tx, {
      authorityId: town.authorityId,
      officeId: town.offices.office,
      documentId: null,
      channel: 'wechat',
      title: '平台发布的 微信文章',
      columnId: null,
      articleItem: null,
      formedOn: null,
      plannedAt: now,
      deliveredOn: '2023-05-06',
      url: 'https://example.cn/own',
    }),
  );
  const { page } = await checked(
    head,
    'x.csv',
    Buffer.from('标题,日期,渠道,科室\n平台发布的微信文章,2023-5-6,微信,财政所\n'),
  );
  expect(page).toContain('1 行均已存在');
});

test('rows that look like records of the ledger are left out, unless chosen', async () => {
  const lines = (titles: string[]) =>
    Buffer.from(`标题,日期,渠道,科室\n${titles.map((one) => `${one},2023-5-9,微信,财政所`).join('\n')}\n`);
  const first = await checked(head, 'a.csv', lines(['关于“夏收”的通知', '防火须知']));
  expect(await confirmed(head, first.path)).toContain('新增 2 条');
  const { path, page } = await checked(head, 'b.csv', lines(['关于夏收的通知', '防火 须知。', '新的一条']));
  expect(page).toContain('2 行可能与台账中的记录重复');
  expect(page).toContain('导入 1 条');
  const chosen = /name="chosen" value="([^"]+)"\/><span>防火/.exec(page)![1]!;
  const before = await total();
  await head.post(`${path}/confirm`, { chosen }, '/console');
  await settled(head, path);
  expect(await total()).toBe(before + 2);
  const rows = await db.selectFrom('deliveries').select('title').where('delivered_on', '=', '2023-05-09').execute();
  expect(rows.map(({ title }) => title).sort()).toEqual(
    ['关于“夏收”的通知', '新的一条', '防火 须知。', '防火须知'].sort(),
  );
});

test.each<[choice: 'one' | 'all', added: number, again: string]>([
  ['one', 2, '2 行与文件里前面的行相同'],
  ['all', 4, '4 行均已存在'],
])('records that stand in a file more than once are told, and %s of them is taken', async (choice, added, again) => {
  const title = `重复填写的${choice}`;
  const file = Buffer.from(
    `标题,日期,渠道,科室\n${[title, `${title}甲`, title, title].map((one) => `${one},2023-5-10,公开栏,财政所`).join('\n')}\n`,
  );
  const { path, page } = await checked(head, 'twice.csv', file);
  expect(page).toContain('2 行与文件里前面的行相同');
  for (const row of ['第 4 行与第 2 行', '第 5 行与第 2 行']) expect(page).toContain(row);
  const before = await total();
  await head.post(`${path}/confirm`, { twice: choice }, '/console');
  await settled(head, path);
  expect(await total()).toBe(before + added);
  // what was said to be of its own is not asked about again
  const alike = (await head.get('/console/ledger/alike?year=2023')).body;
  expect(alike.includes(title)).toBe(false);
  // the same file once more
  expect((await checked(head, 'twice.csv', file)).page.replace(/<[^>]+>/g, '')).toContain(again);
});

test('ten thousand rows, with their progress, and once more', async () => {
  const rows = Array.from({ length: 10_000 }, (_, n) => [
    `第 ${n + 1} 号便民信息`,
    `2023-${1 + (n % 11)}-${1 + (n % 28)}`,
    ['微信', '大屏', '公开栏', '微信群'][n % 4],
    '财政所',
    '',
    '',
  ]);
  const file = await excel(rows);
  const before = await total();
  const reply = await upload(head, '万行.xlsx', file);
  const path = reply.headers.location as string;
  const progress = await head.get(path);
  expect(progress.body).toContain('<progress');
  expect(progress.body).toContain('http-equiv="refresh"');
  expect(await settled(head, path)).toContain('导入 10,000 条');
  const steps: number[] = [];
  await head.post(`${path}/confirm`, {}, '/console');
  for (;;) {
    const { running, progress: share } = (await head.get(`${path}/progress`)).json() as {
      running: boolean;
      progress: number;
    };
    steps.push(share);
    if (!running) break;
    if (share < 1) expect(await total()).toBeOneOf([before, before + 10_000]); // all or nothing
  }
  expect(await total()).toBe(before + 10_000);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  const again = await checked(head, '万行.xlsx', file);
  expect(again.page).toContain('10,000 行均已存在');
});

test('two imports of one file at the same time do not double it', async () => {
  const file = Buffer.from('标题,日期,渠道,科室\n同时导入的信息,2023-7-7,微信,财政所\n');
  const [a, b] = [await checked(head, 'a.csv', file), await checked(head, 'b.csv', file)];
  const before = await total();
  await Promise.all([a, b].map(({ path }) => head.post(`${path}/confirm`, {}, '/console')));
  const pages = [await settled(head, a.path), await settled(head, b.path)];
  expect(await total()).toBe(before + 1);
  expect(pages.filter((page) => page.includes('新增 1 条'))).toHaveLength(1);
});

test('a village contact imports for the own village only, and sees only their own jobs', async () => {
  const contact = new Client(app);
  await contact.signIn((await town.person('village', 'contact')).login, town.password);
  const file = Buffer.from('标题,日期,渠道,科室\n村里的事,2023-8-1,公开栏,\n别处的事,2023-8-1,公开栏,财政所\n');
  const { page, path } = await checked(contact, '村.csv', file, {
    year: '2023',
    officeId: String(town.offices.village),
  });
  expect(page).toContain('不是您所在的科室');
  expect((await head.get(path)).statusCode).toBe(200);
  const editor = new Client(app);
  await editor.signIn((await town.person('office', 'editor')).login, town.password);
  expect((await editor.get(path)).statusCode).toBe(404);
  const signer = new Client(app);
  await signer.signIn((await town.person(null, 'signer')).login, town.password);
  expect((await signer.get(PATH)).statusCode).toBe(404);
});

test('a job whose process died is marked, and can be checked again', async () => {
  const file = Buffer.from('标题,日期,渠道,科室\n中断的信息,2023-9-1,微信,财政所\n');
  const { path } = await checked(head, 'c.csv', file);
  const id = Number(path.split('/').pop());
  await sql`update import_jobs set state = 'importing', touched_at = now() - interval '1 minute' where id = ${id}`.execute(
    db,
  );
  const page = (await head.get(path)).body;
  expect(page).toContain('已中断，没有导入');
  await head.post(`${path}/check`, {}, '/console');
  expect(await settled(head, path)).toContain('检查通过');
});

test.each([
  ['a picture', 'a.xlsx', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 422, '只能导入'],
  ['an empty file', 'b.xlsx', Buffer.alloc(0), 422, '“b.xlsx”是空文件'],
  ['a broken workbook', 'c.xlsx', Buffer.concat([Buffer.from('PK\u0003\u0004xl/'), Buffer.alloc(500, 'q')]), 0, '损坏'],
  ['text that is no table', 'd.csv', Buffer.from('你好'), 0, '没有找到表头'],
])('a wrong upload is answered with a sentence: %s', async (_why, name, content, status, sentence) => {
  const reply = await upload(head, name, content);
  if (status) {
    expect(reply.statusCode).toBe(status);
    expect(reply.body).toContain(sentence);
  } else if (reply.statusCode === 422) expect(reply.body).toContain('只能导入');
  else expect(await settled(head, reply.headers.location as string)).toContain(sentence);
});

const WEB_TABLE = '<html><table><tr><td>标题</td></tr></table></html>';
const OLD = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(1000),
  Buffer.from('\0Workbook\0', 'utf16le'),
]);
const LINE = Buffer.from('标题,日期,渠道,科室\n换了名字的信息,2023-7-9,微信,财政所\n');
test.each<[string, string, Buffer | (() => Promise<Buffer>), string]>([
  ['a workbook called .xls', '台账.xls', () => excel([['换了名字', '2023-7-8', '微信', '财政所']]), '检查通过'],
  ['a workbook called .csv', '台账.csv', () => excel([['换了名字', '2023-7-8', '微信', '财政所']]), '检查通过'],
  ['text called .xls', '台账.xls', LINE, '检查通过'],
  ['text called .xlsx', '台账.xlsx', LINE, '检查通过'],
  ['an old workbook called .xlsx', '台账.xlsx', OLD, '旧格式的表格（.xls 或 WPS 的 .et）'],
  ['an old workbook of WPS', '台账.et', OLD, '旧格式的表格（.xls 或 WPS 的 .et）'],
  ['a web page called .xls', '台账.xls', Buffer.from(WEB_TABLE), '网页格式的表格'],
  ['XML called .xls', '台账.xls', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'Excel 2003'],
])('a file is what it holds, whatever it is called: %s', async (_what, name, content, sentence) => {
  const { page } = await checked(head, name, typeof content === 'function' ? await content() : content);
  expect(page).toContain(sentence);
});

test('the page says what was read, filled and left out, and shows records as they will be booked', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.addRow(['绥芬河镇2023年信息公开台账']);
  sheet.addRow(['序号', '信息标题', '公开日期', '公开渠道', '科室']);
  sheet.addRow([1, '合并样例甲', new Date(Date.UTC(2023, 2, 1)), '政府网站', '党政综合办公室']);
  sheet.addRow([2, '合并样例乙']);
  sheet.addRow([3, '合并样例丙']);
  sheet.addRow(['合计', 3]);
  for (const range of ['A1:E1', 'C3:C5', 'D3:D5', 'E3:E5']) sheet.mergeCells(range);
  const april = book.addWorksheet('四月');
  april.addRow(['标题', '日期', '渠道', '科室', '栏目']);
  april.addRow(['四月的信息', '2023-4-3', '大屏', '财政所', '通知公告']);
  book.addWorksheet('封面').addRow(['主动公开台账']);
  const fields = { year: '2023', officeId: String(town.offices.finance) };
  const before = await total();
  const { path, page } = await checked(head, '合并.xlsx', Buffer.from(await book.xlsx.writeBuffer()), fields);
  for (const sentence of [
    '读了 2 张工作表：“台账”3 行、“四月”1 行。',
    '6 个单元格用了上面合并的内容',
    '合计行 1 行',
    '“封面”：前 10 行里没有台账的表头',
    '导入 4 条',
  ])
    expect(page).toContain(sentence);
  const shown = page.split('<tr').filter((row) => row.includes('title-cell'));
  const cells = shown.map((row) =>
    [...row.matchAll(/<(?:th|td)[^>]*>(.*?)<\/(?:th|td)>/gs)].map(([, text]) => text!.replace(/<[^>]+>/g, '')),
  );
  expect(cells).toEqual([
    ['合并样例甲', '2023-03-01', '本市政府网站', '党政综合办公室', '—', '“台账”第 3 行'],
    ['合并样例乙', '2023-03-01', '本市政府网站', '党政综合办公室', '—', '“台账”第 4 行'],
    ['合并样例丙', '2023-03-01', '本市政府网站', '党政综合办公室', '—', '“台账”第 5 行'],
    ['四月的信息', '2023-04-03', '显示大屏', '财政所', '通知公告', '“四月”第 2 行'],
  ]);
  expect(await confirmed(head, path)).toContain('新增 4 条');
  expect(await total()).toBe(before + 4);
});

test('the copy with its faults marked holds every sheet and can be uploaded', async () => {
  const book = new ExcelJS.Workbook();
  for (const [name, day] of [
    ['五月', '2023-5-31'],
    ['六月', '2023-6-31'],
  ] as const) {
    const sheet = book.addWorksheet(name);
    sheet.addRow(name === '五月' ? ['标题', '日期', '渠道', '科室'] : ['渠道', '标题', '日期', '科室']);
    sheet.addRow(name === '五月' ? ['五月的事', day, '微信', '财政所'] : ['微信', '六月的事', day, '财政所']);
    sheet.addRow(['合计', 1]);
  }
  const { path, page } = await checked(head, '两月.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
  expect(page).toContain('“六月”C2');
  const copy = new ExcelJS.Workbook();
  await copy.xlsx.load((await head.get(`${path}/annotated.xlsx`)).rawPayload as never);
  const sheet = copy.worksheets[0]!;
  expect(sheet.rowCount).toBe(3);
  expect(sheet.getRow(3).values).toMatchObject({
    1: '六月的事',
    2: '2023-6-31',
    3: '微信',
    4: '财政所',
    10: '六月',
    11: 2,
  });
  expect(sheet.getCell('B3').fill).toMatchObject({ type: 'pattern', fgColor: { argb: 'FFF8CBC6' } });
  sheet.getCell('B3').value = '2023-6-30';
  const again = await checked(head, '改好.xlsx', Buffer.from(await copy.xlsx.writeBuffer()));
  expect(again.page).toContain('导入 2 条');
});

test('the template can be filled in and comes back whole', async () => {
  const reply = await head.get(`${PATH}/template.xlsx`);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(reply.rawPayload as never);
  expect(book.worksheets.map(({ name }) => name)).toEqual(['主动公开台账', '填写说明', '选项']);
  const sheet = book.worksheets[0]!;
  expect(sheet.getCell('C5').dataValidation).toMatchObject({ type: 'list' });
  sheet.getRow(2).values = [
    '模板里的信息',
    new Date(Date.UTC(2023, 9, 9)),
    '微信公众号',
    '财政所',
    '通知公告',
    '第二十条第（七）项 财政预决算',
  ];
  const { page } = await checked(head, '模板.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
  expect(page).toContain('导入 1 条');
});

test('by command: figures, faults, wrong arguments', async () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), 'import-ledger', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: books.url, GONGKAI_DATA: folder },
    });
  const file = join(folder, 'a.csv');
  await writeFile(file, '标题,日期,渠道,科室\n命令行导入的信息,2023-10-1,微信,\n');
  const place = ['--year', '2023', '--office', 'finance'];
  expect(run(file, ...place)).toMatchObject({ status: 0, stdout: '新增 1 条，已存在 0 条\n' });
  // it stands among those of the page, and is undone there
  const list = (await head.get('/console/ledger/import')).body;
  expect(list).toContain('a.csv');
  expect(list).toContain('命令行');
  const job = await db.selectFrom('import_jobs').select('id').where('staff_id', 'is', null).executeTakeFirstOrThrow();
  const at = `/console/ledger/import/${job.id}`;
  expect((await head.post(`${at}/undo`, { why: '文件拿错了' }, at)).statusCode).toBe(303);
  expect((await head.get(at)).body).toContain('取消了 1 条记录');
  expect(run(file, ...place)).toMatchObject({ status: 0, stdout: '新增 1 条，已存在 0 条\n' });
  expect(run(file, ...place, '--authority', 'csz')).toMatchObject({ status: 0, stdout: '新增 0 条，已存在 1 条\n' });
  const faulty = run(file, '--year', '2022', '--office', 'finance');
  expect(faulty.status).toBe(1);
  expect(faulty.stderr).toContain('B2');
  for (const wrong of [
    [file],
    [],
    [file, '--year', 'x'],
    ['none.csv', '--year', '2023'],
    [file, '--year', '2023', '--office', 'x'],
    [file, '--nope'],
  ]) {
    const { status, stderr } = run(...wrong);
    expect([wrong, status]).toEqual([wrong, 2]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
}, 120_000);
