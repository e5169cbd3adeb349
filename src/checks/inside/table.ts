import { acrossCells } from './across.ts';
import type { Gathering } from './gathering.ts';
import type { Piece } from './shapes.ts';

/** A cell that holds something. Columns count from 1. */
export interface Cell {
  column: number;
  text: string;
  kind?: Piece['kind'];
}

/** How places of a table are named. */
export interface Places {
  cell(row: number, column: number): string;
  cells(row: number, from: number, to: number): string;
}

/** A table's header stands in one of its first rows, below a title perhaps. */
const FIRST_ROWS = 10;
const LONGEST_HEADER = 24;
/** Figures of a header: '2024年', '第1季度'. */
const SAYS_MORE = /\d{5}/;

interface Row {
  number: number;
  cells: Cell[];
}

/** Tells the cells of a table, row by row, each under what its column's header says; and digits that were told one by one
 *  over cells side by side, joined. */
export class Table {
  private first: Row[] | undefined = [];
  private header: ReadonlyMap<number, string> | undefined;
  private readonly gather: Gathering;
  private readonly places: Places;

  constructor(gather: Gathering, places: Places) {
    this.gather = gather;
    this.places = places;
  }

  row(number: number, cells: Cell[]): void {
    const filled = cells.filter(({ text }) => text.trim());
    if (!filled.length) return;
    this.first?.push({ number, cells: filled });
    if (!this.first) this.tell({ number, cells: filled });
    else if (this.first.length === FIRST_ROWS) this.decide();
  }

  end(): void {
    if (this.first) this.decide();
  }

  private decide(): void {
    const rows = this.first!;
    this.first = undefined;
    const found = headerOf(rows.map(({ cells }) => cells));
    for (const [n, row] of rows.entries()) {
      if (n > (found?.last ?? rows.length)) this.header = found!.columns;
      this.tell(row);
    }
    this.header = found?.columns;
  }

  private tell({ number, cells }: Row): void {
    for (const [n, { column, text, kind }] of cells.entries()) {
      const under = this.header ? this.header.get(column) : labelOf(cells[n - 1], text);
      this.gather.piece(this.places.cell(number, column), text, kind, under);
    }
    for (const { from, to, text } of acrossCells(cells)) {
      const kind = cells.find(({ column }) => column === from)?.kind;
      this.gather.piece(this.places.cells(number, from, to), text, kind, this.header?.get(from));
    }
  }
}

const isHeading = (text: string) => text.length <= LONGEST_HEADER && !SAYS_MORE.test(text) && /\p{L}/u.test(text);
const bare = (text: string) => text.replace(/\s+/g, '');

/** The row whose cells are the headers of their columns, perhaps with one below it that tells them finer.
 *  @returns undefined: the table has none */
function headerOf(
  rows: readonly (readonly Cell[])[],
): { last: number; columns: ReadonlyMap<number, string> } | undefined {
  const widest = Math.max(...rows.map((cells) => cells.length));
  const at = rows.findIndex(
    (cells) => cells.length >= 2 && cells.length >= widest / 2 && cells.every(({ text }) => isHeading(bare(text))),
  );
  if (at < 0 || at === rows.length - 1) return undefined;
  const columns = new Map(rows[at]!.map(({ column, text }) => [column, bare(text)]));
  const below = rows[at + 1]!;
  const finer = below.every(({ text }) => isHeading(bare(text))) && below.some(({ column }) => !columns.has(column));
  if (!finer || at + 1 === rows.length - 1) return { last: at, columns };
  let over = '';
  const upper = new Map(columns);
  for (let column = 1; column <= Math.max(...below.map((cell) => cell.column)); column += 1) {
    over = upper.get(column) ?? over;
    const own = below.find((cell) => cell.column === column);
    if (own) columns.set(column, `${over}${bare(own.text)}`);
  }
  return { last: at + 1, columns };
}

/** In a table without a header, the label that stands before a figure. */
function labelOf(before: Cell | undefined, text: string): string | undefined {
  if (!before || !/\d/.test(text)) return undefined;
  const label = bare(before.text);
  return label.length <= 12 && /^\P{N}+$/u.test(label) ? label : undefined;
}
