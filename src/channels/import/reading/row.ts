/** A cell as it stands in the file. `formula`: a formula without a stored result. */
export type Cell = { kind: 'text'; text: string } | { kind: 'number'; value: number } | { kind: 'error'; text: string };

/** A row that holds anything. */
export interface SheetRow {
  /** as the spreadsheet numbers it, from 1 */
  number: number;
  /** by position; holes are empty cells */
  cells: (Cell | undefined)[];
  /** positions whose value is that of the cell above that they are merged with */
  filled?: number[];
  /** first and last position of cells that are merged sideways */
  across?: [from: number, to: number][];
}

/** A sheet of the workbook that is not read. */
export interface Unread {
  name: string;
  why: string;
}

/** Rows in bundles, with the share of the file that was read (0 to 1). Every sheet that can be read comes, one after the
 *  other, an empty one as a bundle without rows. */
export interface Bundle {
  /** which sheet, from 0 */
  sheet: number;
  /** its name; '' where there is no other to be taken for */
  name: string;
  rows: SheetRow[];
  done: number;
  /** told with the first bundle */
  unread?: Unread[];
}

/** What a person sees in a cell. */
export function textOf(cell: Cell | undefined): string {
  if (!cell) return '';
  return cell.kind === 'number' ? String(cell.value) : cell.text;
}

/** 'B17' for position 1 in row 17. */
export function addressOf(column: number, row: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** 1 for 'B17'; undefined: not an address. */
export function columnOf(address: string): number | undefined {
  const letters = /^([A-Z]{1,6})\d+$/.exec(address)?.[1];
  if (!letters) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
