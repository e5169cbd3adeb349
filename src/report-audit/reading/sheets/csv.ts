import { parse } from 'csv-parse/sync';
import { Unreadable } from '../../../platform/reading/index.ts';
import type { Reader } from '../blocks.ts';
import { TOO_MUCH } from '../content.ts';
import { decode } from '../decode.ts';
import { blocksOfSheets, SheetBuilder } from './builder.ts';

/** A sheet that was saved as text with commas (RFC 4180): paragraphs and tables as of a workbook. What was merged in the
 *  sheet stands in its first cell. */
export const readCsv: Reader = async (bytes, limits, tell = () => {}) => {
  const text = decode(bytes);
  if (text.length > limits.characters) throw new Unreadable(TOO_MUCH);
  const { sheet } = fill(new SheetBuilder('表格', { cells: limits.cells, characters: limits.characters }), text);
  return blocksOfSheets([sheet], [], { limits, tell });
};

function fill(builder: SheetBuilder, text: string): SheetBuilder {
  for (const [r, row] of rowsOf(text).entries()) for (const [c, cell] of row.entries()) builder.put(r + 1, c + 1, cell);
  return builder;
}

function rowsOf(text: string): string[][] {
  try {
    return parse(text, { relax_quotes: true, relax_column_count: true });
  } catch {
    throw new Unreadable('文件里的引号不成对，请在 Excel 或 WPS 中另存为 .xlsx 后再试');
  }
}
