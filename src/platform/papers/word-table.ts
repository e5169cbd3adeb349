import {
  AlignmentType,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
} from 'docx';
import { SIZES } from './layout.ts';
import type { PaperCell, PaperTable } from './model.ts';
import { fontOf } from './word-faces.ts';
import { TYPE_WIDTH } from './word-measures.ts';

/** Height of a line of a table in sizes of its type. */
const LINE = 1.35;

function cell({ text, strong, left, rowSpan, colSpan }: PaperCell, size: number, keepNext: boolean): TableCell {
  const font = fontOf(strong ? '黑体' : '宋体');
  return new TableCell({
    ...(rowSpan && { rowSpan }),
    ...(colSpan && { columnSpan: colSpan }),
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 24, bottom: 24, left: 60, right: 60 },
    children: [
      new Paragraph({
        alignment: left ? AlignmentType.LEFT : AlignmentType.CENTER,
        keepNext,
        spacing: { line: Math.round(size * LINE * 20), lineRule: 'exact' }, // whatever face stands in for 宋体
        children: text
          .split('\n')
          .map((line, n) => new TextRun({ text: line, font, size: size * 2, ...(n > 0 && { break: 1 }) })),
      }),
    ],
  });
}

/** A table on a fixed grid; its rows stay together on one page where they fit, its head is repeated where they do not. */
export function wordTable({ widths, head, rows, size = SIZES.table, rowHeight }: PaperTable): Table {
  const sum = widths.reduce((all, width) => all + width, 0);
  return new Table({
    alignment: AlignmentType.CENTER,
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map((width) => Math.round((width * TYPE_WIDTH) / sum)),
    rows: rows.map(
      (cells, n) =>
        new TableRow({
          tableHeader: n < head,
          cantSplit: true,
          ...(rowHeight && { height: { value: rowHeight * 20, rule: HeightRule.ATLEAST } }),
          children: cells.map((one) => cell(one, size, n < rows.length - 1)),
        }),
    ),
  });
}
