import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { short } from '../../../../test/support/reports/short.ts';
import { odsOf } from '../../../../test/support/reports/write-office.ts';
import { LIMITS } from '../blocks.ts';
import { readBlocks } from '../read.ts';

const readOf = async (bytes: Uint8Array) => {
  const told: string[] = [];
  return { blocks: short(await readBlocks(bytes, LIMITS, (note) => told.push(note))), told };
};

async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('年报'), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test('hidden sheets, rows and columns of .xlsx are not read, and told where something stands in them', async () => {
  const bytes = await workbook((sheet, book) => {
    sheet.addRows([
      ['项目', '合计', '备用', '件数', ''],
      ['旧', 1, 2, 3],
      ['许可', 4, null, 5],
      ['处罚', 6, null, 7],
    ]);
    sheet.getRow(2).hidden = true;
    for (const column of [3, 5]) sheet.getColumn(column).hidden = true;
    book.addWorksheet('底稿', { state: 'veryHidden' }).addRow(['密']);
  });
  expect(await readOf(bytes)).toEqual({
    blocks: [
      [
        ['项目', '合计', '件数'],
        ['许可', '4', '5'],
        ['处罚', '6', '7'],
      ],
    ],
    told: [
      '工作表“年报”隐藏的第 2 行和隐藏的 C 列里有内容，没有读；要体检请取消隐藏',
      '工作表“底稿”是隐藏的，没有读；要体检请取消隐藏',
    ],
  });
});

test('days of a workbook that counts from 1904 are those that it shows', async () => {
  const bytes = await workbook((sheet, book) => {
    book.properties.date1904 = true;
    sheet.addRow(['签发', new Date('2024-01-12')]);
  });
  expect((await readOf(bytes)).blocks).toEqual([[['签发', '2024年1月12日']]]);
});

const cell = (attributes: string, ...lines: string[]) =>
  `<table:table-cell ${attributes}>${lines.map((line) => `<text:p>${line}</text:p>`).join('')}</table:table-cell>`;
const text = (...lines: string[]) => cell('office:value-type="string"', ...lines);
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`;
const filler = '<table:table-cell table:number-columns-repeated="16000"/>';
const raisedStyle =
  '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>';
const hiddenStyle = '<style:style style:name="ta-密"><style:table-properties table:display="false"/></style:style>';

test.each<[string, string, unknown[], string[]?]>([
  [
    'a title over all columns, numbers as they are, not as they are rounded',
    row(cell('table:number-columns-spanned="3"', '年度报告') + '<table:covered-table-cell/>'.repeat(2)) +
      row(text('甲') + cell('office:value-type="float" office:value="12.75"', '13') + text('乙', '丙') + filler),
    ['年度报告', [['甲', '12.75', '乙\n丙']]],
  ],
  [
    'a day, a formula without its result, a note in the margin, a raised digit',
    row(
      cell('office:value-type="date" office:date-value="2024-01-12T00:00:00"', '24-1-12') +
        cell('table:formula="of:=[.A1]"') +
        '<table:table-cell office:value-type="string"><office:annotation><text:p>核</text:p></office:annotation><text:p>136<text:span text:style-name="T1">1</text:span></text:p></table:table-cell>',
    ),
    [[['2024年1月12日', '?', '136¹']]],
  ],
  [
    'cells over several rows, cells and rows that are repeated',
    row(cell('table:number-rows-spanned="2"', '甲') + text('乙') + text('丙')) +
      row(
        '<table:covered-table-cell/>' +
          cell('office:value-type="float" office:value="1" table:number-columns-repeated="2"', '1'),
      ) +
      row(
        text('丁') + cell('office:value-type="float" office:value="0" table:number-columns-repeated="2"', '0'),
        'table:number-rows-repeated="2"',
      ) +
      row(filler, 'table:number-rows-repeated="1040000"'),
    [
      [
        ['甲↓2', '乙', '丙'],
        ['1', '1'],
        ['丁', '0', '0'],
        ['丁', '0', '0'],
      ],
    ],
  ],
  [
    'a hidden row and a hidden column',
    '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>' +
      row(text('甲') + text('旧') + text('乙')) +
      row(text('丙') + text('丁') + text('戊'), 'table:visibility="filter"') +
      row(`${text('己')}<table:table-cell/>${text('庚')}`),
    [
      [
        ['甲', '乙'],
        ['己', '庚'],
      ],
    ],
    ['工作表“年报”隐藏的第 2 行和隐藏的 B 列里有内容，没有读；要体检请取消隐藏'],
  ],
])('an .ods with %s', async (_, rows, blocks, told = []) => {
  expect(await readOf(odsOf({ 年报: rows }, raisedStyle))).toEqual({ blocks, told });
});

test('a hidden sheet of an .ods is not read, and told', async () => {
  const sheets = { 密: row(text('密') + text('件')), 年报: row(text('甲') + text('1')) };
  expect(await readOf(odsOf(sheets, hiddenStyle))).toEqual({
    blocks: [[['甲', '1']]],
    told: ['工作表“密”是隐藏的，没有读；要体检请取消隐藏'],
  });
});

test('an .ods of a million cells is refused', async () => {
  const rows = row(
    cell('office:value-type="float" office:value="1" table:number-columns-repeated="10"', '1'),
    'table:number-rows-repeated="100000"',
  );
  await expect(readOf(odsOf({ 年报: rows }))).rejects.toThrow(/内容过多/);
});
