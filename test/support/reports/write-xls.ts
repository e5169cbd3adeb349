import { compoundOf, u16, u32 } from './compound-file.ts';
import type { Grid } from './grids.ts';
import type { Piece } from './write.ts';

/** What a cell of a binary workbook holds. */
export type XlsValue =
  | string
  | number
  | null
  /** letters in another font from such a place on */
  | { text: string; from: number; font: number }
  /** a number that is shown as a day */
  | { day: number }
  /** of a formula; left out: none was stored */
  | { result?: string | number }
  | { fault: number };
export interface XlsSheet {
  name: string;
  /** 0: seen, 1: hidden, 2: hidden where no menu shows it */
  state?: number;
  /** by row and column, from 0 */
  rows: Map<number, Map<number, XlsValue>>;
  /** first and last row, first and last column */
  merges?: [number, number, number, number][];
  hiddenRows?: number[];
  hiddenColumns?: number[];
}
interface Options {
  epoch1904?: boolean;
  locked?: boolean;
  /** bytes after which the list of texts is cut, time and again */
  cut?: number;
}

const record = (type: number, ...parts: Buffer[]) => {
  const data = Buffer.concat(parts);
  return Buffer.concat([u16(type, data.length), data]);
};
const double = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};
const isNarrow = (text: string) => [...text].every((letter) => letter.charCodeAt(0) < 256);
const lettersOf = (text: string) => Buffer.from(text, isNarrow(text) ? 'latin1' : 'utf16le');

const END = record(0x0a);
const begin = (kind: number) => record(0x809, u16(0x600, kind, 0x0dbb, 0x07cc), u32(0, 6));
const font = (raised: boolean) =>
  record(0x31, u16(200, 0, 0x7fff, 400, raised ? 1 : 0), Buffer.from([0, 0, 0, 0, 5, 0]), Buffer.from('Arial'));
/** the fifth font has the number 5: no font has the number 4 */
export const RAISED_FONT = 5;
const fonts = [false, false, false, false, true].map(font);
const PLAIN = 0;
const DAY = 1;
/** a format of its own: yyyy"年"m"月"d"日" */
const FORMAT = 170;
const dayFormat = 'yyyy"年"m"月"d"日"';
const styles = [
  record(0x41e, u16(FORMAT, dayFormat.length), Buffer.from([1]), Buffer.from(dayFormat, 'utf16le')),
  ...[0, FORMAT].map((format) => record(0xe0, u16(0, format), Buffer.alloc(16))),
];

/** A binary workbook as Excel 97 to 2003 write it, in its smallest form: [MS-XLS] in [MS-CFB]. */
export function xlsOf(sheets: readonly XlsSheet[], options: Options = {}): Buffer {
  const texts: (string | { text: string; from: number; font: number })[] = [];
  const bodies = sheets.map((sheet) => bodyOf(sheet, texts));
  const heads = (offsets: number[]) =>
    Buffer.concat([
      begin(5),
      ...(options.locked ? [record(0x2f, u16(1), Buffer.alloc(52))] : []),
      record(0x42, u16(1200)),
      record(0x22, u16(options.epoch1904 ? 1 : 0)),
      ...fonts,
      ...styles,
      ...sheets.map(({ name, state = 0 }, n) =>
        record(
          0x85,
          u32(offsets[n] ?? 0),
          Buffer.from([state, 0, name.length, isNarrow(name) ? 0 : 1]),
          lettersOf(name),
        ),
      ),
      textsOf(texts, options.cut ?? 8000),
      END,
    ]);
  let at = heads([]).length;
  const offsets = bodies.map((body) => {
    at += body.length;
    return at - body.length;
  });
  return compoundOf({ Workbook: Buffer.concat([heads(offsets), ...bodies]) });
}

/** The list of texts, cut into records; letters that go on begin with their width anew. [MS-XLS] 2.4.265, 2.5.293 */
function textsOf(texts: readonly (string | { text: string; font: number; from: number })[], cut: number): Buffer {
  const parts: Buffer[] = [u32(texts.length, texts.length)];
  const done: Buffer[] = [];
  const room = () => cut - parts.reduce((sum, one) => sum + one.length, 0);
  const next = () => {
    done.push(record(done.length === 0 ? 0xfc : 0x3c, ...parts.splice(0)));
  };
  const whole = (bytes: Buffer) => {
    if (room() < bytes.length) next();
    parts.push(bytes);
  };
  for (const one of texts) {
    const { text, ...run } = typeof one === 'string' ? { text: one } : one;
    const size = isNarrow(text) ? 1 : 2;
    const rich = 'font' in run;
    whole(Buffer.concat([u16(text.length), Buffer.from([(size - 1) | (rich ? 8 : 0)]), ...(rich ? [u16(1)] : [])]));
    let letters = lettersOf(text);
    while (letters.length > 0) {
      const step = Math.min(letters.length, Math.max(0, Math.floor(room() / size) * size));
      parts.push(letters.subarray(0, step));
      letters = letters.subarray(step);
      if (letters.length > 0) {
        next();
        parts.push(Buffer.from([size - 1]));
      }
    }
    if (rich) whole(u16(run.from!, run.font!));
  }
  next();
  return Buffer.concat(done);
}

function bodyOf(sheet: XlsSheet, texts: (string | { text: string; from: number; font: number })[]): Buffer {
  const cells = [...sheet.rows].flatMap(([row, line]) =>
    [...line].map(([column, value]) => cellOf(row, column, value, texts)),
  );
  return Buffer.concat([
    begin(0x10),
    ...(sheet.hiddenColumns ?? []).map((column) => record(0x7d, u16(column, column, 2304, 0, 1, 0))),
    ...(sheet.hiddenRows ?? []).map((row) => record(0x208, u16(row, 0, 9, 270, 0, 0), u32(0x20))),
    ...cells,
    // a chart, whose figures are not the sheet's
    ...[begin(0x20), record(0x203, u16(0, 0, 0), double(99)), END],
    record(0xe5, u16(sheet.merges?.length ?? 0, ...(sheet.merges ?? []).flat())),
    END,
  ]);
}

function cellOf(
  row: number,
  column: number,
  value: XlsValue,
  texts: (string | { text: string; from: number; font: number })[],
): Buffer {
  const at = u16(row, column, PLAIN);
  if (value === null) return record(0x201, at);
  if (typeof value === 'number') return numberOf(row, column, value);
  if (typeof value === 'string' || 'text' in value) return record(0xfd, at, u32(texts.push(value) - 1));
  if ('day' in value) return record(0x203, u16(row, column, DAY), double(value.day));
  if ('fault' in value) return record(0x205, at, Buffer.from([value.fault, 1]));
  const { result } = value;
  if (typeof result === 'number') return record(0x06, at, double(result), u16(0), u32(0), u16(0));
  const told = Buffer.from([0, 0, 0, 0, 0, 0, 0xff, 0xff]);
  const formula = record(0x06, at, told, u16(0), u32(0), u16(0));
  if (result === undefined) return formula;
  const text = record(0x207, u16(result.length), Buffer.from([isNarrow(result) ? 0 : 1]), lettersOf(result));
  return Buffer.concat([formula, text]);
}

/** Whole numbers and hundredths in 30 bits, every third of them in a record for several, others as they are. */
function numberOf(row: number, column: number, value: number): Buffer {
  const hundredth = !Number.isInteger(value);
  const whole = Math.round(hundredth ? value * 100 : value);
  if ((hundredth ? whole / 100 : whole) !== value || Math.abs(whole) > 0x1fffffff)
    return record(0x203, u16(row, column, PLAIN), double(value));
  const packed = u32((whole << 2) | 2 | (hundredth ? 1 : 0));
  return column % 3 === 2
    ? record(0xbd, u16(row, column, PLAIN), packed, u16(column))
    : record(0x27e, u16(row, column, PLAIN), packed);
}

const WIDTH = 10;

/** A workbook with the whole report on one sheet: texts over all its columns, figures as numbers. */
export function asXls(pieces: readonly Piece[]): Buffer {
  const sheet: XlsSheet & { merges: [number, number, number, number][] } = {
    name: '年报',
    rows: new Map(),
    merges: [],
  };
  let row = 0;
  for (const piece of pieces) {
    if ('grid' in piece) {
      addGrid(sheet, piece.grid, row);
      row += piece.grid.length;
    } else {
      sheet.rows.set(
        row,
        new Map([[0, piece.text], ...Array.from({ length: WIDTH - 1 }, (_, n): [number, null] => [n + 1, null])]),
      );
      sheet.merges.push([row, row, 0, WIDTH - 1]);
      row += 1;
    }
  }
  return xlsOf([sheet]);
}

function addGrid(sheet: XlsSheet & { merges: [number, number, number, number][] }, grid: Grid, top: number): void {
  const taken = new Set<string>();
  for (const [r, row] of grid.entries()) {
    let column = 0;
    const line = new Map<number, XlsValue>();
    for (const { text, rowSpan, colSpan } of row) {
      while (taken.has(`${r} ${column}`)) column += 1;
      line.set(column, /^\d{1,9}(?:\.\d+)?$/.test(text) ? Number(text) : text || null);
      for (let down = 0; down < rowSpan; down += 1)
        for (let along = 0; along < colSpan; along += 1) taken.add(`${r + down} ${column + along}`);
      if (rowSpan * colSpan > 1) sheet.merges.push([top + r, top + r + rowSpan - 1, column, column + colSpan - 1]);
      column += colSpan;
    }
    sheet.rows.set(top + r, line);
  }
}
