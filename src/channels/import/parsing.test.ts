import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zipOf } from '../../../test/support/zip.ts';
import { encodingOf } from '../../platform/reading/index.ts';
import { checkRow, type Rules } from './check-row.ts';
import { checkSheet } from './check-sheet.ts';
import { dayIn } from './dates.ts';
import { headerIn, missingFrom } from './headers.ts';
import { channelIn, finder, itemIn } from './named.ts';
import { delimiterOf } from './reading/csv.ts';
import { sheetRows } from './reading/index.ts';
import { addressOf, type Cell, columnOf, type SheetRow, textOf } from './reading/row.ts';
import { readSheet } from './sheet.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-sheet-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const text = (given: string): Cell => ({ kind: 'text', text: given });
const number = (value: number): Cell => ({ kind: 'number', value });
const row = (n: number, ...cells: (string | undefined)[]): SheetRow => ({
  number: n,
  cells: cells.map((cell) => (cell ? text(cell) : undefined)),
});

test.each([
  [text('2023-1-5'), '2023-01-05'],
  [text('2023/01/05'), '2023-01-05'],
  [text('2023.1.5'), '2023-01-05'],
  [text('2023年1月5日'), '2023-01-05'],
  [text(' 2023 年 1 月 5 号 '), '2023-01-05'],
  [text('２０２３－１－５'), '2023-01-05'],
  [text('２０２３．１．５'), '2023-01-05'],
  [text('2023。1。5'), '2023-01-05'],
  [text('20230105'), '2023-01-05'],
  [text('2023-01-05 10:30:00'), '2023-01-05'],
  [text('2023-01-05T00:00:00.000'), '2023-01-05'],
  [text('2023年1月5日（星期四）'), '2023-01-05'],
  [text('2023—1—5'), '2023-01-05'],
  [number(44931), '2023-01-05'],
  [number(44931.75), '2023-01-05'],
  [text('44931'), '2023-01-05'],
  [number(20230105), '2023-01-05'],
  [text('2024-2-29'), '2024-02-29'],
  [text('2023-2-29'), undefined],
  [text('2023-13-1'), undefined],
  [text('23-1-5'), undefined],
  [text('2023年1月'), undefined],
  [text('昨天'), undefined],
  [text('1月5日'), undefined],
  [number(3), undefined],
  [number(1e9), undefined],
  [number(Number.MAX_VALUE), undefined],
  [{ kind: 'error', text: '#REF!' } as Cell, undefined],
])('date %o is %s', (cell, day) => expect(dayIn(cell)).toBe(day));

test.each([
  [
    ['序号', '标题', '发布日期', '平台', '责任科室', '网址'],
    { title: 1, date: 2, channel: 3, office: 4, url: 5 },
    ['序号'],
  ],
  [['信息标题（必填）', '公开 日期', '公开渠道*'], { title: 0, date: 1, channel: 2 }, []],
  [
    ['信息名称', '公开时间：', '公开载体', '成文时间', '链接地址', '备 注', '条例条款', '所属栏目'],
    { title: 0, date: 1, channel: 2, formed: 3, url: 4, note: 5, item: 6, column: 7 },
    [],
  ],
  [['标题', '标题', '日期'], { title: 0, date: 2 }, ['标题']],
])('header %o', (names, at, ignored) => {
  const header = headerIn(row(1, ...names))!;
  expect(header.at).toEqual(at);
  expect(header.ignored).toEqual(ignored);
});

test('a heading is no header, and a missing column is named', () => {
  expect(headerIn(row(1, '2023年主动公开台账'))).toBeUndefined();
  expect(missingFrom(headerIn(row(2, '标题', '日期'))!)).toEqual(['公开渠道']);
});

test.each([
  ['微信', 'wechat'],
  ['微信公众号', 'wechat'],
  [' LED大屏 ', 'screen'],
  ['ＬＥＤ屏', 'screen'],
  ['本市政府网站', 'website'],
  ['村务公开栏', 'board'],
  ['村民微信群', 'groups'],
  ['其它', 'other'],
  ['传真', undefined],
])('channel %s is %s', (name, channel) => expect(channelIn(name)).toBe(channel));

test.each([
  ['20.7', '20.7'],
  ['第二十条第（七）项', '20.7'],
  ['第二十条第(七)项', '20.7'],
  ['财政预算、决算信息', '20.7'],
  ['第二十条第（七）项 财政预决算', '20.7'],
  ['社会救助', '21.8'],
  ['第二十一条 社会救助', '21.8'],
  ['第二十一条', undefined],
  ['20.16', undefined],
])('item %s is %s', (name, item) => expect(itemIn(name)).toBe(item));

test('addresses', () => {
  expect(addressOf(1, 17)).toBe('B17');
  expect(addressOf(26, 3)).toBe('AA3');
  expect(columnOf('AA3')).toBe(26);
  expect(columnOf('A1')).toBe(0);
  expect(columnOf('XFD1')).toBe(16383);
  expect(columnOf('１')).toBeUndefined();
});

const gb = Buffer.from([0xb1, 0xea, 0xcc, 0xe2, 0x2c, 0xc8, 0xd5, 0xc6, 0xda]); // 标题,日期
test.each([
  ['UTF-8', Buffer.from('标题,日期'), 'utf-8'],
  ['UTF-8 with its mark', Buffer.from('\ufeff标题,日期'), 'utf-8'],
  ['UTF-8 cut within a character', Buffer.from('标题').subarray(0, 5), 'utf-8'],
  ['GB18030', gb, 'gb18030'],
  ['UTF-16', Buffer.from('\ufeff标题', 'utf16le'), 'utf-16le'],
  ['UTF-16, big end first', Buffer.from('\ufeff标题', 'utf16le').swap16(), 'utf-16be'],
  ['no text', Buffer.from([1, 0, 2, 0xff]), undefined],
])('encoding: %s', (_why, bytes, encoding) => expect(encodingOf(bytes)).toBe(encoding));

test.each([
  ['a,b,c', ','],
  ['a\tb\tc', '\t'],
  ['a;b;c', ';'],
  ['a', ','],
])('delimiter of %j', (given, delimiter) => expect(delimiterOf(given)).toBe(delimiter));

/** All rows of a file, as texts. */
async function read(name: string, content: Buffer | string, sheet = ''): Promise<string[][]> {
  const path = join(folder, name);
  await writeFile(path, content);
  const rows: SheetRow[] = [];
  for await (const bundle of sheetRows(path)) if (bundle.name === sheet) rows.push(...bundle.rows);
  return rows.map(({ cells }) => Array.from(cells, textOf));
}

test.each([
  ['UTF-8', Buffer.from('标题,日期\r\n"甲, ""乙""",2023-1-5\r\n')],
  ['UTF-8 with its mark', Buffer.from('\ufeff标题,日期\n"甲, ""乙""",2023-1-5')],
  ['UTF-16 with tabs', Buffer.from('\ufeff标题\t日期\r\n"甲, ""乙"""\t2023-1-5\r\n', 'utf16le')],
  ['UTF-16, big end first', Buffer.from('\ufeff标题;日期\n"甲, ""乙""";2023-1-5', 'utf16le').swap16()],
])('CSV in %s', async (_why, bytes) => {
  expect(await read('a.csv', bytes)).toEqual([
    ['标题', '日期'],
    ['甲, "乙"', '2023-1-5'],
  ]);
});

test('CSV in GB18030', async () => expect(await read('gb.csv', gb)).toEqual([['标题', '日期']]));

async function excel(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

test('an Excel file with what offices put into it', async () => {
  const file = await excel((book) => {
    book.addWorksheet('说明').addRow(['不读这一张']);
    const sheet = book.addWorksheet('2023年台账');
    sheet.addRow(['2023年台账']);
    sheet.addRow([]);
    sheet.addRow(['标题', '日期', '数', '公式', '没算的公式', '错', '格式文字', '网址', '是']);
    sheet.addRow([
      ' 甲 ',
      new Date(Date.UTC(2023, 0, 5)),
      12.5,
      { formula: 'A1&"x"', result: '算好的' },
      { formula: 'A1' },
      { error: '#REF!' },
      { richText: [{ text: '粗' }, { text: '细', font: { bold: true } }] },
      { text: '看这里', hyperlink: 'https://example.cn' },
      true,
    ]);
  });
  const rows = await read('b.xlsx', file, '2023年台账');
  expect(rows).toHaveLength(3);
  expect(rows[2]).toEqual([' 甲 ', '44931', '12.5', '算好的', '公式', '#REF!', '粗细', '看这里', '1']);
});

const zip = (parts: Record<string, Buffer>, claimed?: number) =>
  zipOf(Object.entries(parts).map(([name, content]) => ({ name, content, ...(claimed ? { claimed } : {}) })));
const workbook = Buffer.from('<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>');
const links = Buffer.from('<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>');
const book = (sheet: Buffer | string, more: Record<string, Buffer> = {}, claimed?: number) =>
  zip(
    {
      'xl/workbook.xml': workbook,
      'xl/_rels/workbook.xml.rels': links,
      'xl/worksheets/sheet1.xml': Buffer.from(sheet),
      ...more,
    },
    claimed,
  );
const cells = (count: number) => Array.from({ length: count }, () => '<c t="inlineStr"><is><t>x</t></is></c>').join('');

test.each<[string, () => Buffer, RegExp]>([
  ['nothing', () => Buffer.alloc(0), /空/],
  [
    'random bytes',
    () => Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919 + (n >> 3)) % 256)),
    /不是 Excel/,
  ],
  [
    'random bytes after the sign of a zip',
    () => Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(3000, 'q')]),
    /损坏/,
  ],
  ['an old .xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), /旧格式/],
  ['a zip of something else', () => zip({ 'a.txt': Buffer.from('x') }), /不是 Excel/],
  ['a zip bomb that owns up', () => book(Buffer.alloc(320 << 20, ' ')), /解压后过大/],
  ['a zip bomb that lies about its size', () => book(Buffer.alloc(320 << 20, ' '), {}, 100), /解压后过大/],
  ['macros', () => book('<worksheet/>', { 'xl/vbaProject.bin': Buffer.from('x') }), /宏/],
  [
    'a million columns',
    () => book(`<worksheet><sheetData><row>${cells(1_000_000)}</row></sheetData></worksheet>`),
    /200 列/,
  ],
  [
    'a far column',
    () => book('<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'),
    /200 列/,
  ],
  [
    'rows without end',
    () => book(`<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(100_500)}</sheetData></worksheet>`),
    /行/,
  ],
  ['broken markup', () => book('<worksheet><sheetData><row></sheetData>'), /损坏/],
  [
    'entities that grow',
    () => book('<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>'),
    /格式|损坏/,
  ],
  ['a cut-off file', () => book('<worksheet/>').subarray(0, 200), /损坏/],
  ['a CSV of one endless line', () => Buffer.from(`"${'字'.repeat(2_000_000)}`), /引号|列/],
  ['a CSV of a million columns', () => Buffer.from(','.repeat(999_000)), /列/],
])('a hostile file is refused with a sentence: %s', async (_why, make, sentence) => {
  const path = join(folder, 'hostile.xlsx');
  await writeFile(path, make());
  const before = process.memoryUsage().rss;
  const reading = (async () => {
    for await (const _ of readSheet(path));
  })();
  await expect(reading).rejects.toThrow(sentence);
  expect(process.memoryUsage().rss - before).toBeLessThan(700 << 20);
});

const rules: Rules = {
  authorityId: 1,
  year: 2023,
  today: '2023-12-31',
  officeId: null,
  office: finder([{ id: 1, name: '财政所' }]),
  foreign: (name) => name === '建设村',
  officeNames: ['财政所'],
  column: finder([{ id: 5, name: '通知公告', slug: 'tongzhi' }]),
};
const header = headerIn(row(1, '标题', '日期', '渠道', '科室', '栏目', '条例事项', '成文日期', '链接', '备注'))!;

test('a good row', () => {
  const outcome = checkRow(
    row(2, '甲', '2023-1-5', '微信', '财政所', '通知公告', '20.7', '2023-1-3', 'https://example.cn', '一'),
    header,
    rules,
  );
  expect(outcome).toMatchObject({
    good: {
      title: '甲',
      deliveredOn: '2023-01-05',
      channel: 'wechat',
      officeId: 1,
      columnId: 5,
      articleItem: '20.7',
      formedOn: '2023-01-03',
      note: '一',
    },
  });
});

test.each([
  ['no title', row(17, '', '2023-1-5', '微信', '财政所'), 'A17', '缺少信息标题'],
  ['no date', row(17, '甲', '', '微信', '财政所'), 'B17', '缺少公开日期'],
  ['no such day', row(17, '甲', '2023-2-30', '微信', '财政所'), 'B17', '不是日期'],
  ['another year', row(17, '甲', '2022-2-3', '微信', '财政所'), 'B17', '不是 2023 年'],
  ['the future', row(17, '甲', '2024-1-1', '微信', '财政所'), 'B17', '今天之后'],
  ['no channel', row(17, '甲', '2023-1-5', '', '财政所'), 'C17', '缺少公开渠道'],
  ['unknown channel', row(17, '甲', '2023-1-5', '传真', '财政所'), 'C17', '没有这个公开渠道'],
  ['no office', row(17, '甲', '2023-1-5', '微信', ''), 'D17', '缺少科室'],
  ['unknown office', row(17, '甲', '2023-1-5', '微信', '水利站'), 'D17', '没有这个科室'],
  ['office of others', row(17, '甲', '2023-1-5', '微信', '建设村'), 'D17', '不是您所在的科室'],
  ['unknown column', row(17, '甲', '2023-1-5', '微信', '财政所', '图片新闻'), 'E17', '没有这个栏目'],
  ['unknown item', row(17, '甲', '2023-1-5', '微信', '财政所', '', '第三条'), 'F17', '不是条例'],
  ['formed after it was published', row(17, '甲', '2023-1-5', '微信', '财政所', '', '', '2023-1-6'), 'G17', '晚于'],
  ['no address', row(17, '甲', '2023-1-5', '微信', '财政所', '', '', '', 'javascript:alert(1)'), 'H17', '不是网址'],
  ['too long', row(17, '长'.repeat(301), '2023-1-5', '微信', '财政所'), 'A17', '301 个字'],
])('a faulty cell: %s', (_why, given, at, problem) => {
  const outcome = checkRow(given, header, rules);
  if (!('faults' in outcome)) throw new Error('no fault was found');
  expect(outcome.faults).toHaveLength(1);
  expect(outcome.faults[0]!.at).toBe(at);
  expect(outcome.faults[0]!.problem).toContain(problem);
  expect(outcome.faults[0]!.remedy).not.toBe('');
});

test('every fault of a row is told, and a formula without a result is one', () => {
  const broken: SheetRow = { number: 3, cells: [{ kind: 'error', text: '#REF!' }, text('x'), text('y'), text('z')] };
  const outcome = checkRow(broken, header, rules);
  expect('faults' in outcome && outcome.faults.map(({ at }) => at)).toEqual(['A3', 'B3', 'C3', 'D3']);
});

/** A bundle of a file's only sheet. */
const only = { sheet: 0, name: '' };

test('the same row twice in a file is told with the line of the first', async () => {
  async function* bundles() {
    const heads = row(1, '标题', '日期', '渠道', '科室');
    yield { ...only, rows: [heads, row(2, '甲  乙', '2023-1-5', '微信', '财政所')], done: 0.5 };
    yield { ...only, rows: [row(3, '甲乙', '2023/01/05', '微信公众号', '财政所')], done: 1 };
  }
  const again = [];
  const good = [];
  for await (const bundle of checkSheet(bundles(), rules)) {
    expect(bundle.faults).toEqual([]);
    again.push(...bundle.again);
    good.push(...bundle.good);
  }
  expect(good).toHaveLength(1);
  expect(again).toMatchObject([{ at: '第 3 行', firstAt: '第 2 行', first: good[0]!.key, good: { title: '甲乙' } }]);
  expect(again[0]!.good.key).not.toBe(good[0]!.key);
});

test.each([
  ['no header', [row(1, '甲', '乙')], /没有找到表头/],
  ['a column missing', [row(1, '标题', '日期'), row(2, 'x', 'y')], /公开渠道/],
  ['nothing below', [row(1, '标题', '日期', '渠道')], /没有数据/],
])('a table that cannot be read: %s', async (_why, rows, sentence) => {
  const run = async () => {
    for await (const _ of checkSheet(
      (async function* () {
        yield { ...only, rows, done: 1 };
      })(),
      rules,
    ));
  };
  await expect(run()).rejects.toThrow(sentence);
});
