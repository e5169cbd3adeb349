import { columnOf, type SheetRow } from './row.ts';
import { MOST } from './unreadable.ts';

/** A block of cells that shows the value of its first one; positions from 0, rows from 1. */
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

const REF = /<(?:\w+:)?mergeCell\b[^<>]*?\bref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/g;

/** The merged blocks of a sheet, from the top. They stand behind its rows, and rows are streamed: so its markup is looked
 *  through once before. Beyond the bound no office merges. */
export async function mergesIn(pieces: AsyncIterable<Buffer>): Promise<Merge[]> {
  const merges: Merge[] = [];
  let rest = '';
  for await (const piece of pieces) {
    const text = rest + piece.toString('latin1');
    for (const [, left, top, right, bottom] of text.matchAll(REF)) {
      const merge = {
        top: Number(top),
        bottom: Number(bottom),
        left: columnOf(`${left}1`)!,
        right: columnOf(`${right}1`)!,
      };
      if (merge.left < MOST.columns && merges.length < MOST.rows) merges.push(merge);
    }
    const open = text.lastIndexOf('<');
    rest = open >= 0 && !text.includes('>', open) ? text.slice(open).slice(0, 1000) : '';
  }
  return merges.sort((a, b) => a.top - b.top);
}

/** Gives rows, from the top down, the values of the cells above that theirs are merged with. */
export class Filler {
  private next = 0;
  /** by column: what is shown down to which row; merged blocks do not overlap */
  private readonly shown = new Map<number, Merge & { value: SheetRow['cells'][number] }>();
  private readonly merges: readonly Merge[];

  constructor(merges: readonly Merge[]) {
    this.merges = merges;
  }

  /** @param row one that holds something of its own */
  fill(row: SheetRow): void {
    for (; (this.merges[this.next]?.top ?? Infinity) <= row.number; this.next += 1) {
      const merge = this.merges[this.next]!;
      if (merge.top !== row.number) continue; // its first row holds nothing
      if (merge.bottom > merge.top) this.shown.set(merge.left, { ...merge, value: row.cells[merge.left] });
      if (merge.right > merge.left) row.across = [...(row.across ?? []), [merge.left, merge.right]];
    }
    for (const [column, { top, bottom, value }] of this.shown) {
      if (bottom < row.number) this.shown.delete(column);
      else if (top < row.number && value && !row.cells[column]) {
        row.cells[column] = value;
        row.filled = [...(row.filled ?? []), column];
      }
    }
  }
}
