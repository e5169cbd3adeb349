import { Unreadable } from '../../../platform/reading/index.ts';
import type { Block, Limits } from '../blocks.ts';
import { TOO_MUCH } from '../content.ts';
import { visibleOf } from './hidden.ts';
import { blocksOfSheet, type Sheet } from './sheet.ts';

export const NO_RESULT = '公式没有保存结果';
/** Columns that the widest table of a report could have. */
const MOST_COLUMNS = 200;
const MOST_ROWS = 20_000;
/** Sheets that are read, of so many that a workbook may list. */
export const MOST_SHEETS = 100;

/** What all sheets of a workbook may still hold. */
export interface Left {
  cells: number;
  characters: number;
}

/** Puts a sheet together, whatever wrote it. Rows and columns count from 1. */
export class SheetBuilder {
  readonly sheet: Sheet;
  private readonly left: Left;

  constructor(name: string, left: Left) {
    this.sheet = { name, rows: new Map(), merges: [], hidden: { rows: new Set(), columns: new Set() } };
    this.left = left;
  }

  /** @throws Unreadable beyond what a report holds */
  put(row: number, column: number, shown: string, doubt?: string): void {
    const text = shown.trim();
    if (column > MOST_COLUMNS || row > MOST_ROWS) {
      if (text) throw new Unreadable(TOO_MUCH);
      return;
    }
    this.spend(text.length);
    const cells = this.sheet.rows.get(row) ?? new Map();
    this.sheet.rows.set(row, cells);
    cells.set(column, { text, ...(doubt && { doubt }) });
  }

  merge(merge: Sheet['merges'][number]): void {
    this.spend(0);
    this.sheet.merges.push(merge);
  }

  hideRow(row: number): void {
    if (row <= MOST_ROWS) this.sheet.hidden.rows.add(row);
  }

  hideColumns(from: number, to: number): void {
    for (let column = from; column <= Math.min(to, MOST_COLUMNS); column += 1) this.sheet.hidden.columns.add(column);
  }

  private spend(characters: number): void {
    this.left.cells -= 1;
    this.left.characters -= characters;
    if (this.left.cells < 0 || this.left.characters < 0) throw new Unreadable(TOO_MUCH);
  }
}

/** The paragraphs and tables of a workbook's sheets, in order; what is hidden is left out and told.
 *  @param hidden names of the sheets that are hidden as a whole */
export async function blocksOfSheets(
  sheets: AsyncIterable<Sheet> | Iterable<Sheet>,
  hidden: readonly string[],
  { limits, tell }: { limits: Limits; tell: (note: string) => void },
): Promise<Block[]> {
  const blocks: Block[] = [];
  for await (const sheet of sheets) {
    const tables = blocks.filter(({ kind }) => kind === 'table').length;
    const { shown, note } = visibleOf(sheet);
    if (note) tell(note);
    blocks.push(...blocksOfSheet(shown, tables, limits.cells));
    if (blocks.length > limits.blocks) throw new Unreadable(TOO_MUCH);
  }
  if (hidden.length > 0)
    tell(`${hidden.map((name) => `工作表“${name}”`).join('、')}是隐藏的，没有读；要体检请取消隐藏`);
  return blocks;
}
