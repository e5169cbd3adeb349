import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compoundOf, u16 } from '../../../../test/support/reports/compound-file.ts';
import { short } from '../../../../test/support/reports/short.ts';
import { RAISED_FONT, type XlsSheet, type XlsValue, xlsOf } from '../../../../test/support/reports/write-xls.ts';
import { Unreadable } from '../../../platform/reading/index.ts';
import { LIMITS } from '../blocks.ts';
import { misnamed, readBlocks } from '../read.ts';
import { readXls } from './xls.ts';

const sheetOf = (rows: XlsValue[][], more: Partial<XlsSheet> = {}): XlsSheet => ({
  name: '年报',
  rows: new Map(rows.map((row, r) => [r, new Map(row.map((value, c) => [c, value]))])),
  ...more,
});
const readOf = async (bytes: Uint8Array) => {
  const told: string[] = [];
  const blocks = await readBlocks(bytes, LIMITS, (note) => told.push(note));
  return { blocks: short(blocks), told, places: blocks.map(({ place }) => place) };
};

test.each<[string, XlsValue[][], unknown[], Partial<XlsSheet>?]>([
  [
    'whole numbers, hundredths, fractions, large and negative ones',
    [[1, 0.5, 0.1 + 0.2, 1e10, -3, 12.75]],
    [[['1', '0.5', '0.3', '10000000000', '-3', '12.75']]],
  ],
  [
    'formulas with a number, a text and without a result; a fault',
    [[{ result: 7 }, { result: '合计' }, {}, { fault: 7 }]],
    [[['7', '合计', '?', '#DIV/0!']]],
  ],
  [
    'raised letters',
    [
      [
        { text: '1361', from: 3, font: RAISED_FONT },
        { text: '甲件', from: 1, font: 0 },
      ],
    ],
    [[['136¹', '甲件']]],
  ],
  ['a day in a format of its own', [['甲', { day: 45303 }]], [[['甲', '2024年1月12日']]]],
  [
    'merged cells, and a chart whose figures are not read',
    [
      ['甲', '乙', null],
      [null, 1, 2],
    ],
    [
      [
        ['甲↓2', '乙→2'],
        ['1', '2'],
      ],
    ],
    {
      merges: [
        [0, 1, 0, 0],
        [0, 0, 1, 2],
      ],
    },
  ],
])('an old workbook with %s', async (_, rows, blocks, more) => {
  expect((await readOf(xlsOf([sheetOf(rows, more)]))).blocks).toEqual(blocks);
});

test('days are counted from 1904 where the workbook says so', async () => {
  const rows: XlsValue[][] = [['甲', { day: 45303 - 1462 }]];
  expect((await readOf(xlsOf([sheetOf(rows)], { epoch1904: true }))).blocks).toEqual([[['甲', '2024年1月12日']]]);
  expect((await readOf(xlsOf([sheetOf(rows)]))).blocks).toEqual([[['甲', '2020年1月11日']]]);
});

test('texts that a record’s end cuts anywhere are whole', async () => {
  const words = ['行政许可', 'abc', { text: '规章①21', from: 4, font: RAISED_FONT }, '', '甲', '2024 年公开', '乙'];
  const whole = [[['行政许可', 'abc', '规章①2¹', '', '甲', '2024 年公开', '乙']]];
  for (let cut = 12; cut < 60; cut += 1)
    expect((await readOf(xlsOf([sheetOf([words])], { cut }))).blocks, String(cut)).toEqual(whole);
});

test('hidden sheets, rows and columns are not read, and told; cells have the addresses of the file', async () => {
  const bytes = xlsOf([
    sheetOf([['密']], { name: '底稿', state: 1 }),
    sheetOf(
      [
        ['项目', '合计', '备用', '件数'],
        ['旧', 1, 2, 3],
        ['许可', 4, null, 5],
      ],
      { hiddenRows: [1], hiddenColumns: [2] },
    ),
    sheetOf([['又']], { name: '更密', state: 2 }),
  ]);
  expect(await readOf(bytes)).toEqual({
    blocks: [
      [
        ['项目', '合计', '件数'],
        ['许可', '4', '5'],
      ],
    ],
    told: [
      '工作表“年报”隐藏的第 2 行和隐藏的 C 列里有内容，没有读；要体检请取消隐藏',
      '工作表“底稿”、工作表“更密”是隐藏的，没有读；要体检请取消隐藏',
    ],
    places: ['第 1 表'],
  });
  const [table] = await readBlocks(bytes);
  expect(table?.kind === 'table' && table.rows[1]?.map(({ place }) => place)).toEqual([
    '工作表“年报”A3',
    '工作表“年报”B3',
    '工作表“年报”D3',
  ]);
});

test('a merged cell over hidden ones is smaller, and shows its text where it is seen', async () => {
  const rows: XlsValue[][] = [
    ['题', null, null, '头'],
    [null, null, null, 1],
    [null, null, null, 2],
  ];
  const merges: XlsSheet['merges'] = [[0, 2, 0, 2]];
  const read = await readOf(xlsOf([sheetOf(rows, { merges, hiddenRows: [1], hiddenColumns: [0] })]));
  expect(read.blocks).toEqual([[['题→2↓2', '头'], ['2']]]);
  expect(read.told).toEqual(['工作表“年报”隐藏的第 2 行里有内容，没有读；要体检请取消隐藏']);
});

/** A workbook of Excel 95: letters in the machine's code page, no list of texts. */
const excel95 = () => {
  const gbk = (hex: string) => Buffer.from(hex, 'hex');
  const record = (type: number, ...parts: Buffer[]) => {
    const data = Buffer.concat(parts);
    return Buffer.concat([u16(type, data.length), data]);
  };
  const name = gbk('c4eab1a8'); // 年报
  const label = gbk('b9e6d5c2'); // 规章
  const sheet = Buffer.concat([
    record(0x809, u16(0x500, 0x10, 0, 0)),
    record(0x204, u16(0, 0, 0, label.length), label),
    record(0x27e, u16(0, 1, 0), Buffer.from([(3 << 2) | 2, 0, 0, 0])),
    record(0x0a),
  ]);
  const head = (at: number) =>
    Buffer.concat([
      record(0x809, u16(0x500, 5, 0, 0)),
      record(0x42, u16(936)),
      record(0x85, Buffer.from([at & 255, at >> 8, 0, 0, 0, 0, name.length]), name),
      record(0x0a),
    ]);
  return compoundOf({ Book: Buffer.concat([head(head(0).length), sheet]) });
};

test('a workbook of Excel 95', async () => {
  const [table] = await readBlocks(excel95());
  expect(short([table!])).toEqual([[['规章', '3']]]);
  expect(table?.kind === 'table' && table.rows[0]?.[0]?.place).toBe('工作表“年报”A1');
});

test.each<[string, Uint8Array, RegExp]>([
  ['a password', xlsOf([sheetOf([['甲', 1]])], { locked: true }), /设有打开密码/],
  ['only hidden sheets', xlsOf([sheetOf([['甲', 1]], { state: 1 })]), /没有可见的工作表/],
  ['no sheet', xlsOf([]), /损坏.*另存为 \.xlsx/],
  ['figures far beyond any report', xlsOf([sheetOf([Array.from({ length: 250 }, (_, n) => n)])]), /内容过多/],
])('an old workbook with %s: a sentence', async (_, bytes, sentence) => {
  await expect(readBlocks(bytes)).rejects.toThrow(sentence);
});

test('.et is one of its names, .doc is not', async () => {
  const bytes = xlsOf([sheetOf([['甲', 1]])]);
  expect(await misnamed(bytes, '年报.et')).toBeUndefined();
  expect(await misnamed(bytes, '年报.doc')).toMatch(/已按Excel 97—2003/);
});

test('cut off or with bytes turned: blocks or a sentence, never anything else', async () => {
  const bytes = xlsOf(
    [
      sheetOf([
        ['甲', 1, { result: '乙' }],
        [{ text: '1361', from: 3, font: RAISED_FONT }, 0.1, { day: 1 }],
      ]),
    ],
    { cut: 20 },
  );
  const changed = fc.record({ at: fc.nat(bytes.length - 1), to: fc.nat(255), length: fc.nat(bytes.length) });
  await fc.assert(
    fc.asyncProperty(changed, fc.boolean(), async ({ at, to, length }, cut) => {
      const broken = Buffer.from(cut ? bytes.subarray(0, length) : bytes);
      if (!cut) broken[at] = to;
      await readXls(broken, LIMITS).catch((error) => expect(error).toBeInstanceOf(Unreadable));
    }),
    { numRuns: 1500 },
  );
});
