import { tellsOfLife } from '../persons/somebody.ts';

/** A cell that holds something. Columns count from 1. */
export interface HeadCell {
  column: number;
  text: string;
}

/** A table's header stands in one of its first rows, below a title perhaps. */
export const FIRST_ROWS = 10;
const LONGEST_HEADER = 24;
const LONGEST_LABEL = 12;
/** Figures of a header: '2024年', '第1季度'. */
const SAYS_MORE = /\d{5}/;

const isHeading = (text: string) => text.length <= LONGEST_HEADER && !SAYS_MORE.test(text) && /\p{L}/u.test(text);
const bare = (text: string) => text.replace(/\s+/g, '');

/** The row whose cells are the headers of their columns, perhaps with one below it that tells them finer.
 *  @param rows the first ones of a table @returns undefined: the table has none */
export function headerOf(
  rows: readonly (readonly HeadCell[])[],
): { last: number; columns: ReadonlyMap<number, string> } | undefined {
  const lengths = rows.map((cells) => cells.length).sort((a, b) => a - b);
  const usual = lengths[rows.length >> 1] ?? 0;
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
    if (own) columns.set(column, finerHead(over, bare(own.text)));
  }
  return { last: at + 1, columns };
}

/** What a column is called below a head that goes over several: by both, unless one of them tells of health or need. */
function finerHead(over: string, own: string): string {
  return [own, over].find(tellsOfLife) ?? over + own;
}

/** In a table without a header, the label that stands before a figure. */
export function labelOf(before: HeadCell | undefined, text: string): string | undefined {
  if (!before || !/\d/.test(text)) return undefined;
  const label = bare(before.text);
  return label.length <= LONGEST_LABEL && /^\P{N}+$/u.test(label) ? label : undefined;
}
