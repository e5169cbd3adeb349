import { openZip, sheetsIn, Unreadable, type XmlEvent, xmlEvents, type Zip } from '../../platform/reading/index.ts';
import type { Block, Limits, Reader } from './blocks.ts';
import { TOO_MUCH } from './content.ts';
import { raised } from './raised.ts';
import { blocksOfSheet, type Sheet } from './sheet.ts';

const BROKEN = 'Excel 文件已损坏，无法打开，请在 Excel 或 WPS 中重新保存后再试';
const SAYS = { broken: BROKEN, foreign: BROKEN };
const BINARY = '这是二进制格式的工作簿（.xlsb），请在 Excel 或 WPS 中另存为 .xlsx 后再试';
const NO_RESULT = '公式没有保存结果';
const MOST_PARTS = 5000;
/** Sheets that are read, of so many that a workbook may list. */
const MOST_SHEETS = 100;
const MOST_LISTED = 1000;
/** Columns that the widest table of a report could have. */
const MOST_COLUMNS = 200;
const MOST_ROWS = 20_000;

/** Formats of numbers that are dates without a format of their own. ECMA-376 part 1, 18.8.30 */
const isDateId = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Paragraphs and tables of the visible sheets of a workbook (ECMA-376), in order. Formulas count as their stored
 *  results. */
export const readXlsx: Reader = async (bytes, limits) => {
  const zip = await openZip(bytes, { unpacked: limits.unpacked, parts: MOST_PARTS, tooBig: TOO_MUCH, broken: BROKEN });
  if (!zip.names.includes('xl/workbook.xml')) throw new Unreadable(BINARY);
  const texts = await sharedTexts(zip, limits);
  const dates = await dateStyles(zip);
  const blocks: Block[] = [];
  const left = { cells: limits.cells, characters: limits.characters };
  for (const { name, part } of await cellSheetsIn(zip)) {
    const builder = new SheetBuilder(name, { texts, dates, left });
    for await (const event of eventsOf(zip, part))
      if (event.kind === 'open') builder.open(event.name, event.attributes);
      else if (event.kind === 'close') builder.close(event.name);
      else builder.text(event.text);
    const tables = blocks.filter(({ kind }) => kind === 'table').length;
    blocks.push(...blocksOfSheet(builder.sheet, tables, limits.cells));
    if (blocks.length > limits.blocks) throw new Unreadable(TOO_MUCH);
  }
  return blocks;
};

/** Events of a part, one by one; none where it is missing. */
async function* eventsOf(zip: Zip, name: string): AsyncGenerator<XmlEvent> {
  const part = zip.read(name);
  if (part) for await (const events of xmlEvents(part, SAYS)) yield* events;
}

/** The visible sheets of cells, in the workbook's order. @throws Unreadable where there is none */
async function cellSheetsIn(zip: Zip): Promise<{ name: string; part: string }[]> {
  const { sheets } = await sheetsIn(zip, SAYS, MOST_LISTED);
  const found = sheets
    .flatMap(({ name, hidden, type, part }) => (part && !hidden && type.endsWith('/worksheet') ? [{ name, part }] : []))
    .slice(0, MOST_SHEETS);
  if (found.length === 0 || found.some(({ part }) => !zip.names.includes(part))) throw new Unreadable(BROKEN);
  return found;
}

/** The workbook's texts, raised letters as such; phonetic readings left out. */
async function sharedTexts(zip: Zip, limits: Limits): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let total = 0;
  let [reading, phonetic, up] = [false, false, false];
  for await (const event of eventsOf(zip, 'xl/sharedStrings.xml')) {
    if (event.kind === 'text') {
      if (reading) text += up ? raised(event.text) : event.text;
    } else if (event.name === 'rPh') phonetic = event.kind === 'open';
    else if (event.name === 't') reading = event.kind === 'open' && !phonetic;
    else if (event.name === 'r') up = false;
    else if (event.name === 'vertAlign' && event.kind === 'open') up = event.attributes.val === 'superscript';
    else if (event.name === 'si') {
      if (event.kind === 'close') texts.push(text);
      total += text.length;
      text = '';
      up = false;
      if (total > limits.characters || texts.length > limits.cells * 2) throw new Unreadable(TOO_MUCH);
    }
  }
  return texts;
}

/** Of each cell format whether it shows its number as a date. */
async function dateStyles(zip: Zip): Promise<boolean[]> {
  const own = new Map<number, boolean>();
  const dates: boolean[] = [];
  let formats = false;
  for await (const event of eventsOf(zip, 'xl/styles.xml')) {
    if (event.kind === 'text') continue;
    if (event.name === 'cellXfs') formats = event.kind === 'open';
    if (event.kind === 'close') continue;
    const id = Number(event.attributes.numFmtId);
    if (event.name === 'numFmt') own.set(id, /[ymd年月日]/i.test(plainFormat(event.attributes.formatCode)));
    else if (event.name === 'xf' && formats) dates.push(own.get(id) ?? isDateId(id));
  }
  return dates;
}

/** The longest format that a workbook may have, in characters. */
const LONGEST_FORMAT = 255;

/** A format without its words and colours. */
const plainFormat = (code = '') =>
  code
    .slice(0, LONGEST_FORMAT)
    .replace(/"[^"]*"|\[(?![hms]+\])[^\]]*\]|\\./gi, (one) => (/[年月日]/.test(one) ? one : ''));

interface Known {
  texts: readonly string[];
  dates: readonly boolean[];
  /** what all sheets may still hold */
  left: { cells: number; characters: number };
}

/** Puts a sheet together from markup. */
class SheetBuilder {
  readonly sheet: Sheet;
  private readonly known: Known;
  private row = 0;
  private column = 0;
  private cell: { type: string; style: number; value: string | undefined; formula: boolean } | undefined;
  private reading = false;

  constructor(name: string, known: Known) {
    this.sheet = { name, rows: new Map(), merges: [] };
    this.known = known;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') {
      this.row = Number.parseInt(attributes.r ?? '', 10) || this.row + 1;
      this.column = 0;
    } else if (name === 'c') {
      this.column = columnOf(attributes.r) ?? this.column + 1;
      this.cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: undefined, formula: false };
    } else if (name === 'f' && this.cell) this.cell.formula = true;
    else if ((name === 'v' || name === 't') && this.cell) {
      this.reading = true;
      this.cell.value ??= '';
    } else if (name === 'mergeCell') this.merge(attributes.ref);
  }

  text(text: string): void {
    if (this.reading && this.cell) this.cell.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.reading = false;
    else if (name === 'c' && this.cell) {
      this.keep();
      this.cell = undefined;
    }
  }

  private keep(): void {
    const { formula, value } = this.cell!;
    const text = this.shown().trim();
    const { left } = this.known;
    if (this.column > MOST_COLUMNS || this.row > MOST_ROWS) {
      if (text) throw new Unreadable(TOO_MUCH);
      return;
    }
    left.cells -= 1;
    left.characters -= text.length;
    if (left.cells < 0 || left.characters < 0) throw new Unreadable(TOO_MUCH);
    const row = this.sheet.rows.get(this.row) ?? new Map();
    this.sheet.rows.set(this.row, row);
    row.set(this.column, { text, ...(formula && !value && { doubt: NO_RESULT }) });
  }

  /** What a person sees in the cell. */
  private shown(): string {
    const { type, style, value } = this.cell!;
    if (value === undefined) return '';
    if (type === 's') return this.known.texts[Number(value)] ?? '';
    const number = Number(value);
    if (type !== 'n' || value.trim() === '' || !Number.isFinite(number)) return value;
    return this.known.dates[style] ? dateOf(number) : String(Number(number.toPrecision(15)));
  }

  private merge(ref = ''): void {
    const [, left, top, right, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref) ?? [];
    if (!left) return;
    this.known.left.cells -= 1;
    if (this.known.left.cells < 0) throw new Unreadable(TOO_MUCH);
    const [from, to] = [columnOf(`${left}1`)!, columnOf(`${right}1`)!];
    this.sheet.merges.push({ top: Number(top), bottom: Number(bottom), left: from, right: to });
  }
}

/** 2 for 'B17'; undefined: not an address. */
function columnOf(address = ''): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(address)?.[1];
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** The day that a number counts from 1899-12-30, as a paper has it. */
function dateOf(days: number): string {
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * 86_400_000);
  return Number.isNaN(date.getTime())
    ? String(days)
    : `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}
