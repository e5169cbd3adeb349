import { Unreadable } from '../../platform/reading/index.ts';
import type { Block, Cell, Reader } from './blocks.ts';
import { TOO_MUCH } from './content.ts';
import { decode } from './decode.ts';

const SEPARATOR_ROW = /^\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?$/;
/** Two blanks or more, or an ideographic one, stand between the columns of a text set by hand. */
const GAP = /(?: {2,}|\u3000)+/;
const FIGURE = /^(?:[\d０-９][\d０-９,，.．]*|[/—－-]{1,3}|无)$/;

/** Cells of a line that belongs to a table; undefined for prose. */
function cellsOfLine(line: string): string[] | undefined {
  if (/^\s*\|.*\|\s*$/.test(line))
    return line
      .trim()
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map(plain);
  if (line.includes('\t')) return line.split('\t').map((cell) => cell.trim());
  const cells = line.trim().split(GAP);
  const figures = cells.filter((cell) => FIGURE.test(cell)).length;
  return cells.length >= 2 && figures >= 1 && figures >= cells.length - 3 ? cells : undefined;
}

/** A cell of Markdown without its marks. */
const plain = (cell: string) =>
  cell
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/\\([|\\*_])/g, '$1')
    .replace(/\*\*/g, '')
    .trim();

/** Text with tabs, Markdown's pipes or blanks between cells; every other line is a paragraph. */
export const readText: Reader = async (bytes, limits) => {
  const blocks: Block[] = [];
  let rows: Cell[][] = [];
  let tables = 0;
  let cells = 0;
  const end = () => {
    if (rows.length) blocks.push({ kind: 'table', rows, place: `第 ${tables} 表` });
    rows = [];
  };
  const text = decode(bytes);
  if (text.length > limits.characters) throw new Unreadable(TOO_MUCH);
  const lines = text.split(/\r\n?|[\n\f\v\u2028]/);
  for (const [i, line] of lines.entries()) {
    const found = SEPARATOR_ROW.test(line.trim()) && line.includes('|') ? [] : cellsOfLine(line);
    if (found) {
      if (!rows.length) tables += 1;
      cells += found.length;
      if (found.length)
        rows.push(
          found.map((one, column) => ({
            text: one,
            rowSpan: 1,
            colSpan: 1,
            place: `第 ${tables} 表第 ${rows.length + 1} 行第 ${column + 1} 列（文件第 ${i + 1} 行）`,
          })),
        );
    } else if (line.trim()) {
      end();
      blocks.push({ kind: 'text', text: heading(line), place: `第 ${i + 1} 行` });
    }
    if (cells > limits.cells || blocks.length > limits.blocks) throw new Unreadable(TOO_MUCH);
  }
  end();
  return blocks;
};

/** A paragraph without Markdown's marks. */
const heading = (line: string) =>
  line
    .trim()
    .replace(/^#{1,6}\s+/, '')
    .replace(/^[>*-]\s+/, '')
    .replaceAll('**', '');
