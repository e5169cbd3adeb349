import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zipOf } from '../../../test/support/zip.ts';
import type { Fault, NoRecord } from '../tables.ts';
import type { GoodRow, Rules } from './check-row.ts';
import { type Again, checkSheet, type Skipped } from './check-sheet.ts';
import { finder } from './named.ts';
import { sheetRows } from './reading/index.ts';
import type { Unread } from './reading/row.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-file-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const rules: Rules = {
  authorityId: 1,
  year: 2023,
  today: '2023-12-31',
  officeId: 9,
  office: finder([
    { id: 1, name: '财政所' },
    { id: 2, name: '党政综合办公室' },
  ]),
  foreign: () => false,
  officeNames: ['财政所'],
  column: finder([]),
};

/** All that comes of a file. */
async function result(content: Buffer | string) {
  const path = join(folder, 'a');
  await writeFile(path, content);
  const all = {
    good: [] as GoodRow[],
    faults: [] as Fault[],
    skipped: [] as Skipped[],
    again: [] as Again[],
    filled: 0,
    unread: [] as Unread[],
  };
  const bundles = checkSheet(sheetRows(path), rules);
  for (;;) {
    const next = await bundles.next();
    if (next.done) return { ...all, ...next.value };
    all.good.push(...next.value.good);
    all.faults.push(...next.value.faults);
    all.skipped.push(...next.value.skipped);
    all.again.push(...next.value.again);
    all.filled += next.value.filled;
  }
}

async function excel(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const heads = ['序号', '信息标题', '公开日期', '公开渠道', '科室'];
const sheetOf = (rows: unknown[][], merges: string[] = []) =>
  excel((book) => {
    const sheet = book.addWorksheet('台账');
    for (const row of rows) sheet.addRow(row);
    for (const range of merges) sheet.mergeCells(range);
  });
const said = (rows: GoodRow[]) =>
  rows.map(({ title, deliveredOn, channel, officeId }) => [title, deliveredOn, channel, officeId]);

test('one sheet a month: every visible one is read, each other is named with why', async () => {
  const file = await excel((book) => {
    for (const month of [1, 2, 3]) {
      const sheet = book.addWorksheet(`${month}月`);
      if (month === 2) sheet.addRow(['2023年2月公开情况']);
      sheet.addRow(month === 3 ? ['公开渠道', '发布日期', '标题'] : heads);
      if (month === 1) sheet.addRow([1, '一月的信息', '2023-1-5', '微信', '财政所']);
      if (month === 2) sheet.addRow([1, '二月的信息', '2023-2-5', '大屏', '财政所']);
      if (month === 2) sheet.addRow([2, '二月的又一条', '2023-2-30', '大屏', '财政所']);
      if (month === 3) sheet.addRow(['网站', '2023-3-5', '三月的信息']);
    }
    book.addWorksheet('汇总说明').addRow(['全年共 4 条']);
    book.addWorksheet('空表');
    book.addWorksheet('缺列').addRow(['标题', '日期']);
    book.addWorksheet('只有表头').addRow(heads);
    book.addWorksheet('草稿', { state: 'hidden' }).addRow(heads);
    book.addWorksheet('选项', { state: 'veryHidden' }).addRow(heads);
  });
  const found = await result(file);
  expect(said(found.good)).toEqual([
    ['一月的信息', '2023-01-05', 'wechat', 1],
    ['二月的信息', '2023-02-05', 'screen', 1],
    ['三月的信息', '2023-03-05', 'website', 9],
  ]);
  expect(found.faults.map(({ at }) => at)).toEqual(['“2月”C4']);
  expect(found.unread).toEqual([
    { name: '草稿', why: '是隐藏的工作表' },
    { name: '选项', why: '是隐藏的工作表' },
    { name: '汇总说明', why: '前 10 行里没有台账的表头' },
    { name: '空表', why: '是空表' },
    { name: '缺列', why: '表头缺少“公开渠道”' },
    { name: '只有表头', why: '表头下面没有数据' },
  ]);
});

test('a chart is named as one, and the same record on two sheets with both places', async () => {
  const sheet = (title: string) =>
    Buffer.from(
      `<worksheet><sheetData>${[
        ['标题', '日期', '渠道'],
        [title, '2023-1-5', '微信'],
      ]
        .map((row) => `<row>${row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`)
        .join('')}</sheetData></worksheet>`,
    );
  const kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const file = zipOf([
    {
      name: 'xl/workbook.xml',
      content: Buffer.from(
        '<workbook xmlns:r="r"><sheets><sheet name="一月" r:id="r1"/><sheet name="图" r:id="r2"/><sheet name="二月" r:id="r3"/></sheets></workbook>',
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: Buffer.from(
        `<Relationships><Relationship Id="r1" Type="${kind}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${kind}/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="r3" Type="${kind}/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet('甲') },
    { name: 'xl/worksheets/sheet2.xml', content: sheet(' 甲') },
    { name: 'xl/chartsheets/sheet1.xml', content: Buffer.from('<chartsheet/>') },
  ]);
  const found = await result(file);
  expect(found.unread).toEqual([{ name: '图', why: '是图表，不是表格' }]);
  expect(found.faults).toEqual([]);
  expect(found.again).toMatchObject([{ at: '“二月”第 2 行', firstAt: '“一月”第 2 行' }]);
});

const title = ['绥芬河镇2023年信息公开台账'];
test.each<[string, unknown[][], string[], unknown[][], number]>([
  [
    'day, channel and office over three rows, below a title over the whole width',
    [title, heads, [1, '甲', '2023-3-1', '政府网站', '党政综合办公室'], [2, '乙'], [3, '丙'], ['合计', 3]],
    ['A1:E1', 'C3:C5', 'D3:D5', 'E3:E5'],
    ['甲', '乙', '丙'].map((name) => [name, '2023-03-01', 'website', 2]),
    6,
  ],
  [
    'a title over its three channels',
    [
      heads,
      [1, '甲', '2023-3-1', '网站', '财政所'],
      [2, null, '2023-3-2', '微信', '财政所'],
      [3, null, '2023-3-2', '大屏'],
    ],
    ['B2:B4'],
    [
      ['甲', '2023-03-01', 'website', 1],
      ['甲', '2023-03-02', 'wechat', 1],
      ['甲', '2023-03-02', 'screen', 9],
    ],
    2,
  ],
  [
    'two blocks, one below the other, and a value beside them',
    [
      heads,
      [1, '甲', '2023-3-1', '网站'],
      [2, '乙'],
      [3, '丙', '2023-3-3', '微信'],
      [4, '丁'],
      [5, '戊', '2023-3-5', '大屏'],
    ],
    ['C2:C3', 'D2:D3', 'C4:C5', 'D4:D5'],
    [
      ['甲', '2023-03-01', 'website', 9],
      ['乙', '2023-03-01', 'website', 9],
      ['丙', '2023-03-03', 'wechat', 9],
      ['丁', '2023-03-03', 'wechat', 9],
      ['戊', '2023-03-05', 'screen', 9],
    ],
    4,
  ],
  [
    'a header of two rows',
    [
      ['序号', '信息标题', '公开情况', null, '科室'],
      [null, null, '公开日期', '公开渠道', null],
      [1, '甲', '2023-3-1', '网站', '财政所'],
    ],
    ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2'],
    [['甲', '2023-03-01', 'website', 1]],
    0,
  ],
  [
    'records of two rows each, one of them numbered alone',
    [heads, [1, '甲', '2023-3-1', '网站'], [null], [2, '乙', '2023-3-1', '网站'], [3]],
    ['B2:B3', 'C2:C3', 'D2:D3', 'B4:B5', 'C4:C5', 'D4:D5'],
    [
      ['甲', '2023-03-01', 'website', 9],
      ['乙', '2023-03-01', 'website', 9],
    ],
    0,
  ],
])('merged cells: %s', async (_why, rows, merges, records, filled) => {
  const found = await result(await sheetOf(rows, merges));
  expect(found.faults).toEqual([]);
  expect(said(found.good)).toEqual(records);
  expect(found.filled).toBe(filled);
});

test.each<[NoRecord, unknown[], string?]>([
  ['total', ['合计', 3]],
  ['total', [null, '合计', '3']],
  ['total', ['合　计', 3]],
  ['total', [null, '小计：3条']],
  ['total', ['总计', null, 35]],
  ['total', [null, '3月小计', 12]],
  ['total', [null, '本月合计（条）', 12]],
  ['total', [null, '2023年度合计', 12]],
  ['total', [null, '财政所小计', 4]],
  ['total', [null, '共计35条，其中网站20条']],
  ['total', [null, '共 35 条']],
  ['signature', ['填表人：', '张三', null, '审核人：', '李四']],
  ['signature', ['填 表 人：张三']],
  ['signature', [null, '审核人（签字）：']],
  ['signature', [null, '制表日期：2023年12月31日']],
  ['signature', [null, '填报人 张三', '2023-12-31']],
  ['signature', [null, null, null, '单位负责人：', '王五']],
  ['signature', [null, '日期：2023年12月31日']],
  ['header', heads],
  ['header', ['序号', '标题', '日期', '渠道', '科室']],
  ['note', ['注：1. 每月5日前报送']],
  ['note', [null, '备注：本表一式两份']],
  ['note', [null, '说 明：略']],
  ['blank', [7]],
  ['blank', ['8、']],
])('no record (%s): %j', async (kind, cells) => {
  const rows = [heads, [1, '前一条', '2023-3-1', '网站', '财政所'], cells, [2, '后一条', '2023-3-2', '网站', '财政所']];
  const found = await result(await sheetOf(rows));
  expect(found.faults).toEqual([]);
  expect(found.skipped.map((one) => [one.kind, one.at, one.rows])).toEqual([[kind, '第 3 行', 1]]);
  expect(found.good.map((row) => row.title)).toEqual(['前一条', '后一条']);
});

test.each<[string, string]>([
  ['合计拨付惠民资金的公示', '2023-3-1'],
  ['总计划表', '2023-3-1'],
  ['合计', '2023-3-1'],
  ['小计', '2023-3-1'],
  ['审核人员名单公示', '2023-3-1'],
  ['填表人须知', '2023-3-1'],
  ['说明：关于停水的情况', '2023-3-1'],
  ['注：改道通知', '2023-3-1'],
  ['制表日期调整的通知', '2023-3-1'],
  ['2022年度财政收支合计', '2023-3-1'],
  ['共计35条河道责任人公示', '2023-3-1'],
])('a record although it begins so: %s', async (name, day) => {
  const found = await result(await sheetOf([heads, [1, name, day, '网站', '财政所']]));
  expect(said(found.good)).toEqual([[name, '2023-03-01', 'website', 1]]);
  expect(found.skipped).toEqual([]);
});

test.each<[string, unknown[], string]>([
  ['its day is missing', [1, '合计拨付惠民资金的公示', null, '网站', '财政所'], 'C2'],
  ['there is no such day', [1, '财政收支合计', '2023-2-30', '网站', '财政所'], 'C2'],
  ['day and channel are missing', [1, '合计拨付惠民资金的公示'], 'C2'],
  ['its title is missing', [1, null, '2023-3-1', '网站', '财政所'], 'B2'],
])('a record with a fault is not taken for none: %s', async (_why, cells, at) => {
  const found = await result(await sheetOf([heads, cells]));
  expect(found.faults[0]!.at).toBe(at);
  expect(found.skipped).toEqual([]);
});

test('empty rows are counted, captions within the table named, and a second table may have other columns', async () => {
  const rows = [
    heads,
    [1, '甲', '2023-1-5', '网站', '财政所'],
    [],
    [],
    ['二、微信公众号'],
    [2, '乙', '2023-1-6', '微信', '财政所'],
    ['信息标题', '公开渠道', '公开日期', '科室'],
    ['丙', '大屏', '2023-1-7', '财政所'],
    ['注：每月报送'],
    ['一式两份'],
  ];
  const found = await result(await sheetOf(rows, ['A5:E5']));
  expect(said(found.good)).toEqual([
    ['甲', '2023-01-05', 'website', 1],
    ['乙', '2023-01-06', 'wechat', 1],
    ['丙', '2023-01-07', 'screen', 1],
  ]);
  expect(found.skipped.map((one) => [one.kind, one.at, one.rows])).toEqual([
    ['blank', '第 3—4 行', 2],
    ['caption', '第 5 行', 1],
    ['note', '第 9 行', 1],
    ['note', '第 10 行', 1],
  ]);
  expect(found.faults).toEqual([]);
});

/** A compound file: its sign, and the name of a stream as its directory has it. */
const compound = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1000), Buffer.from(`\0${stream}\0`, 'utf16le')]);
test.each<[string, Buffer | string, RegExp]>([
  ['.xls, .et', compound('Workbook'), /旧格式的表格（\.xls 或 WPS 的 \.et）.*另存为“Excel 工作簿（\.xlsx）”/],
  ['.xls of 1995', compound('Book'), /旧格式的表格/],
  ['.xls of 1992', Buffer.from('0900040002001000', 'hex'), /旧格式的表格/],
  ['.doc', compound('WordDocument'), /Word/],
  ['.ppt', compound('PowerPoint Document'), /演示文稿/],
  ['a workbook with a password', compound('EncryptedPackage'), /打开密码/],
  [
    'a web page called .xls',
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>',
    /网页格式的表格.*另存为/,
  ],
  [
    'XML of Excel 2003',
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="u">',
    /Excel 2003/,
  ],
  ['other XML', '<?xml version="1.0"?><a/>', /XML/],
  ['a web archive', 'MIME-Version: 1.0\nContent-Type: multipart/related', /网页存档/],
  ['RTF', '{\\rtf1\\ansi', /RTF/],
  ['PDF', '%PDF-1.7', /PDF/],
  ['.xlsb', zipOf([{ name: 'xl/workbook.bin', content: Buffer.from('x') }]), /\.xlsb/],
  ['.ods', zipOf([{ name: 'mimetype' }, { name: 'content.xml' }]), /OpenDocument/],
  ['.docx', zipOf([{ name: 'word/document.xml' }]), /Word/],
  ['an archive', zipOf([{ name: '台账.xlsx' }]), /压缩包/],
])('what is no such table is told by its content: %s', async (_what, content, sentence) => {
  await expect(result(content)).rejects.toThrow(sentence);
});
