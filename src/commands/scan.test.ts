import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { layParts } from '../../test/support/scans/parts.ts';
import { scanned } from '../../test/support/scans/scan.ts';
import { typesetPdf } from '../../test/support/typeset.ts';
import { partsFolder } from '../platform/scans/parts/index.ts';
import { UsageError } from './options.ts';
import { scan } from './scan.ts';

const IDENTITY = '000000199001010018';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-scan-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ exit: number; out: string }> {
  let out = '';
  const print = (text: string) => {
    out += text;
  };
  const exit = await scan(args, print, () => {});
  return { exit, out };
}

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

test('a text without anything: exit 0, and that it was read whole', async () => {
  const { exit, out } = await run(await file('好.txt', '测试镇人民政府关于停水的通知\n因检修管道，东区停水。\n'));
  expect([exit, out]).toEqual([0, expect.stringContaining('读完全文，没有发现问题')]);
});

test('as JSON each finding has its id, weight, words and place; of a text the offset is that in the whole', async () => {
  const text = '测试镇通知\r\n\r\n　　身份证号\u200b' + `${IDENTITY}，\n办公电话 0453-0000000\n`;
  const { exit, out } = await run(await file('名单.txt', text), '--json');
  const [one, ...others] = JSON.parse(out);
  expect(exit).toBe(1);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ check: 'pii.resident-id', severity: 'block', text: IDENTITY, place: '第 3 行' });
  expect(text.slice(one.offset, one.offset + one.text.length)).toBe(one.text);
});

test('a workbook is looked into, each cell below what its column is called, also what is hidden', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('名单');
  sheet.addRow(['姓名', '身份证号', '联系电话', '项目编号']);
  sheet.addRow(['王演示', '000000900101001', '0453-0000000', '000000900101001']);
  book.addWorksheet('底稿', { state: 'hidden' }).addRow([IDENTITY]);
  const { out } = await run(await file('名单.xlsx', Buffer.from(await book.xlsx.writeBuffer())), '--json');
  const told = (JSON.parse(out) as { check: string; place: string }[]).map(({ check, place }) => `${check} ${place}`);
  expect(told).toContain('meta.hidden 工作表“底稿”');
  expect(told).toContain('pii.resident-id 工作表“底稿”A1');
});

test('what cannot be read is never said to be without fault: exit 3', async () => {
  const { exit, out } = await run(await file('图.zip', Buffer.from('PK\u0003\u0004')), await file('好.txt', '通知'));
  expect(exit).toBe(3);
  expect(out).toMatch(/图\.zip：发现 0 处，1 处没有读出\n {2}警告 {2}unread/);
});

test('pictures are read where the parts that read them are there, and how sure that is is said', async () => {
  const data = join(folder, 'data');
  await layParts(partsFolder(data));
  const page = typesetPdf(`#set page(width: 300pt, height: 90pt)\n身份证号 ${IDENTITY}`);
  const paper = await scanned(page, { noise: 5 }, [1]);
  vi.stubEnv('GONGKAI_DATA', data);
  const { exit, out } = await run(await file('扫描.pdf', paper), '--json');
  vi.unstubAllEnvs();
  expect(exit).toBe(1);
  expect(JSON.parse(out)).toMatchObject([
    {
      check: 'pii.resident-id',
      text: IDENTITY,
      place: '第 1 页',
      message: expect.stringMatching(/图片识别所得，把握 \d+%/),
    },
  ]);
}, 120_000);

test('a file that is not there, and a folder, are told as unread beside what was found in the others', async () => {
  const { exit, out } = await run(join(folder, '没有.txt'), folder, await file('名单2.txt', IDENTITY), '--json');
  const told = (JSON.parse(out) as { check: string; message: string }[]).map(
    ({ check, message }) => `${check} ${message}`,
  );
  expect(told).toEqual([
    'unread 未识别，需人工查看：没有这个文件',
    'unread 未识别，需人工查看：不是文件，请逐个写出要检查的文件',
    'pii.resident-id 含居民身份证号码，请隐去',
  ]);
  expect(exit).toBe(1);
  expect((await run(join(folder, '没有.txt'))).exit).toBe(3);
});

test('without a file it is used wrongly', () => expect(scan([])).rejects.toThrow(UsageError));
