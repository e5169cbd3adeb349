import { excel } from '../../platform/excel.ts';
import type { Measure, Measured } from '../../platform/measures.ts';
import { valueInWords } from '../words.ts';
import type { Cell, Drawn } from './figures.ts';

const HEAD_ROWS = 2;
/** Sheet names of Excel are at most this long. */
const LONGEST_NAME = 31;

const number = ({ value }: Cell): number | string => (value === null ? '' : Math.round(value * 10) / 10);

/** A dashboard's figures as a workbook: the main ones on the first sheet, each chart on one of its own.
 *  @param of '示范镇 2026 年' */
export async function dashboardSheet(
  of: string,
  summary: readonly { measure: Measure; measured: Measured }[],
  boards: readonly Drawn[],
): Promise<Buffer> {
  const book = new (await excel()).Workbook();
  const first = book.addWorksheet('主要指标', { views: [{ state: 'frozen', ySplit: HEAD_ROWS }] });
  first.addRow([`${of}　主要指标`]);
  first.addRow(['指标', '数值', '计入', '全部', '怎样统计']);
  for (const { measure, measured } of summary)
    first.addRow([
      ...[measure.label, valueInWords(measure, measured.value), measured.part, measured.whole, measure.about],
    ]);
  first.columns.forEach((column, n) => {
    column.width = [26, 14, 10, 10, 80][n] ?? 10;
  });
  for (const drawn of boards) addBoard(book.addWorksheet(sheetName(drawn)), of, drawn);
  for (const sheet of book.worksheets) for (const n of [1, HEAD_ROWS]) sheet.getRow(n).font = { bold: true };
  return Buffer.from(await book.xlsx.writeBuffer());
}

const sheetName = ({ board }: Drawn): string => board.title.replaceAll(/[\\/*?:[\]]/g, '').slice(0, LONGEST_NAME);

function addBoard(
  sheet: { addRow(cells: unknown[]): unknown; getColumn(n: number): { width?: number } },
  of: string,
  { board, categories, lines, all }: Drawn,
): void {
  const parted = lines.length > 1 || lines[0]?.name;
  sheet.addRow([`${of}　${board.title}（单位：${board.unit}）`]);
  sheet.addRow(['', ...(parted ? lines.map(({ name }) => name) : []), parted ? '合计' : '数量']);
  for (const [n, { label, all: sum }] of categories.entries())
    sheet.addRow([label, ...(parted ? lines.map(({ cells }) => number(cells[n]!)) : []), number(sum)]);
  if (all)
    sheet.addRow(['合计', ...(parted ? lines.map((line) => (line.all ? number(line.all) : '')) : []), number(all)]);
  sheet.getColumn(1).width = 34;
}
