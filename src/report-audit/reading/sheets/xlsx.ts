import { openZip, sheetsIn, Unreadable, type XmlEvent, xmlEvents, type Zip } from '../../../platform/reading/index.ts';
import { raised } from '../../../platform/reading/raised.ts';
import { dayShown, isDateFormat, isDateId, numberShown } from '../../../platform/reading/shown.ts';
import type { Limits, Reader } from '../blocks.ts';
import { TOO_MUCH } from '../content.ts';
import { blocksOfSheets, type Left, MOST_SHEETS, NO_RESULT, SheetBuilder } from './builder.ts';
import type { Sheet } from './sheet.ts';

const BROKEN = 'Excel 文件已损坏，无法打开，请在 Excel 或 WPS 中重新保存后再试';
const SAYS = { broken: BROKEN, foreign: BROKEN };
const BINARY = '这是二进制格式的工作簿（.xlsb），请在 Excel 或 WPS 中另存为 .xlsx 后再试';
const MOST_PARTS = 5000;
const MOST_LISTED = 1000;

/** Paragraphs and tables of the visible sheets of a workbook (ECMA-376), in order. Formulas count as their stored
 *  results. */
export const readXlsx: Reader = async (bytes, limits, tell = () => {}) => {
  const zip = await openZip(bytes, { unpacked: limits.unpacked, parts: MOST_PARTS, tooBig: TOO_MUCH, broken: BROKEN });
  if (!zip.names.includes('xl/workbook.xml')) throw new Unreadable(BINARY);
  const { seen, hidden, epoch } = await cellSheetsIn(zip);
  const left = { cells: limits.cells, characters: limits.characters };
  const known = { texts: await sharedTexts(zip, limits), dates: await dateStyles(zip), epoch, left };
  return blocksOfSheets(sheetsOf(zip, seen, known), hidden, { limits, tell });
};

async function* sheetsOf(zip: Zip, seen: { name: string; part: string }[], known: Known): AsyncGenerator<Sheet> {
  for (const { name, part } of seen) {
    const reader = new SheetReader(name, known);
    for await (const event of eventsOf(zip, part))
      if (event.kind === 'open') reader.open(event.name, event.attributes);
      else if (event.kind === 'close') reader.close(event.name);
      else reader.text(event.text);
    yield reader.sheet;
  }
}

/** Events of a part, one by one; none where it is missing. */
async function* eventsOf(zip: Zip, name: string): AsyncGenerator<XmlEvent> {
  const part = zip.read(name);
  if (part) for await (const events of xmlEvents(part, SAYS)) yield* events;
}

/** The sheets of cells, in the workbook's order: those that are seen, and names of the others.
 *  @throws Unreadable where none is seen */
async function cellSheetsIn(zip: Zip) {
  const { sheets, epoch } = await sheetsIn(zip, SAYS, MOST_LISTED);
  const ofCells = sheets.filter(({ type }) => type.endsWith('/worksheet'));
  const seen = ofCells
    .flatMap(({ name, hidden, part }) => (part && !hidden ? [{ name, part }] : []))
    .slice(0, MOST_SHEETS);
  if (seen.length === 0 || seen.some(({ part }) => !zip.names.includes(part))) throw new Unreadable(BROKEN);
  return { seen, hidden: ofCells.filter(({ hidden }) => hidden).map(({ name }) => name), epoch };
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
    if (event.name === 'numFmt') own.set(id, isDateFormat(event.attributes.formatCode));
    else if (event.name === 'xf' && formats) dates.push(own.get(id) ?? isDateId(id));
  }
  return dates;
}

interface Known {
  texts: readonly string[];
  dates: readonly boolean[];
  /** days from 1899-12-30 to the workbook's day 0 */
  epoch: number;
  left: Left;
}

/** Puts a sheet together from markup. */
class SheetReader {
  private readonly builder: SheetBuilder;
  private readonly known: Known;
  private row = 0;
  private column = 0;
  private cell: { type: string; style: number; value: string | undefined; formula: boolean } | undefined;
  private reading = false;

  constructor(name: string, known: Known) {
    this.builder = new SheetBuilder(name, known.left);
    this.known = known;
  }

  get sheet(): Sheet {
    return this.builder.sheet;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') {
      this.row = Number.parseInt(attributes.r ?? '', 10) || this.row + 1;
      this.column = 0;
      if (isOn(attributes.hidden)) this.builder.hideRow(this.row);
    } else if (name === 'col') {
      if (isOn(attributes.hidden)) this.builder.hideColumns(Number(attributes.min), Number(attributes.max));
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
      const { formula, value } = this.cell;
      this.builder.put(this.row, this.column, this.shown(), formula && !value ? NO_RESULT : undefined);
      this.cell = undefined;
    }
  }

  /** What a person sees in the cell. */
  private shown(): string {
    const { type, style, value } = this.cell!;
    const { texts, dates, epoch } = this.known;
    if (value === undefined) return '';
    if (type === 's') return texts[Number(value)] ?? '';
    const number = Number(value);
    if (type !== 'n' || value.trim() === '' || !Number.isFinite(number)) return value;
    return dates[style] ? dayShown(number, epoch) : numberShown(number);
  }

  private merge(ref = ''): void {
    const [, left, top, right, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref) ?? [];
    if (!left) return;
    const [from, to] = [columnOf(`${left}1`)!, columnOf(`${right}1`)!];
    this.builder.merge({ top: Number(top), bottom: Number(bottom), left: from, right: to });
  }
}

const isOn = (value: string | undefined) => value === '1' || value === 'true';

/** 2 for 'B17'; undefined: not an address. */
function columnOf(address = ''): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(address)?.[1];
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
