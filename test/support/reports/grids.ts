import {
  COLUMN_LABELS,
  COLUMNS,
  labelCells,
  REMEDY_BLOCK_IDS,
  REMEDY_RESULTS,
  REPLY_ROW_IDS,
  TABLE_THREE,
  TABLE_THREE_2019,
  TABLE_THREE_NOTE,
  TABLE_TWO,
  TABLE_TWO_2019,
} from '../../../src/law/index.ts';
import type { Made } from './made.ts';

export interface GridCell {
  text: string;
  rowSpan: number;
  colSpan: number;
  /** path of the figure that stands here */
  path?: string;
}
export type Grid = GridCell[][];

const cell = (text: string, colSpan = 1, rowSpan = 1): GridCell => ({ text, colSpan, rowSpan });

function figure(made: Made, path: string, value: unknown, colSpan = 1): GridCell {
  return { ...cell(made.blanks.has(path) ? '' : String(value), colSpan), path };
}

const at = (source: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], source);

export function gridTwo(made: Made): Grid {
  return TABLE_TWO.flatMap((block): Grid => {
    const wide = block.heads.length === 2 ? 3 : 1;
    return [
      [cell(block.title, 4)],
      block.heads.map((head, n) => cell(head, n ? wide : 1)),
      ...block.rows.map((row) => [
        cell(row.label),
        ...row.paths.map((path) => figure(made, `two.${path}`, at(made.tables.two, path), wide)),
      ]),
    ];
  });
}

/** Table two of 2019 with figures of its own that nothing else speaks of. */
export function gridTwo2019(): Grid {
  return TABLE_TWO_2019.flatMap((block): Grid => {
    const width = block.heads.length - 1;
    return [
      [cell(block.title, 4)],
      block.heads.map((head) => cell(head)),
      ...block.rows.map((label) => [cell(label), ...Array.from({ length: width }, (_, n) => cell(String(n * 3)))]),
    ];
  });
}

/** @param oneOther （六）其他处理 as one row, as in 2019 */
export function gridThree(made: Made, oneOther = false): Grid {
  const rows = oneOther ? TABLE_THREE_2019 : TABLE_THREE;
  const labels = labelCells(rows);
  const { three } = made.tables;
  const others = REPLY_ROW_IDS.filter((id) => id.startsWith('other.'));
  const head: Grid = [
    [cell(TABLE_THREE_NOTE, 3, 3), cell('申请人情况', 7)],
    [cell('自然人', 1, 2), cell('法人或其他组织', 5), cell('总计', 1, 2)],
    COLUMNS.slice(1, 6).map((column) => cell(COLUMN_LABELS[column])),
  ];
  return [
    ...head,
    ...rows.map((row, n) => [
      ...labels[n]!.map(({ text, colSpan, rowSpan }) => cell(text, colSpan, rowSpan)),
      ...COLUMNS.map((column) =>
        figure(
          made,
          `three.${row.id}.${column}`,
          row.id === 'other' ? others.reduce((sum, id) => sum + three[id][column], 0) : three[row.id][column],
        ),
      ),
    ]),
  ];
}

export function gridFour(made: Made): Grid {
  const results = [...Object.entries(REMEDY_RESULTS), ['total', '总计']] as [string, string][];
  return [
    [cell('行政复议', 5, 2), cell('行政诉讼', 10)],
    [cell('未经复议直接起诉', 5), cell('复议后起诉', 5)],
    REMEDY_BLOCK_IDS.flatMap(() => results.map(([, label]) => cell(label))),
    REMEDY_BLOCK_IDS.flatMap((block) =>
      results.map(([id]) => figure(made, `four.${block}.${id}`, at(made.tables.four, `${block}.${id}`))),
    ),
  ];
}

/** Other shapes of table four: a table for each block, one for 复议 and one for 诉讼, a row for each result, a row for
 *  each figure. */
export type ShapeOfFour = 'three tables' | 'two tables' | 'upright' | 'list';

const HEADS_OF_FOUR = ['行政复议', '行政诉讼（未经复议直接起诉）', '行政诉讼（复议后起诉）'];

/** Table four in another shape, each table with the heading above it. */
export function gridsFour(made: Made, shape: ShapeOfFour): { above: string; grid: Grid }[] {
  const [, , heads = [], figures = []] = gridFour(made);
  const block = (n: number, cells: GridCell[]) => cells.slice(n * 5, n * 5 + 5);
  const table = (...blocks: number[]): Grid => [
    blocks.flatMap((n) => block(n, heads)),
    blocks.flatMap((n) => block(n, figures)),
  ];
  switch (shape) {
    case 'three tables':
      return HEADS_OF_FOUR.map((above, n) => ({ above, grid: table(n) }));
    case 'two tables':
      return [
        { above: '（一）行政复议', grid: table(0) },
        { above: '（二）行政诉讼', grid: table(1, 2) },
      ];
    case 'upright':
      return [
        {
          above: '',
          grid: [
            [cell('结果'), ...HEADS_OF_FOUR.map((head) => cell(head))],
            ...block(0, heads).map((head, n) => [head, ...[0, 1, 2].map((at) => figures[at * 5 + n]!)]),
          ],
        },
      ];
    case 'list':
      return [{ above: '', grid: figures.map((one, n) => [cell(HEADS_OF_FOUR[Math.floor(n / 5)]!), heads[n]!, one]) }];
  }
}

/** Every place of the grid: the cell that begins there, or undefined under a span. */
export function filled(grid: Grid): (GridCell | undefined)[][] {
  const rows: (GridCell | undefined | null)[][] = grid.map(() => []);
  grid.forEach((line, r) => {
    let column = 0;
    for (const one of line) {
      while (rows[r]![column] !== undefined) column += 1;
      for (let i = 0; i < one.rowSpan && r + i < rows.length; i += 1)
        for (let j = 0; j < one.colSpan; j += 1) rows[r + i]![column + j] = i + j === 0 ? one : null;
    }
  });
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? undefined));
}
