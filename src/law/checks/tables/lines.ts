import { FIRST_ROWS, type HeadCell, headerOf, labelOf } from './heads.ts';

/** What the cells of a line are called, from the first; '': nothing is said of it. */
export type Heads = readonly string[];

interface Header {
  /** how many cells its rows have */
  width: number;
  columns: ReadonlyMap<number, string>;
}

/** Of lines of a text, in which tabs part the cells of a table's row, what each cell is called: the head of its column, or
 *  in a table without heads the label before it. A row that lacks cells lacks them on its left, as beside a cell that goes
 *  over several rows. A line that is no row amid a table leaves its heads as they are. In proportion to the text.
 *  @returns by line; undefined: it is no row, or nothing is said of its cells */
export function headsOfLines(lines: readonly string[]): (Heads | undefined)[] {
  const heads: (Heads | undefined)[] = lines.map(() => undefined);
  let before: Header | undefined;
  for (let from = 0; from < lines.length; ) {
    if (!isRow(lines[from]!)) {
      from += 1;
      continue;
    }
    let to = from + 1;
    while (to < lines.length && isRow(lines[to]!)) to += 1;
    const rows = lines.slice(from, to).map(cellsOf);
    const found = headerOf(rows.slice(0, FIRST_ROWS));
    const width = Math.max(...rows.slice(0, FIRST_ROWS).map((cells) => cells.at(-1)?.column ?? 0));
    const own = found && { columns: found.columns, width };
    const header = own ?? (before?.width === width ? before : undefined);
    for (let n = from + (found ? found.last + 1 : 0); n < to; n += 1) heads[n] = headsOf(lines[n]!, header);
    before = header;
    from = to;
  }
  return heads;
}

const isRow = (line: string) => line.includes('\t');

const cellsOf = (line: string): HeadCell[] =>
  line.split('\t').flatMap((text, n) => (text.trim() ? [{ column: n + 1, text }] : []));

function headsOf(line: string, header: Header | undefined): Heads | undefined {
  const cells = line.split('\t');
  const lacking = header ? Math.max(0, header.width - cells.length) : 0;
  const heads = cells.map((text, n) =>
    header
      ? (header.columns.get(n + 1 + lacking) ?? '')
      : (labelOf(n ? { column: n, text: cells[n - 1]! } : undefined, text) ?? ''),
  );
  return heads.some(Boolean) ? heads : undefined;
}
