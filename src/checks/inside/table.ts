import { FIRST_ROWS, headerOf, headsThatHold, labelOf, NamesAbove } from '../../law/index.ts';
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

interface Row<C> {
  number: number;
  cells: C[];
}

/** Goes through a table row by row, and finds what each cell's column is called. */
export class Table<C extends Cell> {
  private first: Row<C>[] | undefined = [];
  private header: ReadonlyMap<number, string> | undefined;
  private readonly names = new NamesAbove();
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
    const headed = cells.map((cell, n) => {
      const under = this.header ? this.header.get(cell.column) : labelOf(cells[n - 1], cell.text);
      return { text: cell.text, under };
    });
    const named = this.header !== undefined && this.names.over(headed);
    for (const [n, under] of headsThatHold(headed, named).entries()) this.sink.cell(number, cells[n]!, under);
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
