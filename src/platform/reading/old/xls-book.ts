import { raised } from '../raised.ts';
import { EPOCH_1904, isDateFormat, isDateId } from '../shown.ts';
import { Unreadable } from '../unreadable.ts';
import { recordsOf, type XlsRecord } from './xls-records.ts';

/** Records of a workbook and of a sheet that matter here. [MS-XLS] 2.3 */
export const XLS = {
  begin: 0x809,
  end: 0x0a,
  locked: 0x2f,
  codePage: 0x42,
  epoch: 0x22,
  sheet: 0x85,
  font: 0x31,
  format: 0x41e,
  style: 0xe0,
  texts: 0xfc,
} as const;

/** What a workbook says of itself before its sheets. */
export interface XlsBook {
  /** since Excel 97: letters are Unicode */
  unicode: boolean;
  /** of letters, before that */
  encoding: string;
  /** days from 1899-12-30 to day 0 */
  epoch: number;
  sheets: { name: string; hidden: boolean; at: number; ofCells: boolean }[];
  /** the texts that cells name by number */
  texts: string[];
  /** of each cell format whether it shows its number as a day */
  dates: boolean[];
  /** of each font whether its letters stand raised */
  raised: boolean[];
}

/** Code pages of workbooks before Excel 97, as decoders name them; others are taken for Chinese. */
const ENCODINGS: Readonly<Record<number, string>> = { 950: 'big5', 1252: 'windows-1252', 65001: 'utf-8' };
const VERSION_97 = 0x600;
const LOCKED = '文件设有打开密码，请取消密码后再试';
const WORKSHEET = 0;

/** How much a workbook may hold, and the sentence for one that holds more. */
interface XlsBounds {
  texts: number;
  characters: number;
  tooMuch: string;
}

/** @throws Unreadable where it has a password or holds too much; RangeError where it is damaged */
export function readBook(stream: Buffer, most: XlsBounds): XlsBook {
  const book: XlsBook = {
    ...{ unicode: true, encoding: 'gbk', epoch: 0 },
    ...{ sheets: [], texts: [], dates: [], raised: [] },
  };
  const formats = new Map<number, boolean>();
  for (const record of recordsOf(stream, 0, most.tooMuch)) {
    const { type, data } = record;
    if (type === XLS.begin) book.unicode = data.readUInt16LE(0) >= VERSION_97;
    else if (type === XLS.end) break;
    else if (type === XLS.locked) throw new Unreadable(LOCKED);
    else if (type === XLS.codePage) book.encoding = ENCODINGS[data.readUInt16LE(0)] ?? 'gbk';
    else if (type === XLS.epoch) book.epoch = data.readUInt16LE(0) === 1 ? EPOCH_1904 : 0;
    else if (type === XLS.font) book.raised.push(data.readUInt16LE(8) === 1);
    else if (type === XLS.style) {
      const id = data.readUInt16LE(2);
      book.dates.push(formats.get(id) ?? isDateId(id));
    } else if (type === XLS.format) {
      const id = record.word();
      formats.set(id, isDateFormat(textOf(record, book, book.unicode ? record.word() : record.byte())));
    } else if (type === XLS.sheet) {
      const [at, state, kind, length] = [record.long(), record.byte(), record.byte(), record.byte()];
      const name = textOf(record, book, length);
      book.sheets.push({ name, hidden: (state & 3) !== 0, at, ofCells: kind === WORKSHEET });
    } else if (type === XLS.texts) book.texts = textsIn(record, book, most);
  }
  return book;
}

/** So many letters: in Unicode behind a byte that tells their width and what follows them, which is read too. */
export function textOf(record: XlsRecord, book: XlsBook, length: number): string {
  if (!book.unicode) return new TextDecoder(book.encoding).decode(record.bytes(length));
  const told = record.byte();
  const runs = told & 8 ? record.word() : 0;
  const more = told & 4 ? record.long() : 0;
  const text = record.letters(length, (told & 1) !== 0);
  const marked = withRaised(text, runsIn(record, runs, true), book);
  record.skip(more);
  return marked;
}

/** Where in a text another font begins, and which. @param wide two bytes for each, or one */
export const runsIn = (record: XlsRecord, count: number, wide: boolean): { from: number; font: number }[] =>
  Array.from({ length: count }, () => {
    const [from, font] = wide ? [record.word(), record.word()] : [record.byte(), record.byte()];
    return { from, font: font > 4 ? font - 1 : font }; // no font has the number 4
  });

/** A text whose raised letters are marked as such. */
export function withRaised(text: string, runs: readonly { from: number; font: number }[], book: XlsBook): string {
  let done = text.slice(0, runs[0]?.from ?? text.length);
  for (const [n, { from, font }] of runs.entries()) {
    const piece = text.slice(from, runs[n + 1]?.from ?? text.length);
    done += book.raised[font] ? raised(piece) : piece;
  }
  return done;
}

function textsIn(record: XlsRecord, book: XlsBook, most: XlsBounds): string[] {
  const texts: string[] = [];
  let total = 0;
  record.skip(4);
  const count = record.long();
  while (texts.length < count && !record.ended) {
    const text = textOf(record, book, record.word());
    texts.push(text);
    total += text.length;
    if (total > most.characters || texts.length > most.texts) throw new Unreadable(most.tooMuch);
  }
  return texts;
}
