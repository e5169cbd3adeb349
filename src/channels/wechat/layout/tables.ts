import { type Gathered, inline } from './inline.ts';
import { type Element, escaped, hasWords, isElement, within, wordsOf } from './nodes.ts';

/** Columns that a phone shows side by side. */
const NARROW = 3;
/** Columns and rows of a table that is laid out; more are data, which stand at the original address. */
const MOST_COLUMNS = 60;
const MOST_ROWS = 2000;
/** Rows of one piece, so that a long table is cut between them. */
const ROWS = 15;
const LINE = '1px solid #e4e1db';
const NUMBER = /^[-+−－]?\d[\d,，]*(?:\.\d+)?\s*(?:[%％‰]|[万亿]?元|万|亿)?$/;

interface Cell {
  /** undefined: no cell takes the place */
  node: Element | undefined;
  words: string;
}

/** A table that reads on a phone: up to three columns as a table, else each row as a card of 名称：值.
 *  @returns pieces between which it may be cut */
export function table(node: Element, gathered: Gathered): string[] {
  const rows = within(node, 'tr');
  const caption = within(node, 'caption').map(
    (one) => `<p style="text-align:center;font-weight:bold;margin:0 0 8px">${inline(one.children, gathered)}</p>`,
  );
  const grid = gridOf(rows);
  const columns = Math.max(0, ...grid.map((row) => row.length));
  if (!columns) return [];
  if (columns > MOST_COLUMNS || rows.length > MOST_ROWS) {
    gathered.warnings.add(`有一张表格太大（${rows.length} 行、${columns} 列），没有排进文章，请到原文查看`);
    return [...caption, '<p style="margin:0 0 16px">（表格较大，请到原文查看。）</p>'];
  }
  if (columns <= NARROW) return [...caption, ...narrow(rows, grid, columns, gathered)];
  gathered.warnings.add(`有一张 ${columns} 列的表格在手机上放不下，改排为逐行的“名称：值”`);
  return [...caption, ...cards(grid, headRows(rows), gathered)];
}

/** Each place of the table with the cell that takes it: a cell that spans several stands in all of them. */
function gridOf(rows: readonly Element[]): Cell[][] {
  const grid: Cell[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const node of row.children) {
      if (!isElement(node, 'td', 'th')) continue;
      while (grid[y]![x]) x += 1;
      const cell = { node, words: wordsOf(node).trim() };
      const [wide, high] = [Number(node.attribs.colspan ?? 1), Number(node.attribs.rowspan ?? 1)];
      if (x + wide > 4 * MOST_COLUMNS) break; // its width is told all the same
      for (let down = 0; down < high && y + down < grid.length; down += 1)
        for (let across = 0; across < wide; across += 1) grid[y + down]![x + across] ??= cell;
      x += wide;
    }
  }
  return grid.map((row) => Array.from(row, (cell) => cell ?? { node: undefined, words: '' }));
}

/** How many rows at the top name the columns. */
function headRows(rows: readonly Element[]): number {
  const head = rows.findIndex((row) => {
    const cells = row.children.filter((child): child is Element => isElement(child));
    return !(row.parent && isElement(row.parent, 'thead')) && !cells.every(({ name }) => name === 'th');
  });
  const named = head < 0 ? rows.length - 1 : head;
  const first = within(rows[0]!, 'td', 'th').map(({ attribs }) => attribs);
  const stepped = first.some(({ colspan }) => Number(colspan ?? 1) > 1);
  const high = stepped ? Math.max(...first.map(({ rowspan }) => Number(rowspan ?? 1))) : 1;
  return Math.min(Math.max(1, named, named > 1 ? 0 : high), Math.max(1, rows.length - 1));
}

function narrow(rows: readonly Element[], grid: Cell[][], columns: number, gathered: Gathered): string[] {
  const whole = rows.some((row) => within(row, 'td', 'th').some(({ attribs }) => Number(attribs.rowspan ?? 1) > 1));
  const widths = widthsOf(grid, columns);
  const drawn = rows.map((row, y) => {
    const cells = within(row, 'td', 'th').map((cell) => {
      const wide = Number(cell.attribs.colspan ?? 1);
      const at = grid[y]!.findIndex(({ node }) => node === cell);
      const spans = ['colspan', 'rowspan'].map((name) =>
        cell.attribs[name] ? ` ${name}="${cell.attribs[name]}"` : '',
      );
      const width = wide === 1 && at >= 0 ? `;width:${widths[at]}%` : '';
      const align = alignOf(cell);
      return `<${cell.name}${spans.join('')} style="border:${LINE};padding:6px${width}${align}">${cellWords(cell, gathered)}</${cell.name}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const pieces: string[] = [];
  for (let from = 0; from < drawn.length; from += whole ? drawn.length : ROWS) {
    const part = drawn.slice(from, whole ? drawn.length : from + ROWS);
    const last = whole || from + ROWS >= drawn.length;
    pieces.push(
      `<table style="width:100%;border-collapse:collapse;font-size:15px;line-height:1.6;margin:0 0 ${last ? '16px' : '-1px'}"><tbody>${part.join('')}</tbody></table>`,
    );
  }
  return pieces;
}

/** Hundredths that each column gets, by its longest words within bounds. */
function widthsOf(grid: Cell[][], columns: number): number[] {
  const longest = Array.from({ length: columns }, (_, x) =>
    Math.max(4, ...grid.map((row) => Math.min(20, new Set(row).size > 1 ? (row[x]?.words.length ?? 0) : 0))),
  );
  const sum = longest.reduce((all, one) => all + one, 0);
  return longest.map((one) => Math.round((100 * one) / sum));
}

function alignOf(cell: Element): string {
  const named = /align-(center|right)/.exec(`${cell.attribs.class} ${within(cell, 'p')[0]?.attribs.class}`)?.[1];
  const align = named ?? (NUMBER.test(wordsOf(cell).trim()) ? 'right' : cell.name === 'th' ? 'center' : '');
  return align ? `;text-align:${align}` : '';
}

/** The paragraphs of a cell as lines. */
function cellWords(cell: Element, gathered: Gathered): string {
  const lines: string[] = [];
  for (const child of cell.children) {
    const parts = isElement(child, 'ul', 'ol') ? within(child, 'li') : [child];
    const block = isElement(child, 'p', 'div', 'h2', 'h3', 'h4', 'blockquote', 'ul', 'ol');
    for (const part of parts) {
      const words = inline(isElement(part, 'p', 'div', 'li') ? part.children : [part], gathered);
      if (block || !lines.length) lines.push(words);
      else lines[lines.length - 1] += words;
    }
  }
  return lines.filter((line) => line.trim()).join('<br>');
}

function cards(grid: Cell[][], heads: number, gathered: Gathered): string[] {
  const names = Array.from({ length: Math.max(...grid.map((row) => row.length)) }, (_, x) =>
    [...new Set(grid.slice(0, heads).map((row) => row[x]?.words ?? ''))].filter(Boolean).join('－'),
  );
  return grid.slice(heads).flatMap((row, n) => {
    const cells = [...new Set(row)].flatMap((cell) => {
      const { node, words } = cell;
      return node && (words || within(node, 'img').length) ? [{ cell, node }] : [];
    });
    if (!cells.length) return [];
    if (cells.length === 1 && row.every((cell) => cell === cells[0]!.cell))
      return [`<p style="font-weight:bold;margin:0 0 8px">${cellWords(cells[0]!.node, gathered)}</p>`];
    const lines = cells.map(({ cell, node }) => {
      const name = [...new Set(names.filter((one, x) => one && row[x] === cell))].join('、');
      const value = cellWords(node, gathered);
      const shown = name ? `<span style="color:#4a5260">${escaped(name)}：</span>${value}` : value;
      return `<p style="margin:0">${shown}</p>`;
    });
    const below = heads + n === grid.length - 1 ? 16 : 8;
    return [`<section style="border:${LINE};padding:8px 12px;margin:0 0 ${below}px">${lines.join('')}</section>`];
  });
}

/** Whether a table says anything. */
export const isEmptyTable = (node: Element): boolean => !hasWords(node) && !within(node, 'img').length;
