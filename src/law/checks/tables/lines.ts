import { FIRST_ROWS, type HeadCell, headerOf, labelOf } from './heads.ts';
import { NamesAbove } from './somebody.ts';

/** What the cells of a line are called, from the first; '': nothing is said of it. */
type Heads = readonly string[];

/** What heads the cells of a row. */
export interface RowHeads {
  heads: Heads;
  /** a name of a row above goes over this one, too */
  named?: true;
}

interface Header {
  /** how many cells its rows have */
  width: number;
  columns: ReadonlyMap<number, string>;
  names: NamesAbove;
}

/** Of a line, the column in which each of its cells stands. */
type Columns = { readonly columns: readonly (number | undefined)[] } | undefined;

/** Of lines of a text, in which tabs part the cells of a table's row, what each cell is called: the head of its column, or
 *  in a table without heads the label before it. A row that lacks cells lacks them on its left, as beside a cell that goes
 *  over several rows. A line that is no row amid a table leaves its heads as they are. In proportion to the text.
 *  @param standing by line, where its table has them; left out: they stand as they are counted
 *  @returns by line; undefined: it is no row, or nothing is said of its cells */
export function headsOfLines(lines: readonly string[], standing: readonly Columns[] = []): (RowHeads | undefined)[] {
  const heads: (RowHeads | undefined)[] = lines.map(() => undefined);
  let before: Header | undefined;
  for (let from = 0; from < lines.length; ) {
    if (!isRow(lines[from]!)) {
      from += 1;
      continue;
    }
    let to = from + 1;
    while (to < lines.length && isRow(lines[to]!)) to += 1;
    const rows = lines.slice(from, to).map((line, n) => cellsOf(line, standing[from + n]));
    const found = headerOf(rows.slice(0, FIRST_ROWS));
    const width = Math.max(...rows.slice(0, FIRST_ROWS).map((cells) => cells.at(-1)?.column ?? 0));
    const own = found && { columns: found.columns, width, names: new NamesAbove() };
    const header = own ?? (before?.width === width ? before : undefined);
    for (let n = from + (found ? found.last + 1 : 0); n < to; n += 1)
      heads[n] = headsOf(lines[n]!, header, standing[n]);
    before = header;
    from = to;
  }
  return heads;
}

const isRow = (line: string) => line.includes('\t');

const cellsOf = (line: string, standing: Columns): HeadCell[] =>
  line.split('\t').flatMap((text, n) => (text.trim() ? [{ column: standing?.columns[n] ?? n + 1, text }] : []));

function headsOf(line: string, header: Header | undefined, standing: Columns): RowHeads | undefined {
  const cells = line.split('\t');
  if (!header) {
    const heads = cells.map((text, n) => labelOf(n ? { column: n, text: cells[n - 1]! } : undefined, text) ?? '');
    return heads.some(Boolean) ? { heads } : undefined;
  }
  const lacking = standing?.columns.some((column) => column !== undefined)
    ? 0
    : Math.max(0, header.width - cells.length);
  const heads = cells.map((_, n) => header.columns.get(standing?.columns[n] ?? n + 1 + lacking) ?? '');
  const named = header.names.over(cells.map((text, n) => ({ text, under: heads[n] })));
  return heads.some(Boolean) ? { heads, ...(named && { named }) } : undefined;
}
