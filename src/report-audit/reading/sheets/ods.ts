import { Unreadable, type XmlEvent } from '../../../platform/reading/index.ts';
import { raised } from '../../../platform/reading/raised.ts';
import { dayWords, numberShown } from '../../../platform/reading/shown.ts';
import type { Block, Limits } from '../blocks.ts';
import { spanOf, TOO_MUCH } from '../content.ts';
import { blocksOfSheets, type Left, MOST_SHEETS, NO_RESULT, SheetBuilder } from './builder.ts';
import type { Sheet } from './sheet.ts';

const NO_SHEET = '表格里没有可见的工作表，请取消隐藏后再试';
/** Blank cells or rows that are repeated more often fill up a sheet. */
const MOST_BLANK = 40;
/** Elements of a cell, or of a sheet, whose text is not the cell's. */
const SKIPPED = new Set(['annotation', 'shapes', 'frame', 'ruby-text', 'tracked-changes', 'forms', 'title', 'desc']);

/** Paragraphs and tables of the visible sheets of a spreadsheet (ODF 1.3 part 3, 9), in order. Formulas count as their
 *  stored results. @param events of its content @throws Unreadable */
export async function blocksOfOds(
  events: AsyncIterable<XmlEvent>,
  { limits, tell }: { limits: Limits; tell: (note: string) => void },
): Promise<Block[]> {
  const reader = new SpreadsheetReader(limits);
  for await (const event of events)
    if (event.kind === 'open') reader.open(event.name, event.attributes);
    else if (event.kind === 'close') reader.close(event.name);
    else reader.text(event.text);
  const seen = reader.sheets.filter(({ hidden }) => !hidden).map(({ builder }) => builder.sheet);
  if (seen.length === 0) throw new Unreadable(NO_SHEET);
  const hidden = reader.sheets.filter((one) => one.hidden).map(({ builder }) => builder.sheet.name);
  return blocksOfSheets(seen satisfies Sheet[], hidden, { limits, tell });
}

const timesOf = (value: string | undefined): number => Math.max(1, Number.parseInt(value ?? '1', 10) || 1);

interface OpenCell {
  attributes: Record<string, string>;
  lines: string[];
}
interface OpenRow {
  times: number;
  hidden: boolean;
  cells: { shown: string; doubt: string | undefined; times: number; rowSpan: number; colSpan: number }[];
}

/** Puts the sheets together from markup. */
class SpreadsheetReader {
  readonly sheets: { builder: SheetBuilder; hidden: boolean }[] = [];
  private readonly left: Left;
  private readonly depthAllowed: number;
  /** names of styles of sheets that are not shown, and of raised letters */
  private readonly hiddenStyles = new Set<string>();
  private readonly raisedStyles = new Set<string>();
  private style = '';
  private column = 0;
  private rowNumber = 0;
  private row: OpenRow | undefined;
  private cell: OpenCell | undefined;
  private readonly spans: boolean[] = [];
  private skipping = 0;
  private depth = 0;

  constructor({ cells, characters, depth }: Limits) {
    this.left = { cells, characters };
    this.depthAllowed = depth;
  }

  open(name: string, attributes: Record<string, string>): void {
    this.depth += 1;
    if (this.depth > this.depthAllowed) throw new Unreadable(TOO_MUCH);
    if (this.skipping || SKIPPED.has(name)) {
      this.skipping += 1;
      return;
    }
    if (name === 'style') this.style = attributes['style:name'] ?? '';
    else if (name === 'table-properties' && attributes['table:display'] === 'false') this.hiddenStyles.add(this.style);
    else if (name === 'text-properties' && /^super/.test(attributes['style:text-position'] ?? ''))
      this.raisedStyles.add(this.style);
    else if (name === 'table') this.openSheet(attributes);
    else if (name === 'table-column') this.columns(attributes);
    else if (name === 'table-row') {
      const hidden = (attributes['table:visibility'] ?? 'visible') !== 'visible';
      this.row = { times: timesOf(attributes['table:number-rows-repeated']), hidden, cells: [] };
    } else if (name === 'table-cell' || name === 'covered-table-cell') this.cell = { attributes, lines: [] };
    else if (name === 'p') this.cell?.lines.push('');
    else if (name === 'span') this.spans.push(this.raisedStyles.has(attributes['text:style-name'] ?? ''));
    else if (name === 's') this.add(' '.repeat(Math.min(MOST_BLANK, timesOf(attributes['text:c']))));
    else if (name === 'tab') this.add('\t');
    else if (name === 'line-break') this.add('\n');
  }

  text(text: string): void {
    if (!this.skipping) this.add(text.replace(/[\r\n\t ]+/g, ' '));
  }

  close(name: string): void {
    this.depth -= 1;
    if (this.skipping) this.skipping -= 1;
    else if (name === 'span') this.spans.pop();
    else if (name === 'table-cell' || name === 'covered-table-cell') this.closeCell();
    else if (name === 'table-row') this.closeRow();
  }

  private openSheet(attributes: Record<string, string>): void {
    if (this.sheets.length >= MOST_SHEETS) throw new Unreadable(TOO_MUCH);
    const builder = new SheetBuilder(attributes['table:name'] ?? '', this.left);
    this.sheets.push({ builder, hidden: this.hiddenStyles.has(attributes['table:style-name'] ?? '') });
    this.column = 0;
    this.rowNumber = 0;
  }

  private columns(attributes: Record<string, string>): void {
    const times = timesOf(attributes['table:number-columns-repeated']);
    const hidden = (attributes['table:visibility'] ?? 'visible') !== 'visible';
    if (hidden) this.sheets.at(-1)?.builder.hideColumns(this.column + 1, this.column + times);
    this.column += times;
  }

  private add(text: string): void {
    const lines = this.cell?.lines;
    if (!lines?.length) return;
    lines[lines.length - 1] += this.spans.includes(true) ? raised(text) : text;
  }

  private closeCell(): void {
    if (!this.cell || !this.row) return;
    const { attributes, lines } = this.cell;
    const shown = shownOf(attributes, lines.join('\n')).trim();
    const doubt = attributes['table:formula'] !== undefined && !shown ? NO_RESULT : undefined;
    const [rowSpan, colSpan] = ['rows', 'columns'].map((one) => spanOf(attributes[`table:number-${one}-spanned`]));
    const times = timesOf(attributes['table:number-columns-repeated']);
    this.row.cells.push({ shown, doubt, times, rowSpan: rowSpan!, colSpan: colSpan! });
    this.cell = undefined;
  }

  private closeRow(): void {
    const { row } = this;
    const builder = this.sheets.at(-1)?.builder;
    this.row = undefined;
    if (!row || !builder) return;
    const blank = row.cells.every(({ shown, doubt }) => !shown && !doubt);
    if (!blank || row.times <= MOST_BLANK)
      for (let n = 1; n <= row.times; n += 1) {
        if (row.hidden) builder.hideRow(this.rowNumber + n);
        putRow(builder, this.rowNumber + n, row.cells);
      }
    this.rowNumber += row.times;
  }
}

function putRow(builder: SheetBuilder, row: number, cells: OpenRow['cells']): void {
  let column = 0;
  for (const { shown, doubt, times, rowSpan, colSpan } of cells) {
    if (rowSpan * colSpan > 1)
      builder.merge({ top: row, bottom: row + rowSpan - 1, left: column + 1, right: column + colSpan });
    const written = shown || doubt;
    if (written || times <= MOST_BLANK) for (let n = 1; n <= times; n += 1) builder.put(row, column + n, shown, doubt);
    column += times;
  }
}

/** What a cell says: a number as it is, not as it is rounded for show; a day as a paper has it. */
function shownOf(attributes: Record<string, string>, text: string): string {
  const [type, value, day] = ['value-type', 'value', 'date-value'].map((one) => attributes[`office:${one}`]);
  if (type === 'float' && value !== undefined && Number.isFinite(Number(value))) return numberShown(Number(value));
  if (type === 'date' && day && !Number.isNaN(Date.parse(day))) return dayWords(new Date(`${day.slice(0, 10)}T00:00Z`));
  return text;
}
