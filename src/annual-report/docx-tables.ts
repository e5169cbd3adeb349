import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
} from 'docx';
import {
  COLUMN_LABELS,
  COLUMNS,
  labelCells,
  REMEDY_BLOCK_IDS,
  REMEDY_RESULT_IDS,
  REMEDY_RESULTS,
  TABLE_THREE,
  TABLE_THREE_NOTE,
  TABLE_TWO,
  type Tables,
} from '../law/index.ts';
import { valueAt } from './cells.ts';
import { fontOf } from './docx-faces.ts';

/** Width of the type area of an official paper: 156 mm, in twentieths of a point. */
const WIDTH = 8845;
/** 小五, in half-points */
const SIZE = 18;

interface Look {
  columnSpan?: number;
  rowSpan?: number;
  bold?: boolean;
  left?: boolean;
  /** two characters to a line, for heads of narrow columns */
  narrow?: boolean;
}

/** A cell to be drawn: text and its look. */
type Drawn = [text: string | number, look?: Look];

function cell([text, look]: [string | number, Look], keepNext: boolean): TableCell {
  const { bold = false, left = false, narrow = false, ...span } = look;
  const font = fontOf(bold ? '黑体' : '宋体');
  const lines = narrow ? String(text).match(/.{1,2}/gu)! : [String(text)];
  return new TableCell({
    ...span,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 24, bottom: 24, left: 60, right: 60 },
    children: [
      new Paragraph({
        alignment: left ? AlignmentType.LEFT : AlignmentType.CENTER,
        keepNext,
        children: lines.map((line, n) => new TextRun({ text: line, font, size: SIZE, ...(n > 0 && { break: 1 }) })),
      }),
    ],
  });
}

/** A table on a fixed grid; its rows stay together on one page where they fit, its head is repeated where they do not.
 *  @param widths of the columns, scaled to the type area */
function table(widths: number[], rows: Drawn[][], head: number): Table {
  const sum = widths.reduce((all, width) => all + width, 0);
  return new Table({
    alignment: AlignmentType.CENTER,
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map((width) => Math.round((width * WIDTH) / sum)),
    rows: rows.map(
      (cells, n) =>
        new TableRow({
          tableHeader: n < head,
          cantSplit: true,
          children: cells.map(([text, look]) => cell([text, look ?? {}], n < rows.length - 1)),
        }),
    ),
  });
}

export function wordTableTwo(tables: Tables): Table {
  const rows = TABLE_TWO.flatMap((block): Drawn[][] => [
    [[block.title, { columnSpan: 4, bold: true }]],
    block.heads.map((head, n): Drawn => [head, n > 0 && block.heads.length === 2 ? { columnSpan: 3 } : {}]),
    ...block.rows.map((row): Drawn[] => [
      [row.label],
      ...row.paths.map(
        (path): Drawn => [valueAt(tables, `two.${path}`), row.paths.length === 1 ? { columnSpan: 3 } : {}],
      ),
    ]),
  ]);
  return table([1, 1, 1, 1], rows, 0);
}

export function wordTableThree(tables: Tables): Table {
  const labels = labelCells(TABLE_THREE);
  const head: Drawn[][] = [
    [
      [TABLE_THREE_NOTE, { columnSpan: 3, rowSpan: 3 }],
      ['申请人情况', { columnSpan: 7 }],
    ],
    [
      ['自然人', { rowSpan: 2 }],
      ['法人或其他组织', { columnSpan: 5 }],
      ['总计', { rowSpan: 2 }],
    ],
    COLUMNS.slice(1, 6).map((column): Drawn => [COLUMN_LABELS[column], { narrow: true }]),
  ];
  const body = TABLE_THREE.map((row, n): Drawn[] => [
    ...labels[n]!.map(
      (label): Drawn => [label.text, { columnSpan: label.colSpan, rowSpan: label.rowSpan, left: label.rowSpan === 1 }],
    ),
    ...COLUMNS.map((column): Drawn => [tables.three[row.id][column]]),
  ]);
  const figures = COLUMNS.map((column) => (column === 'total' || column === 'otherOrganisation' ? 54 : 64));
  return table([58, 82, 290, ...figures], [...head, ...body], 3);
}

export function wordTableFour(tables: Tables): Table {
  const results = [...REMEDY_RESULT_IDS, 'total'] as const;
  const heads = results.map(
    (result): Drawn => [result === 'total' ? '总计' : REMEDY_RESULTS[result], { narrow: true }],
  );
  return table(
    REMEDY_BLOCK_IDS.flatMap(() => [1, 1, 1, 1, 1]),
    [
      [
        ['行政复议', { columnSpan: 5, rowSpan: 2 }],
        ['行政诉讼', { columnSpan: 10 }],
      ],
      [
        ['未经复议直接起诉', { columnSpan: 5 }],
        ['复议后起诉', { columnSpan: 5 }],
      ],
      REMEDY_BLOCK_IDS.flatMap(() => heads),
      REMEDY_BLOCK_IDS.flatMap((block) => results.map((result): Drawn => [tables.four[block][result]])),
    ],
    3,
  );
}
