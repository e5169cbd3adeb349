import { openZip, Unreadable, xmlEvents } from '../../platform/reading/index.ts';
import { raised } from '../../platform/reading/raised.ts';
import { OtherKind, type Reader } from './blocks.ts';
import { blocksOf, type Content, type ContentCell, spanOf, TOO_MUCH } from './content.ts';
import { PARTS } from './inside.ts';

const BROKEN = 'Word 文件已损坏，无法打开，请在 Word 或 WPS 中重新保存后再试';
const MOST_PARTS = 5000;

/** In 914,400ths of an inch: a smaller picture, 2.5 cm wide or 1 cm high, is an icon or a line. */
const SMALL = { cx: 900_000, cy: 360_000 };

/** Elements whose text is not part of the document as it stands: deleted or moved away, or a second form of the same. */
const SKIPPED = new Set(['del', 'moveFrom', 'Fallback', 'rubyPr', 'rt']);

interface OpenCell extends ContentCell {
  /** goes on with the cell above */
  continues: boolean;
}
interface OpenTable {
  rows: OpenCell[][];
  deleted: boolean;
}

/** Paragraphs and tables of word/document.xml, in order. */
export const readDocx: Reader = async (bytes, limits) => {
  const zip = await openZip(bytes, { unpacked: limits.unpacked, parts: MOST_PARTS, tooBig: TOO_MUCH, broken: BROKEN });
  const name = zip.names.find((one) => PARTS.docx.test(one));
  const part = name && zip.read(name);
  if (!part) throw new OtherKind('不是 Word 文档');
  const document = new DocumentBuilder(limits.depth, limits.cells);
  for await (const events of xmlEvents(part, { broken: BROKEN, foreign: BROKEN }))
    for (const event of events)
      if (event.kind === 'open') document.open(event.name, event.attributes);
      else if (event.kind === 'close') document.close(event.name);
      else document.text(event.text);
  return blocksOf(document.content, limits);
};

/** Puts paragraphs and tables together from markup. */
class DocumentBuilder {
  readonly content: Content[] = [];
  private readonly tables: OpenTable[] = [];
  /** paragraphs that are open: one inside another where a text box stands in it */
  private readonly paragraphs: { text: string; pictured: boolean }[] = [];
  /** of the drawing that is open */
  private small = false;
  private skipping = 0;
  private reading = false;
  private hidden = false;
  private raised = false;
  private inRowProperties = false;
  private depth = 0;
  private cells = 0;
  private readonly deepest: number;
  private readonly most: number;

  constructor(deepest: number, most: number) {
    this.deepest = deepest;
    this.most = most;
  }

  open(name: string, attributes: Record<string, string>): void {
    this.depth += 1;
    if (this.depth > this.deepest) throw new Unreadable(TOO_MUCH);
    if (this.inRowProperties && name === 'del') this.table!.deleted = true;
    if (this.skipping || SKIPPED.has(name)) {
      this.skipping += 1;
      return;
    }
    const value = attributes['w:val'];
    if (name === 'tbl') this.tables.push({ rows: [], deleted: false });
    else if (name === 'tr' && this.table) this.openRow(this.table);
    else if (name === 'trPr') this.inRowProperties = true;
    else if (name === 'gridBefore') this.addCell(spanOf(value));
    else if (name === 'tc') this.addCell(1);
    else if (name === 'gridSpan' && this.cell) this.cell.colSpan = spanOf(value);
    else if (name === 'vMerge' && this.cell) this.cell.continues = value !== 'restart';
    else if (name === 'p') this.paragraphs.push({ text: '', pictured: false });
    else if (name === 'r') this.hidden = this.raised = false;
    else if (name === 'vertAlign') this.raised = value === 'superscript';
    else if (name === 'vanish') this.hidden = value !== '0' && value !== 'false';
    else if (name === 't') this.reading = true;
    else if (name === 'tab') this.add('\t');
    else if (name === 'br' || name === 'cr') this.add('\n');
    else if (name === 'noBreakHyphen') this.add('-');
    else if (name === 'drawing' || name === 'pict') this.small = false;
    else if (name === 'extent') this.small = Number(attributes.cx) < SMALL.cx || Number(attributes.cy) < SMALL.cy;
    else if ((name === 'blip' || name === 'imagedata') && !this.small) this.picture();
  }

  text(text: string): void {
    if (this.reading && !this.skipping) this.add(this.raised ? raised(text) : text);
  }

  close(name: string): void {
    this.depth -= 1;
    if (this.skipping) {
      this.skipping -= 1;
      return;
    }
    if (name === 't') this.reading = false;
    else if (name === 'r') this.hidden = this.raised = false;
    else if (name === 'trPr') this.inRowProperties = false;
    else if (name === 'p') {
      const { text = '', pictured = false } = this.paragraphs.pop() ?? {};
      this.put(pictured && !text.trim() ? { kind: 'picture' } : { kind: 'text', text });
    } else if (name === 'tr' && this.table?.deleted) this.table.rows.pop();
    else if (name === 'tbl') {
      const table = this.tables.pop();
      if (table) this.put({ kind: 'table', rows: merged(table.rows) });
    }
  }

  private get table(): OpenTable | undefined {
    return this.tables.at(-1);
  }

  private get cell(): OpenCell | undefined {
    return this.table?.rows.at(-1)?.at(-1);
  }

  private openRow(table: OpenTable): void {
    table.rows.push([]);
    table.deleted = false;
  }

  private addCell(colSpan: number): void {
    this.cells += 1;
    if (this.cells > this.most) throw new Unreadable(TOO_MUCH);
    this.table?.rows.at(-1)?.push({ content: [], rowSpan: 1, colSpan, continues: false });
  }

  private add(text: string): void {
    const last = this.paragraphs.at(-1);
    if (last && !this.hidden) last.text += text;
  }

  private picture(): void {
    const last = this.paragraphs.at(-1);
    if (last) last.pictured = true;
  }

  private put(item: Content): void {
    if (item.kind === 'text' && !item.text.trim()) return;
    (this.tables.length ? (this.cell?.content ?? this.content) : this.content).push(item);
  }
}

/** Cells that go on downwards become one with a span. */
function merged(rows: OpenCell[][]): ContentCell[][] {
  const above = new Map<number, OpenCell>();
  return rows.map((row) => {
    let column = 0;
    return row.filter((cell) => {
      const begin = column;
      column += cell.colSpan;
      const upper = above.get(begin);
      if (cell.continues && upper && upper.colSpan === cell.colSpan) {
        upper.rowSpan += 1;
        upper.content.push(...cell.content);
        return false;
      }
      for (let i = begin; i < column; i += 1) above.delete(i);
      above.set(begin, cell);
      return true;
    });
  });
}
