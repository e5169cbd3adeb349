import { Unreadable } from '../../../platform/reading/index.ts';
import { openCompound } from '../../../platform/reading/old/compound.ts';
import { readBook, textOf, XLS, type XlsBook } from '../../../platform/reading/old/xls-book.ts';
import { numberOf } from '../../../platform/reading/old/xls-number.ts';
import { recordsOf, type XlsRecord } from '../../../platform/reading/old/xls-records.ts';
import { dayShown, numberShown } from '../../../platform/reading/shown.ts';
import { WHY } from '../bounds.ts';
import type { Gathering, ReadInner } from '../gathering.ts';
import { lettersOf } from '../office/address.ts';
import { type Cell, toldTable } from '../table.ts';
import { compoundParts } from './compound-parts.ts';

/** Records of a sheet that matter here. [MS-XLS] 2.3 */
const HELD = {
  formula: 0x06,
  header: 0x14,
  footer: 0x15,
  columns: 0x7d,
  rks: 0xbd,
  rich: 0xd6,
  text: 0xfd,
  object: 0x1b6,
  number: 0x203,
  label: 0x204,
  result: 0x207,
  row: 0x208,
  rk: 0x27e,
} as const;

/** Reads a binary workbook ([MS-XLS]: .xls, .et): cells, what is hidden, notes, headers. @throws Unreadable */
export async function readXls(bytes: Buffer, gather: Gathering, inner: ReadInner): Promise<void> {
  const streams = openCompound(bytes, WHY.broken);
  const stream = streams('Workbook') ?? streams('Book');
  if (!stream) throw new Unreadable(WHY.broken);
  const { characters, pieces } = gather.bounds;
  const book = readBook(stream, { texts: pieces, characters, tooMuch: WHY.tooBig });
  for (const { name, hidden, at, ofCells } of book.sheets) {
    if (!ofCells) continue;
    const place = `工作表“${name}”`;
    gather.piece(`${place}的名称`, name, hidden ? 'hidden' : 'text');
    if (hidden) gather.odd('meta.hidden', place, { message: '工作表是隐藏的', removable: false });
    await gather.tries(place, () => new XlsSheet(gather, { book, place, unseen: hidden }).read(stream, at));
  }
  await compoundParts(bytes, gather, inner);
}

class XlsSheet {
  private readonly rows = new Map<number, Cell[]>();
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenColumns = new Set<number>();
  private waiting: { row: number; column: number } | undefined;
  private notes = 0;
  private readonly gather: Gathering;
  private readonly known: { book: XlsBook; place: string; unseen: boolean };

  constructor(gather: Gathering, known: { book: XlsBook; place: string; unseen: boolean }) {
    this.gather = gather;
    this.known = known;
  }

  /** @throws RangeError where a record is cut off */
  read(stream: Buffer, at: number): void {
    let depth = 0; // charts stand in a sheet with a beginning and an end of their own
    for (const record of recordsOf(stream, at, WHY.tooBig)) {
      if (record.type === XLS.begin) depth += 1;
      else if (record.type === XLS.end) depth -= 1;
      else if (depth === 1) this.take(record);
      if (depth === 0) break;
    }
    this.tell();
  }

  private take(record: XlsRecord): void {
    const { type, data } = record;
    const { book, place } = this.known;
    if (type === HELD.row) {
      if (data.readUInt8(12) & 0x20) this.hiddenRows.add(data.readUInt16LE(0) + 1);
    } else if (type === HELD.columns) {
      const [from, to] = [data.readUInt16LE(0) + 1, data.readUInt16LE(2) + 1];
      if (data.readUInt8(8) & 1) for (let n = from; n <= Math.min(to, 256); n += 1) this.hiddenColumns.add(n);
    } else if (type === HELD.header || type === HELD.footer) {
      if (data.length > 2)
        this.gather.piece(
          `${place}页眉页脚`,
          textOf(record, book, book.unicode ? record.word() : record.byte()),
          'header',
        );
    } else if (type === HELD.object) this.note(record);
    else if (type === HELD.result && this.waiting) {
      this.put(this.waiting, textOf(record, book, record.word()));
      this.waiting = undefined;
    } else if (type === HELD.rks) this.several(data);
    else if (CELLS.has(type)) this.cell(record);
  }

  private cell(record: XlsRecord): void {
    const { book } = this.known;
    const [row, column, style] = [record.word() + 1, record.word() + 1, record.word()];
    const place = { row, column };
    if (record.type === HELD.text) this.put(place, book.texts[record.long()] ?? '');
    else if (record.type === HELD.number) this.put(place, this.shown(record.data.readDoubleLE(6), style));
    else if (record.type === HELD.rk) this.put(place, this.shown(numberOf(record.long()), style));
    else if (record.type === HELD.formula) {
      if (record.data.readUInt16LE(12) !== 0xffff) this.put(place, this.shown(record.data.readDoubleLE(6), style));
      else if (record.data.readUInt8(6) === 0) this.waiting = place;
    } else this.put(place, textOf(record, book, record.word()));
  }

  private several(data: Buffer): void {
    const [row, first] = [data.readUInt16LE(0) + 1, data.readUInt16LE(2) + 1];
    for (let n = 0; 4 + (n + 1) * 6 + 2 <= data.length; n += 1) {
      const text = this.shown(numberOf(data.readUInt32LE(4 + n * 6 + 2)), data.readUInt16LE(4 + n * 6));
      this.put({ row, column: first + n }, text);
    }
  }

  /** A text on a drawing, which a note on a cell is too. [MS-XLS] 2.4.329 */
  private note(record: XlsRecord): void {
    const length = record.data.length >= 18 ? record.data.readUInt16LE(10) : 0;
    if (!length) return;
    record.skip(record.data.length);
    const text = record.letters(length, false);
    const place = `${this.known.place}批注或文本框 ${++this.notes}`;
    this.gather.piece(place, text, 'comment');
    this.gather.odd('meta.comments', place, { text, message: '有批注或文本框', removable: false });
  }

  private shown(number: number, style: number): string {
    const { book } = this.known;
    return book.dates[style] ? dayShown(number, book.epoch) : numberShown(number);
  }

  private put({ row, column }: { row: number; column: number }, text: string): void {
    const cells = this.rows.get(row) ?? [];
    this.rows.set(row, cells);
    cells.push({ column, text });
  }

  private tell(): void {
    const { place, unseen } = this.known;
    const table = toldTable(this.gather, {
      cell: (row, column) => `${place}${lettersOf(column)}${row}`,
      cells: (row, from, to) => `${place}${lettersOf(from)}${row}—${lettersOf(to)}${row}`,
    });
    for (const [row, cells] of [...this.rows].toSorted(([a], [b]) => a - b)) {
      const told = cells
        .toSorted((a, b) => a.column - b.column)
        .map((cell): Cell => {
          const hidden = unseen || this.hiddenRows.has(row) || this.hiddenColumns.has(cell.column);
          return { ...cell, kind: hidden ? 'hidden' : 'text' };
        });
      const hidden = told.filter((cell) => cell.kind === 'hidden' && cell.text.trim());
      if (hidden.length && !unseen) {
        const text = hidden.map((cell) => cell.text).join(' ');
        this.gather.odd('meta.hidden', `${place}第 ${row} 行`, { text, message: '有隐藏的行或者列', removable: false });
      }
      table.row(row, told);
    }
    table.end();
  }
}

const { formula, label, number, rich, rk, text } = HELD;
const CELLS: ReadonlySet<number> = new Set([formula, label, number, rich, rk, text]);
