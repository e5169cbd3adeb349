import { Unreadable } from '../../platform/reading/index.ts';
import { type Block, type Cell, type Limits, PICTURE } from './blocks.ts';

/** What a document with markup holds, before it is numbered. */
export type Content = { kind: 'text'; text: string } | { kind: 'table'; rows: ContentCell[][] } | { kind: 'picture' };
export interface ContentCell {
  content: Content[];
  rowSpan: number;
  colSpan: number;
}

/** Spans beyond these are mistakes; no official table is wider. */
const WIDEST_SPAN = 40;
export const spanOf = (value: string | undefined): number =>
  Math.min(WIDEST_SPAN, Math.max(1, Number.parseInt(value ?? '1', 10) || 1));

export const TOO_MUCH = '文件内容过多，不像一份年度报告，请只保留报告正文后再试';

/** Content as blocks with their places. A table that holds tables is there for its layout: what is in it counts. */
export function blocksOf(content: Content[], limits: Limits): Block[] {
  const blocks: Block[] = [];
  const count = { paragraphs: 0, tables: 0, pictures: 0, cells: 0, characters: 0 };
  const spend = (text: string) => {
    count.characters += text.length;
    if (count.characters > limits.characters || blocks.length > limits.blocks) throw new Unreadable(TOO_MUCH);
  };
  const visit = (items: Content[]): void => {
    for (const item of items) {
      if (item.kind === 'text') {
        for (const line of item.text.split('\n')) {
          if (!line.trim()) continue;
          count.paragraphs += 1;
          spend(line);
          blocks.push({ kind: 'text', text: line.trim(), place: `第 ${count.paragraphs} 段` });
        }
      } else if (item.kind === 'picture') {
        count.pictures += 1;
        spend('');
        blocks.push({ kind: 'picture', place: `第 ${count.pictures} 图（第 ${count.paragraphs} 段之后）` });
      } else if (isLayout(item.rows)) for (const row of item.rows) for (const cell of row) visit(cell.content);
      else {
        count.tables += 1;
        const place = `第 ${count.tables} 表`;
        blocks.push({ kind: 'table', place, rows: cellsOf(item.rows, place) });
      }
    }
  };
  const cellsOf = (rows: ContentCell[][], table: string): Cell[][] =>
    placed(rows).map((row, r) =>
      row.map(({ cell, column }) => {
        count.cells += 1;
        if (count.cells > limits.cells) throw new Unreadable(TOO_MUCH);
        const text = cell.content.map((one) => (one.kind === 'text' ? one.text : '')).join('\n');
        spend(text);
        const place = `${table}第 ${r + 1} 行第 ${column + 1} 列`;
        const hidden = text.trim() === '' && cell.content.some(({ kind }) => kind === 'picture');
        const { rowSpan, colSpan } = cell;
        return { text: text.trim(), rowSpan, colSpan, place, ...(hidden && { doubt: PICTURE }) };
      }),
    );
  visit(content);
  return blocks;
}

function isLayout(rows: ContentCell[][]): boolean {
  const cells = rows.flat();
  return cells.length === 1 || cells.some(({ content }) => content.some(({ kind }) => kind === 'table'));
}

interface Spanned {
  rowSpan: number;
  colSpan: number;
}

/** Rows of spanned cells, each with the grid column in which it begins, from 0. */
export function placed<C extends Spanned>(rows: readonly (readonly C[])[]): { cell: C; column: number }[][] {
  /** rows that a column is still covered by a cell above */
  const covered: number[] = [];
  return rows.map((row) => {
    let column = 0;
    const fresh = new Map<number, number>();
    const line = row.map((cell) => {
      while ((covered[column] ?? 0) > 0) column += 1;
      const at = column;
      for (let i = 0; i < cell.colSpan; i += 1) fresh.set(at + i, cell.rowSpan);
      column += cell.colSpan;
      return { cell, column: at };
    });
    for (let i = 0; i < covered.length; i += 1) if ((covered[i] ?? 0) > 0) covered[i]! -= 1;
    for (const [at, span] of fresh) covered[at] = span - 1;
    return line;
  });
}
