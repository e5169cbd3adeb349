import { parse } from 'csv-parse';
import { decodeText, Unreadable } from '../../../platform/reading/index.ts';
import { Lines } from '../across.ts';
import { WHY } from '../bounds.ts';
import type { Gathering } from '../gathering.ts';
import { toldTable } from '../table.ts';

/** @throws Unreadable where it is no text */
function textOf(bytes: Buffer): string {
  const text = decodeText(bytes);
  if (text === undefined) throw new Unreadable(WHY.unknown);
  return text;
}

/** Reads a text, line by line. @throws Unreadable */
export async function readText(bytes: Buffer, gather: Gathering): Promise<void> {
  const lines = new Lines<number>();
  const across = (joined: ReturnType<typeof lines.end>) => {
    for (const { first, last, text, words } of joined) gather.piece(`第 ${first}—${last} 行`, text, 'text', words);
  };
  let at = 0;
  for (const [n, part] of textOf(bytes)
    .split(/(\r\n|[\n\r\u2028\u2029])/)
    .entries()) {
    const begins = at;
    at += part.length;
    if (n % 2 || !part.trim()) continue; // what ends a line stands between the lines
    const [line, number] = [part, n / 2 + 1];
    gather.piece(`第 ${number} 行`, line, 'text', undefined, begins);
    across(lines.next(number, line));
  }
  across(lines.end());
}

const SEPARATORS = [',', '\t', ';', '，', '|'];

/** What separates the cells of a text of cells: whichever stands most in its first line. */
export function separatorOf(text: string): string {
  const line = /^[^\r\n]{0,2000}/.exec(text)?.[0] ?? '';
  const counts = SEPARATORS.map((one) => line.split(one).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))]!;
}

/** How a text of cells is parsed, whatever wrote it. */
export const asWritten = (delimiter: string) =>
  ({ delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: false, bom: true }) as const;

/** Reads a text of cells, row by row. RFC 4180 @throws Unreadable */
export async function readCsv(bytes: Buffer, gather: Gathering): Promise<void> {
  const text = textOf(bytes);
  const table = toldTable(gather, {
    cell: (row, column) => `第 ${row} 行第 ${column} 列`,
    cells: (row, from, to) => `第 ${row} 行第 ${from}—${to} 列`,
  });
  const rows = parse(asWritten(separatorOf(text)));
  rows.end(text);
  let number = 0;
  try {
    for await (const row of rows as AsyncIterable<string[]>) {
      number += 1;
      table.row(
        number,
        row.map((cell, n) => ({ column: n + 1, text: cell })),
      );
    }
    table.end();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))) throw error;
    table.end();
    gather.miss(`第 ${number + 1} 行起`, '不是规整的表格文本，以下按普通文本检查');
    await readText(bytes, gather);
  }
}
