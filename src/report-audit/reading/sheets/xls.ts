import { Unreadable } from '../../../platform/reading/index.ts';
import { openCompound } from '../../../platform/reading/old/compound.ts';
import { readBook, runsIn, textOf, withRaised, XLS, type XlsBook } from '../../../platform/reading/old/xls-book.ts';
import { numberOf } from '../../../platform/reading/old/xls-number.ts';
import { recordsOf, type XlsRecord } from '../../../platform/reading/old/xls-records.ts';
import { dayShown, numberShown } from '../../../platform/reading/shown.ts';
import type { Reader } from '../blocks.ts';
import { TOO_MUCH } from '../content.ts';
import { blocksOfSheets, type Left, MOST_SHEETS, NO_RESULT, SheetBuilder } from './builder.ts';
import type { Sheet } from './sheet.ts';

const BROKEN = '旧格式的表格（.xls 或 .et）已损坏或不完整，请在 Excel 或 WPS 中另存为 .xlsx 后再试';
const NO_SHEET = '表格里没有可见的工作表，请取消隐藏后再试';

/** Paragraphs and tables of the visible sheets of a binary workbook ([MS-XLS]: .xls of Excel 5 to 2003, .et of WPS), in
 *  order. Formulas count as their stored results. */
export const readXls: Reader = async (bytes, limits, tell = () => {}) => {
  try {
    const streams = openCompound(bytes, BROKEN);
    const stream = streams('Workbook') ?? streams('Book');
    if (!stream) throw new Unreadable(BROKEN);
    const book = readBook(stream, { texts: limits.cells * 2, characters: limits.characters, tooMuch: TOO_MUCH });
    const ofCells = book.sheets.filter((one) => one.ofCells);
    const seen = ofCells.filter(({ hidden }) => !hidden).slice(0, MOST_SHEETS);
    if (ofCells.length === 0) throw new Unreadable(BROKEN);
    if (seen.length === 0) throw new Unreadable(NO_SHEET);
    const left = { cells: limits.cells, characters: limits.characters };
    const sheets = seen.map(({ name, at }) => sheetAt(stream, at, { name, book, left }));
    const hidden = ofCells.filter((one) => one.hidden).map(({ name }) => name);
    return await blocksOfSheets(sheets, hidden, { limits, tell });
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(BROKEN);
  }
};

/** Records of a sheet that matter here. */
const HELD = {
  formula: 0x06,
  columns: 0x7d,
  rks: 0xbd,
  blanks: 0xbe,
  rich: 0xd6,
  merges: 0xe5,
  text: 0xfd,
  blank: 0x201,
  number: 0x203,
  label: 0x204,
  fact: 0x205,
  result: 0x207,
  row: 0x208,
  rk: 0x27e,
} as const;

/** @throws RangeError where a record is cut off */
function sheetAt(stream: Buffer, at: number, known: { name: string; book: XlsBook; left: Left }): Sheet {
  const reader = new SheetReader(known);
  let depth = 0; // charts stand in a sheet with a beginning and an end of their own
  for (const record of recordsOf(stream, at, TOO_MUCH)) {
    if (record.type === XLS.begin) depth += 1;
    else if (record.type === XLS.end) depth -= 1;
    else if (depth === 1) reader.take(record);
    if (depth === 0) return reader.sheet;
  }
  throw new RangeError('sheet'); // the stream ends within it
}

class SheetReader {
  private readonly builder: SheetBuilder;
  private readonly book: XlsBook;
  /** the cell of a formula whose text follows */
  private waiting: { row: number; column: number } | undefined;

  constructor({ name, book, left }: { name: string; book: XlsBook; left: Left }) {
    this.builder = new SheetBuilder(name, left);
    this.book = book;
  }

  get sheet(): Sheet {
    return this.builder.sheet;
  }

  take(record: XlsRecord): void {
    const { type, data } = record;
    if (type === HELD.result && this.waiting) this.result(record, this.waiting);
    else if (type === HELD.row) {
      if (data.readUInt8(12) & 0x20) this.builder.hideRow(data.readUInt16LE(0) + 1);
    } else if (type === HELD.columns) {
      if (data.readUInt8(8) & 1) this.builder.hideColumns(data.readUInt16LE(0) + 1, data.readUInt16LE(2) + 1);
    } else if (type === HELD.merges) this.merges(data);
    else if (type === HELD.rks || type === HELD.blanks) this.several(data, type === HELD.rks);
    else if (CELLS.has(type)) this.cell(record);
  }

  private cell(record: XlsRecord): void {
    const { type } = record;
    const [row, column, style] = [record.word() + 1, record.word() + 1, record.word()];
    const put = (text: string, doubt?: string) => this.builder.put(row, column, text, doubt);
    if (type === HELD.text) put(this.book.texts[record.long()] ?? '');
    else if (type === HELD.number) put(this.shown(record.data.readDoubleLE(6), style));
    else if (type === HELD.rk) put(this.shown(numberOf(record.long()), style));
    else if (type === HELD.label) put(textOf(record, this.book, record.word()));
    else if (type === HELD.rich) put(this.richText(record));
    else if (type === HELD.fact) put(factShown(record.byte(), record.byte() !== 0));
    else if (type === HELD.formula) this.formula(record, { row, column, style });
    else put('');
  }

  /** A formula's stored result: a number, or by its last two bytes something else. [MS-XLS] 2.5.133 */
  private formula({ data }: XlsRecord, { row, column, style }: { row: number; column: number; style: number }): void {
    const put = (text: string, doubt?: string) => this.builder.put(row, column, text, doubt);
    const kind = data.readUInt8(6);
    if (data.readUInt16LE(12) !== 0xffff) put(this.shown(data.readDoubleLE(6), style));
    else if (kind === 0) {
      this.waiting = { row, column };
      put('', NO_RESULT); // until its text comes
    } else if (kind === 3) put('');
    else put(factShown(data.readUInt8(8), kind === 2));
  }

  private result(record: XlsRecord, { row, column }: { row: number; column: number }): void {
    this.builder.put(row, column, textOf(record, this.book, record.word()));
    this.waiting = undefined;
  }

  private richText(record: XlsRecord): string {
    const text = textOf(record, this.book, record.word());
    const { unicode } = this.book;
    const count = record.ended ? 0 : unicode ? record.word() : record.byte();
    return withRaised(text, runsIn(record, count, unicode), this.book);
  }

  /** Cells beside each other, numbers or blanks. */
  private several(data: Buffer, ofNumbers: boolean): void {
    const size = ofNumbers ? 6 : 2;
    const [row, first] = [data.readUInt16LE(0) + 1, data.readUInt16LE(2) + 1];
    for (let n = 0; 4 + (n + 1) * size + 2 <= data.length; n += 1) {
      const at = 4 + n * size;
      const text = ofNumbers ? this.shown(numberOf(data.readUInt32LE(at + 2)), data.readUInt16LE(at)) : '';
      this.builder.put(row, first + n, text);
    }
  }

  private merges(data: Buffer): void {
    const count = data.readUInt16LE(0);
    for (let n = 0; n < count; n += 1) {
      const [top, bottom, left, right] = [0, 2, 4, 6].map((more) => data.readUInt16LE(2 + n * 8 + more) + 1);
      this.builder.merge({ top: top!, bottom: bottom!, left: left!, right: right! });
    }
  }

  private shown(number: number, style: number): string {
    return this.book.dates[style] ? dayShown(number, this.book.epoch) : numberShown(number);
  }
}

const { blank, fact, formula, label, number, rich, rk, text } = HELD;
const CELLS: ReadonlySet<number> = new Set([blank, fact, formula, label, number, rich, rk, text]);

const FAULTS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};
const factShown = (value: number, isFault: boolean): string =>
  isFault ? (FAULTS[value] ?? '#N/A') : value ? 'TRUE' : 'FALSE';
