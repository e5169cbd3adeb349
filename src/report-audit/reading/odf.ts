import { openZip, Unreadable, type XmlEvent, xmlEvents, type Zip } from '../../platform/reading/index.ts';
import { raised } from '../../platform/reading/raised.ts';
import type { Limits, Reader } from './blocks.ts';
import { blocksOf, type Content, type ContentCell, spanOf, TOO_MUCH } from './content.ts';
import { PARTS } from './inside.ts';
import { blocksOfOds } from './sheets/ods.ts';

const BROKEN = 'ODF 文件已损坏，无法打开，请在 WPS 或 LibreOffice 中重新保存后再试';
const SLIDES = '这是演示文稿，不是年度报告，请上传 Word 文档';
const MOST_PARTS = 5000;
/** A blank cell or row that is repeated more often fills up a page. */
const MOST_BLANK = 40;
/** Blanks in a row that a line may have. */
const MOST_SPACES = 100;
/** Centimetres: a smaller picture is an icon or a line. */
const SMALL = { width: 2.5, height: 1 };

/** Elements whose text is not part of the document as it stands: deleted, said in the margin, a note's own text. */
const SKIPPED = new Set([
  'tracked-changes',
  'annotation',
  'note',
  'ruby-text',
  'forms',
  'hidden-text',
  'desc',
  'title',
]);

/** Paragraphs and tables of a text document or a spreadsheet (ODF 1.3 part 3), in order. */
export const readOdf: Reader = async (bytes, limits, tell = () => {}) => {
  const zip = await openZip(bytes, { unpacked: limits.unpacked, parts: MOST_PARTS, tooBig: TOO_MUCH, broken: BROKEN });
  const name = zip.names.find((one) => PARTS.odf.test(one))!;
  const kind = await kindOf(eventsOf(zip, name));
  if (kind === 'presentation') throw new Unreadable(SLIDES);
  if (kind === 'spreadsheet') return blocksOfOds(eventsOf(zip, name), { limits, tell });
  const document = new DocumentBuilder(limits);
  for await (const event of eventsOf(zip, name))
    if (event.kind === 'open') document.open(event.name, event.attributes);
    else if (event.kind === 'close') document.close(event.name);
    else document.text(event.text);
  return blocksOf(document.content, limits);
};

async function* eventsOf(zip: Zip, name: string): AsyncGenerator<XmlEvent> {
  for await (const events of xmlEvents(zip.read(name)!, { broken: BROKEN, foreign: BROKEN })) yield* events;
}

/** The element in the body that tells what the document is: 'text', 'spreadsheet', 'presentation' …; '' where there is
 *  none. Only so much is unpacked as stands before it. */
async function kindOf(events: AsyncIterable<XmlEvent>): Promise<string> {
  let inBody = false;
  for await (const event of events)
    if (event.kind === 'open') {
      if (inBody) return event.name;
      inBody = event.name === 'body';
    }
  return '';
}

interface OpenRow {
  cells: ContentCell[];
  times: number;
}
interface OpenTable {
  rows: ContentCell[][];
  row: OpenRow | undefined;
  /** the cell that is open, and how many there are of it */
  cell: { cell: ContentCell; times: number } | undefined;
}
/** How the letters of a style stand. */
type Style = 'raised' | 'hidden' | 'plain';

const timesOf = (value: string | undefined): number => Math.max(1, Number.parseInt(value ?? '1', 10) || 1);

/** Puts paragraphs and tables together from markup. */
class DocumentBuilder {
  readonly content: Content[] = [];
  private readonly tables: OpenTable[] = [];
  /** paragraphs that are open: one inside another where a text box stands in it */
  private readonly paragraphs: { text: string; pictured: boolean }[] = [];
  private readonly styles = new Map<string, Style>();
  /** the style that is being defined */
  private defined = '';
  /** styles of the spans that are open */
  private readonly spans: Style[] = [];
  private skipping = 0;
  private depth = 0;
  private cells = 0;
  private readonly limits: Limits;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  open(name: string, attributes: Record<string, string>): void {
    this.depth += 1;
    if (this.depth > this.limits.depth) throw new Unreadable(TOO_MUCH);
    if (name === 'note') this.add('※');
    if (this.skipping || SKIPPED.has(name)) {
      this.skipping += 1;
      return;
    }
    if (name === 'style') this.defined = attributes['style:name'] ?? '';
    else if (name === 'text-properties') this.define(attributes);
    else if (name === 'p' || name === 'h') this.paragraphs.push({ text: '', pictured: false });
    else if (name === 'span') this.spans.push(this.styles.get(attributes['text:style-name'] ?? '') ?? 'plain');
    else if (name === 's') this.add(' '.repeat(Math.min(MOST_SPACES, timesOf(attributes['text:c']))));
    else if (name === 'tab') this.add('\t');
    else if (name === 'line-break') this.add('\n');
    else if (name === 'frame') this.picture(attributes);
    else if (name === 'table') this.tables.push({ rows: [], row: undefined, cell: undefined });
    else if (this.table) this.openInTable(this.table, name, attributes);
  }

  text(text: string): void {
    if (!this.skipping) this.add(text.replace(/[\r\n\t ]+/g, ' '));
  }

  close(name: string): void {
    this.depth -= 1;
    if (this.skipping) {
      this.skipping -= 1;
      return;
    }
    if (name === 'p' || name === 'h') {
      const { text = '', pictured = false } = this.paragraphs.pop() ?? {};
      this.put(pictured && !text.trim() ? { kind: 'picture' } : { kind: 'text', text });
    } else if (name === 'span') this.spans.pop();
    else if (name === 'table') {
      const table = this.tables.pop();
      if (table) this.put({ kind: 'table', rows: table.rows });
    } else if (this.table) this.closeInTable(this.table, name);
  }

  private get table(): OpenTable | undefined {
    return this.tables.at(-1);
  }

  private define(attributes: Record<string, string>): void {
    if (/^super/.test(attributes['style:text-position'] ?? '')) this.styles.set(this.defined, 'raised');
    if (attributes['text:display'] === 'none') this.styles.set(this.defined, 'hidden');
  }

  private openInTable(table: OpenTable, name: string, attributes: Record<string, string>): void {
    if (name === 'table-row') table.row = { cells: [], times: timesOf(attributes['table:number-rows-repeated']) };
    else if (name === 'table-cell') {
      const [rowSpan, colSpan] = ['rows', 'columns'].map((one) => spanOf(attributes[`table:number-${one}-spanned`]));
      const cell = { content: [], rowSpan: rowSpan!, colSpan: colSpan! };
      table.cell = { cell, times: timesOf(attributes['table:number-columns-repeated']) };
    }
  }

  private closeInTable(table: OpenTable, name: string): void {
    if (name === 'table-cell' && table.cell) {
      const { cell, times } = table.cell;
      this.repeat(times, isBlank(cell), 1, () => table.row?.cells.push(cell));
      table.cell = undefined;
    } else if (name === 'table-row' && table.row) {
      const { cells, times } = table.row;
      this.repeat(times, cells.every(isBlank), cells.length, () => table.rows.push(cells));
      table.row = undefined;
    }
  }

  /** @throws Unreadable where so many cells are no report's */
  private repeat(times: number, blank: boolean, cells: number, once: () => void): void {
    for (let n = blank && times > MOST_BLANK ? 0 : times; n > 0; n -= 1) {
      this.cells += cells + 1;
      if (this.cells > this.limits.cells * 4) throw new Unreadable(TOO_MUCH);
      once();
    }
  }

  private add(text: string): void {
    const last = this.paragraphs.at(-1);
    if (!last || this.spans.includes('hidden')) return;
    last.text += this.spans.includes('raised') ? raised(text) : text;
    if (last.text.length > this.limits.characters) throw new Unreadable(TOO_MUCH);
  }

  private picture(attributes: Record<string, string>): void {
    const [width, height] = ['svg:width', 'svg:height'].map((one) => centimetres(attributes[one]));
    const last = this.paragraphs.at(-1);
    if (last && !(width! < SMALL.width || height! < SMALL.height)) last.pictured = true;
  }

  private put(item: Content): void {
    if (item.kind === 'text' && !item.text.trim()) return;
    (this.table ? (this.table.cell?.cell.content ?? this.content) : this.content).push(item);
  }
}

const isBlank = ({ content }: ContentCell): boolean => content.length === 0;

/** NaN for what is not told, which is smaller than nothing. */
function centimetres(length = ''): number {
  const [, value, unit] = /^([\d.]+)(cm|mm|in|pt)$/.exec(length) ?? [];
  return Number(value) * ({ cm: 1, mm: 0.1, in: 2.54, pt: 2.54 / 72 }[unit ?? ''] ?? Number.NaN);
}
