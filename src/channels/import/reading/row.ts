/** A cell as it stands in the file. `formula`: a formula without a stored result. */
export type Cell = { kind: 'text'; text: string } | { kind: 'number'; value: number } | { kind: 'error'; text: string };

/** A row that holds anything. */
export interface SheetRow {
  /** as the spreadsheet numbers it, from 1 */
  number: number;
  /** by position; holes are empty cells */
  cells: (Cell | undefined)[];
}

/** Rows in bundles, with the share of the file that was read (0 to 1). */
export interface Bundle {
  rows: SheetRow[];
  done: number;
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
