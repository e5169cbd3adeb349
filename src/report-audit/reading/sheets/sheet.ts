import { Unreadable } from '../../../platform/reading/index.ts';
import type { Block, Cell } from '../blocks.ts';
import { TOO_MUCH } from '../content.ts';

/** A sheet of a spreadsheet; rows and columns count from 1. */
export interface Sheet {
  name: string;
  /** by row; blank cells may be there or not */
  rows: Map<number, SheetRow>;
  merges: Merge[];
  /** numbers of those that are hidden */
  hidden: { rows: Set<number>; columns: Set<number> };
  /** numbers that the file has for rows and columns; left out: the same */
  addresses?: { row(number: number): number; column(number: number): number };
}
/** by column */
export type SheetRow = Map<number, { text: string; doubt?: string }>;
interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** A row as it shows: the cells that begin in it. */
interface Row {
  cells: Cell[];
  /** those with text */
  written: Cell[];
  /** cells above reach into it */
  covered: boolean;
  /** the file has one cell of it */
  alone: boolean;
}

/** A longer text is no label. */
const LONGEST_LABEL = 30;
/** More columns, and more rows that the file leaves out, no merged cell of a report has. */
const WIDEST = 40;

/** The paragraphs and tables of a sheet, in order. A text alone in its row is a paragraph; where it may as well be the
 *  label of a row that is blank, it is both.
 *  @param tables how many stand before it in the file @param most cells that it may have @throws Unreadable */
export function blocksOfSheet(sheet: Sheet, tables: number, most: number): Block[] {
  const blocks: Block[] = [];
  const rows = rowsOf(sheet, most);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  let run: Row[] = [];
  const end = () => {
    if (run.some(({ written }) => written.length > 0)) {
      tables += 1;
      blocks.push({ kind: 'table', rows: run.map(({ cells }) => cells), place: `第 ${tables} 表` });
    }
    run = [];
  };
  for (const row of rows) {
    const [first] = row.written;
    if (!first && row.cells.length < 2 && !row.covered) end();
    else if (first && row.written.length === 1 && !row.covered) {
      const inTable = run.length > 0;
      end();
      for (const line of first.text.split('\n'))
        if (line.trim()) blocks.push({ kind: 'text', text: line.trim(), place: first.place });
      const isLabel = !row.alone && first.text.length <= LONGEST_LABEL && first.colSpan * 2 < width;
      if (inTable && isLabel) run.push(row);
    } else if (run.length > 0 || first) run.push(row);
  }
  end();
  return blocks;
}

/** Rows down to the last one with a text and the one below it, each as wide as the sheet is written. */
function rowsOf({ name, rows, merges, addresses }: Sheet, most: number): Row[] {
  const numbers = [...rows.keys()].sort((a, b) => a - b);
  const widthOf = (row: SheetRow) => Math.max(0, ...[...row].map(([column, { text }]) => (text ? column : 0)));
  const width = Math.max(0, ...[...rows.values()].map(widthOf));
  const last = numbers.findLast((number) => widthOf(rows.get(number)!) > 0) ?? 0;
  const starting = new Map<number, Merge[]>();
  for (const merge of merges) starting.set(merge.top, [...(starting.get(merge.top) ?? []), merge]);
  let over: Merge[] = [];
  let before = 0;
  let left = most;
  const found: Row[] = [];
  for (const number of numbers.filter((one) => one <= last + 1)) {
    const row = rows.get(number)!;
    const reaching = over.some(({ bottom }) => bottom > before);
    const missing = Math.min(reaching ? WIDEST : 1, number - before - 1);
    for (let n = 0; n < missing; n += 1) found.push({ cells: [], written: [], covered: reaching, alone: false });
    before = number;
    over = over.filter(({ bottom }) => bottom >= number);
    const covered = over.length > 0;
    const own = starting.get(number) ?? [];
    over.push(...own);
    const cells: Cell[] = [];
    for (let column = 1; column <= width; column += 1) {
      const merge = own.find(({ left: from }) => from === column);
      if (!merge && over.some(({ left: from, right }) => from <= column && column <= right)) continue;
      const { text = '', doubt } = row.get(column) ?? {};
      const rowSpan = merge ? merge.bottom - merge.top + 1 : 1;
      const colSpan = merge ? Math.min(WIDEST, merge.right - merge.left + 1) : 1;
      const [atColumn, atRow] = addresses ? [addresses.column(column), addresses.row(number)] : [column, number];
      const place = `工作表“${name}”${addressOf(atColumn, atRow)}`;
      cells.push({ text, rowSpan, colSpan, place, ...(doubt && { doubt }) });
    }
    left -= cells.length;
    if (left < 0) throw new Unreadable(TOO_MUCH);
    found.push({ cells, written: cells.filter(({ text }) => text), covered, alone: row.size === 1 });
  }
  return found;
}

/** 'B17' for column 2 in row 17. */
export function addressOf(column: number, row: number): string {
  let letters = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row}`;
}
