import type { XmlEvent } from '../../../platform/reading/index.ts';
import { Lines } from '../across.ts';
import type { Gathering } from '../gathering.ts';
import type { Piece } from '../shapes.ts';
import { type Cell, type Table, toldTable } from '../table.ts';
import { isPath } from './relations.ts';

/** Tells the text of drawings, slides, charts and diagrams: DrawingML. ECMA-376 part 1, 20, 21 */
class DrawingText {
  private paragraph = '';
  private reading = false;
  private paragraphs = 0;
  private shapes = 0;
  private tables = 0;
  private cell: string[] | undefined;
  private table: { table: Table<Cell>; row: number; column: number; cells: Cell[] } | undefined;
  /** a shape that does not show is open, so deep */
  private unseen: number | undefined;
  private depth = 0;
  private readonly lines = new Lines<number>();
  private readonly gather: Gathering;
  private readonly label: string;
  private readonly kind: Piece['kind'];

  constructor(gather: Gathering, label: string, kind: Piece['kind']) {
    this.gather = gather;
    this.label = label;
    this.kind = kind;
  }

  open(name: string, attributes: Record<string, string>): void {
    this.depth += 1;
    if (name === 'p' || name === 'pt') this.paragraph = '';
    else if (name === 't' || name === 'v') this.reading = true;
    else if (name === 'br' || name === 'tab') this.paragraph += name === 'br' ? '\n' : '\t';
    else if (name === 'cNvPr' || name === 'docPr') this.shape(attributes);
    else if (name === 'tbl') this.beginTable();
    else if (name === 'tr' && this.table) Object.assign(this.table, { row: this.table.row + 1, column: 0, cells: [] });
    else if (name === 'tc' && this.table) {
      this.table.column += 1;
      this.cell = [];
    }
  }

  text(text: string): void {
    if (this.reading) this.paragraph += text;
  }

  close(name: string): void {
    this.depth -= 1;
    if (this.unseen !== undefined && this.depth < this.unseen) this.unseen = undefined;
    if (name === 't' || name === 'v') this.reading = false;
    if (name === 'p' || name === 'pt') this.endParagraph();
    else if (name === 'tc' && this.table) {
      this.table.cells.push({ column: this.table.column, text: this.cell?.join('\n') ?? '', kind: this.kind });
      this.cell = undefined;
    } else if (name === 'tr' && this.table) this.table.table.row(this.table.row, this.table.cells);
    else if (name === 'tbl') {
      this.table?.table.end();
      this.table = undefined;
    }
  }

  private shape({ hidden, descr = '', title = '' }: Record<string, string>): void {
    this.shapes += 1;
    const place = `${this.label}图形 ${this.shapes}`;
    for (const text of new Set([descr, title])) {
      this.gather.piece(`${place}说明`, text, 'alternative');
      if (isPath(text))
        this.gather.odd('meta.external-links', place, {
          text,
          message: '图片说明里有本单位电脑上的路径',
          removable: true,
        });
    }
    // the shape's own element is two above the one that names it
    if (hidden === '1' || hidden === 'true') this.unseen = this.depth - 2;
  }

  private endParagraph(): void {
    const text = this.paragraph;
    this.paragraph = '';
    if (!text.trim()) return;
    if (this.cell) {
      this.cell.push(text);
      return;
    }
    const place = `${this.label}第 ${++this.paragraphs} 段`;
    this.gather.piece(place, text, this.unseen === undefined ? this.kind : 'hidden');
    if (this.unseen !== undefined)
      this.gather.odd('meta.hidden', place, { text, message: '有隐藏的图形，里面有文字', removable: true });
    this.tellAcross(this.lines.next(this.paragraphs, text));
  }

  /** Once the part is over. */
  done(): void {
    this.tellAcross(this.lines.end());
  }

  private tellAcross(joined: ReturnType<Lines<number>['end']>): void {
    for (const { first, last, text, words } of joined)
      this.gather.piece(`${this.label}第 ${first}—${last} 段`, text, this.kind, words);
  }

  private beginTable(): void {
    const before = `${this.label}表 ${++this.tables} 第 `;
    const table = toldTable(this.gather, {
      cell: (row, column) => `${before}${row} 行第 ${column} 列`,
      cells: (row, from, to) => `${before}${row} 行第 ${from}—${to} 列`,
    });
    this.table = { table, row: 0, column: 0, cells: [] };
  }
}

/** @see DrawingText */
export async function drawingText(
  events: AsyncIterable<XmlEvent>,
  gather: Gathering,
  { label, kind }: { label: string; kind: Piece['kind'] },
): Promise<void> {
  const text = new DrawingText(gather, label, kind);
  for await (const event of events)
    if (event.kind === 'open') text.open(event.name, event.attributes);
    else if (event.kind === 'close') text.close(event.name);
    else text.text(event.text);
  text.done();
}
