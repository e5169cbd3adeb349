import type { RowFormat } from './format.ts';

export interface LabelCell {
  text: string;
  rowSpan: number;
  colSpan: number;
}

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
