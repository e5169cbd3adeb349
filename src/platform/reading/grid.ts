/** A cell of a table by how many columns and rows it goes over. */
export interface Spanning {
  wide: number;
  high: number;
}

/** More no table of a paper has: what claims to go further goes so far. */
const MOST = { wide: 100, columns: 500 };

/** What `colspan` or `rowspan` says. */
export const spanOf = (value: unknown): number => Math.max(1, Math.trunc(Number(value)) || 1);

/** Finds in which column each cell of a table stands, which it is told row by row: a cell that goes over rows or columns
 *  moves those beside it. In proportion to the cells and what they go over. HTML 4.9.12.1 */
export class Grid {
  /** by column, the first row in which it is free again */
  private readonly free: number[] = [];
  private at = 0;
  private column = 1;

  row(): void {
    this.at += 1;
    this.column = 1;
  }

  /** @returns the cell's first column, counted from 1 */
  cell({ wide, high }: Spanning): number {
    while ((this.free[this.column] ?? 0) > this.at) this.column += 1;
    const begins = this.column;
    for (let n = 0; n < Math.min(wide, MOST.wide); n += 1, this.column += 1)
      if (high > 1 && this.column <= MOST.columns) this.free[this.column] = this.at + high;
    return begins;
  }
}

/** The columns of the cells of a table, by row. */
export function columnsOf(rows: readonly (readonly Spanning[])[]): number[][] {
  const grid = new Grid();
  return rows.map((cells) => {
    grid.row();
    return cells.map((cell) => grid.cell(cell));
  });
}
