import { type Cell, Table } from '../table.ts';

/** A line of a page in its cells. */
interface Row {
  cells: readonly string[];
}

/** Rows of tables of a page by how many cells they have, each below what heads its column, and the other lines, which are
 *  prose: neighbours belong together. A line of cells that stands alone is none of a table.
 *  @param cellOf what a cell of a table is, by its line and its number from 0 */
export function tablesOf<L extends Row, C extends Cell>(
  lines: readonly L[],
  cellOf: (line: L, cell: number) => C,
  sink: ConstructorParameters<typeof Table<C>>[0],
): { prose: L[][]; end: () => void } {
  const tables = new Map<number, Table<C>>();
  const prose: L[][] = [];
  let together = false;
  for (const [n, line] of lines.entries()) {
    const count = line.cells.length;
    const inTable = count > 1 && (tables.has(count) || lines[n + 1]?.cells.length === count);
    if (inTable) {
      const table = tables.get(count) ?? new Table<C>(sink);
      tables.set(count, table);
      table.row(
        n + 1,
        line.cells.map((_, cell) => cellOf(line, cell)),
      );
    } else if (together) prose.at(-1)!.push(line);
    else prose.push([line]);
    together = !inTable;
  }
  return {
    prose,
    end: () => {
      for (const table of tables.values()) table.end();
    },
  };
}
