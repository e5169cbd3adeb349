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
interface Places {
  cell(row: number, column: number): string;
  cells(row: number, from: number, to: number): string;
}

/** Takes the cells of a table one by one, each under what its column's header says; and digits that were told one by one
 *  over cells side by side, joined. */
interface Sink<C extends Cell> {
  cell(row: number, cell: C, under: string | undefined): void;
  across(row: number, joined: { cells: C[]; text: string }, under: string | undefined): void;
}

/** A table's header stands in one of its first rows, below a title perhaps. */
const FIRST_ROWS = 10;
const LONGEST_HEADER = 24;
/** Figures of a header: '2024年', '第1季度'. */
const SAYS_MORE = /\d{5}/;

interface Row<C> {
  number: number;
  cells: C[];
}

/** Goes through a table row by row, and finds what each cell's column is called. */
export class Table<C extends Cell> {
  private first: Row<C>[] | undefined = [];
  private header: ReadonlyMap<number, string> | undefined;
  private readonly sink: Sink<C>;

  constructor(sink: Sink<C>) {
    this.sink = sink;
  }

  row(number: number, cells: readonly C[]): void {
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

  private tell({ number, cells }: Row<C>): void {
    for (const [n, cell] of cells.entries()) {
      const under = this.header ? this.header.get(cell.column) : labelOf(cells[n - 1], cell.text);
      this.sink.cell(number, cell, under);
    }
    for (const { from, to, text } of acrossCells(cells)) {
      const joined = cells.filter(({ column }) => column >= from && column <= to);
      this.sink.across(number, { cells: joined, text }, this.header?.get(from));
    }
  }
}

/** A table whose cells are told as pieces. */
export const toldTable = (gather: Gathering, places: Places): Table<Cell> =>
  new Table({
    cell: (row, { column, text, kind }, under) => gather.piece(places.cell(row, column), text, kind, under),
    across: (row, { cells, text }, under) => {
      const [first, last] = [cells[0]!, cells.at(-1)!];
      gather.piece(places.cells(row, first.column, last.column), text, first.kind, under);
    },
  });

const isHeading = (text: string) => text.length <= LONGEST_HEADER && !SAYS_MORE.test(text) && /\p{L}/u.test(text);
const bare = (text: string) => text.replace(/\s+/g, '');

/** The row whose cells are the headers of their columns, perhaps with one below it that tells them finer.
 *  @returns undefined: the table has none */
function headerOf(
  rows: readonly (readonly Cell[])[],
): { last: number; columns: ReadonlyMap<number, string> } | undefined {
  const usual = rows.map((cells) => cells.length).toSorted((a, b) => a - b)[rows.length >> 1] ?? 0;
  const at = rows.findIndex(
    (cells) => cells.length >= 2 && cells.length >= usual / 2 && cells.every(({ text }) => isHeading(bare(text))),
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
