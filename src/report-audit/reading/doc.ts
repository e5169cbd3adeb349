import { Unreadable } from '../../platform/reading/index.ts';
import type { Limits, Reader } from './blocks.ts';
import { openCompound } from './compound.ts';
import { blocksOf, type Content, TOO_MUCH } from './content.ts';
import { none, type Properties, readProperties } from './doc-properties.ts';
import { type DocRow, rowsOf } from './doc-table.ts';
import { raised } from './raised.ts';

const MEND = '请在 Word 或 WPS 中另存为 .docx 后再试';
const BROKEN = `旧格式的 Word 文档（.doc）已损坏或不完整，${MEND}`;
const LOCKED = '文件设有打开密码，请取消密码后再试';
const TOO_OLD = `这是 Word 95 或更早的文档，${MEND}`;
/** Since Word 97. */
const FIRST_VERSION = 0xc1;
const PAGE = 512;

/** Paragraphs and tables of a binary Word file ([MS-DOC]: .doc of Word 97 to 2003, .wps of WPS), in order. */
export const readDoc: Reader = async (bytes, limits) => {
  try {
    return blocksOf(contentOf(bytes, limits), limits);
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(BROKEN);
  }
};

/** @throws RangeError where an offset leads out of the file */
function contentOf(bytes: Uint8Array, limits: Limits): Content[] {
  const stream = openCompound(bytes, BROKEN);
  const main = stream('WordDocument');
  if (main?.readUInt16LE(0) !== 0xa5ec) throw new Unreadable(BROKEN);
  const flags = main.readUInt16LE(10);
  if (flags & 0x100) throw new Unreadable(LOCKED);
  if (main.readUInt16LE(2) < FIRST_VERSION) throw new Unreadable(TOO_OLD);
  const table = stream(flags & 0x200 ? '1Table' : '0Table');
  if (!table) throw new Unreadable(BROKEN);
  const length = main.readUInt32LE(0x4c);
  if (length > limits.characters) throw new Unreadable(TOO_MUCH);
  const data = stream('Data');
  const at = (offset: number) =>
    table.subarray(main.readUInt32LE(offset), main.readUInt32LE(offset) + main.readUInt32LE(offset + 4));
  const letters = new Runs(main, at(0xfa), data, false);
  const paragraphs = new Runs(main, at(0x102), data, true);
  const document = new DocumentBuilder(limits);
  for (const { text, place } of lettersOf(main, at(0x1a2), length))
    document.add(text, letters.at(place), () => paragraphs.at(place));
  return document.done();
}

/** The letters of the text in order, each with where it stands in the stream. Clx, PlcPcd: [MS-DOC] 2.9.38, 2.8.35 */
function* lettersOf(main: Buffer, clx: Buffer, length: number): Generator<{ text: string; place: number }> {
  let at = 0;
  while (clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 2) throw new Unreadable(BROKEN);
  const count = (clx.readUInt32LE(at + 1) - 4) / 12;
  const list = at + 5;
  const narrow = new TextDecoder('windows-1252');
  for (let n = 0; n < count; n += 1) {
    const from = clx.readUInt32LE(list + n * 4);
    const to = Math.min(length, clx.readUInt32LE(list + (n + 1) * 4));
    const told = clx.readUInt32LE(list + (count + 1) * 4 + n * 8 + 2);
    const isNarrow = (told & 0x40000000) !== 0;
    const size = isNarrow ? 1 : 2;
    const begin = isNarrow ? (told & 0x3fffffff) / 2 : told;
    const held = main.subarray(begin, begin + Math.max(0, to - from) * size);
    if (held.length < (to - from) * size) throw new Unreadable(BROKEN);
    const text = isNarrow ? narrow.decode(held) : held.toString('utf16le');
    for (let i = 0; i < text.length; i += 1) yield { text: text[i]!, place: begin + i * size };
  }
}

/** Properties by where in the stream they hold: pages of runs. PlcBtePapx, PapxFkp, ChpxFkp: [MS-DOC] 2.8.6, 2.9.175 */
class Runs {
  private readonly runs: { from: number; to: number; properties: Properties }[] = [];
  private last = 0;

  constructor(main: Buffer, pages: Buffer, data: Buffer | undefined, ofParagraphs: boolean) {
    const count = Math.floor((pages.length - 4) / 8);
    for (let n = 0; n < count; n += 1) {
      const number = pages.readUInt32LE((count + 1) * 4 + n * 4) & 0x3fffff;
      this.page(main.subarray(number * PAGE, (number + 1) * PAGE), data, ofParagraphs);
    }
    this.runs.sort((a, b) => a.from - b.from);
  }

  private page(page: Buffer, data: Buffer | undefined, ofParagraphs: boolean): void {
    const count = page.readUInt8(PAGE - 1);
    for (let n = 0; n < count; n += 1) {
      const offset = page.readUInt8((count + 1) * 4 + n * (ofParagraphs ? 13 : 1)) * 2;
      const properties = offset === 0 ? none() : readProperties(listAt(page, offset, ofParagraphs), none());
      if (properties.elsewhere !== undefined && data) {
        const size = data.readUInt16LE(properties.elsewhere);
        readProperties(data.subarray(properties.elsewhere + 2, properties.elsewhere + 2 + size), properties);
      }
      this.runs.push({ from: page.readUInt32LE(n * 4), to: page.readUInt32LE((n + 1) * 4), properties });
    }
  }

  at(place: number): Properties {
    const holds = (run: { from: number; to: number } | undefined) => run && run.from <= place && place < run.to;
    if (holds(this.runs[this.last])) return this.runs[this.last]!.properties;
    let [low, high] = [0, this.runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.runs[middle]!.to <= place) low = middle + 1;
      else high = middle;
    }
    this.last = low;
    return holds(this.runs[low]) ? this.runs[low]!.properties : none();
  }
}

/** A list of properties in a page: behind its length, for paragraphs in words and behind the number of a style. */
function listAt(page: Buffer, offset: number, ofParagraphs: boolean): Buffer {
  const size = page.readUInt8(offset);
  if (!ofParagraphs) return page.subarray(offset + 1, offset + 1 + size);
  const [begin, length] = size ? [offset + 1, size * 2 - 1] : [offset + 2, page.readUInt8(offset + 1) * 2];
  return page.subarray(begin + 2, begin + length);
}

interface OpenTable {
  rows: DocRow[];
  /** cells of the row that is open */
  cells: Content[][];
  cell: Content[];
}

/** Puts paragraphs and tables together from letters. */
class DocumentBuilder {
  private readonly content: Content[] = [];
  private readonly tables: OpenTable[] = [];
  private line = '';
  private pictured = false;
  /** fields that are open; of one that has no result yet nothing shows */
  private readonly fields: { shown: boolean }[] = [];
  private cells = 0;
  private readonly limits: Limits;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** @param paragraph properties of the paragraph that the letter is in */
  add(letter: string, look: Properties, paragraph: () => Properties): void {
    const code = letter.charCodeAt(0);
    if (code === 0x0d || code === 0x07 || code === 0x0c) this.end(code === 0x07, paragraph());
    else if (code === 0x13) this.fields.push({ shown: false });
    else if (code === 0x14 && this.fields.length) this.fields.at(-1)!.shown = true;
    else if (code === 0x15) this.fields.pop();
    else if (look.deleted || look.hidden || this.fields.some(({ shown }) => !shown)) return;
    else if (code === 0x01 || code === 0x08) this.pictured = true;
    else if (code === 0x02) this.line += '※';
    else if (code === 0x0b) this.line += '\n';
    else if (code === 0x1e) this.line += '-';
    else if (code >= 0x20 || code === 0x09) this.line += look.raised ? raised(letter) : letter;
  }

  done(): Content[] {
    this.end(false, none());
    this.close(0);
    return this.content;
  }

  private end(isMark: boolean, { depth, endsCell, endsRow, cells }: Properties): void {
    if (depth > this.limits.depth) throw new Unreadable(TOO_MUCH);
    const at = isMark ? Math.max(1, depth) : depth;
    this.close(at);
    while (this.tables.length < at) this.tables.push({ rows: [], cells: [], cell: [] });
    const table = this.tables.at(-1);
    if (this.line.trim()) (table?.cell ?? this.content).push({ kind: 'text', text: this.line });
    else if (this.pictured) (table?.cell ?? this.content).push({ kind: 'picture' });
    this.line = '';
    this.pictured = false;
    if (!table) return;
    if (endsRow) {
      table.rows.push({ contents: table.cells, cells });
      table.cells = [];
      table.cell = [];
    } else if (isMark || endsCell) {
      this.cells += 1;
      if (this.cells > this.limits.cells) throw new Unreadable(TOO_MUCH);
      table.cells.push(table.cell);
      table.cell = [];
    }
  }

  /** Ends the tables that are deeper. */
  private close(depth: number): void {
    while (this.tables.length > depth) {
      const { rows, cells, cell } = this.tables.pop()!;
      const rest = [...cells.flat(), ...cell]; // of a row that never ended
      const outer = this.tables.at(-1)?.cell ?? this.content;
      if (rows.length > 0) outer.push({ kind: 'table', rows: rowsOf(rows) });
      outer.push(...rest);
    }
  }
}
