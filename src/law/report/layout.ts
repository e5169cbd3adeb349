import {
  COLUMN_LABELS,
  COLUMNS,
  REMEDY_BLOCK_IDS,
  REMEDY_RESULT_IDS,
  REMEDY_RESULTS,
  type RowFormat,
  TABLE_THREE_NOTE,
} from './format.ts';

export interface LabelCell {
  text: string;
  rowSpan: number;
  colSpan: number;
}

const head = (text: string, colSpan = 1, rowSpan = 1): LabelCell => ({ text, rowSpan, colSpan });

/** The head of table three, row by row, over its three label columns and its seven of figures. */
export const THREE_HEADS: readonly (readonly LabelCell[])[] = [
  [head(TABLE_THREE_NOTE, 3, 3), head('申请人情况', 7)],
  [head(COLUMN_LABELS.person, 1, 2), head('法人或其他组织', 5), head(COLUMN_LABELS.total, 1, 2)],
  COLUMNS.slice(1, 6).map((column) => head(COLUMN_LABELS[column])),
];

/** The head of table four, row by row, over its three blocks of five columns. */
export const FOUR_HEADS: readonly (readonly LabelCell[])[] = [
  [head('行政复议', 5, 2), head('行政诉讼', 10)],
  [head('未经复议直接起诉', 5), head('复议后起诉', 5)],
  REMEDY_BLOCK_IDS.flatMap(() => [...REMEDY_RESULT_IDS.map((result) => head(REMEDY_RESULTS[result])), head('总计')]),
];

const runLength = (rows: readonly RowFormat<string>[], from: number, key: (row: RowFormat<string>) => string) => {
  const first = key(rows[from]!);
  let end = from;
  while (end < rows.length && key(rows[end]!) === first) end += 1;
  return end - from;
};

/**
 * The label cells that begin in each row of table three, with their spans over the three label columns: what HTML and
 * Word need to draw the merged cells of the official form.
 */
export function labelCells(rows: readonly RowFormat<string>[]): LabelCell[][] {
  return rows.map((row, i) => {
    const before = rows[i - 1];
    if (!row.group) return [{ text: row.section, rowSpan: 1, colSpan: 3 }];
    const cells: LabelCell[] = [];
    if (before?.section !== row.section)
      cells.push({ text: row.section, rowSpan: runLength(rows, i, (r) => r.section), colSpan: 1 });
    if (!row.label) cells.push({ text: row.group, rowSpan: 1, colSpan: 2 });
    else {
      if (before?.group !== row.group)
        cells.push({ text: row.group, rowSpan: runLength(rows, i, (r) => r.group), colSpan: 1 });
      cells.push({ text: row.label, rowSpan: 1, colSpan: 1 });
    }
    return cells;
  });
}
