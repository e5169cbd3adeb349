import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import {
  type AnnualReport,
  COLUMN_LABELS,
  COLUMNS,
  labelCells,
  REMEDY_BLOCK_IDS,
  REMEDY_RESULT_IDS,
  REMEDY_RESULTS,
  TABLE_THREE,
  TABLE_THREE_NOTE,
  TABLE_TWO,
} from '../law/index.ts';
import { longDate } from '../platform/dates.ts';

/** Faces of official papers (GB/T 9704); a machine without them falls back by itself. */
const faces = { title: '方正小标宋简体', heading: '黑体', second: '楷体_GB2312', body: '仿宋_GB2312' };
/** half-points: 二号 22 pt, 三号 16 pt, 小五 9 pt */
const sizes = { title: 44, body: 32, table: 18 };
const LINE = 560; // 28 pt, fixed

function font(name: string) {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name };
}

function line(
  text: string,
  face: string,
  more: { indent?: boolean; align?: (typeof AlignmentType)[keyof typeof AlignmentType] } = {},
): Paragraph {
  return new Paragraph({
    ...(more.align && { alignment: more.align }),
    spacing: { line: LINE, lineRule: 'exact' },
    ...(more.indent !== false && { indent: { firstLine: sizes.body * 20 } }),
    children: [new TextRun({ text, font: font(face), size: sizes.body })],
  });
}

interface Span {
  columnSpan?: number;
  rowSpan?: number;
}

function cell(text: string | number, span: Span = {}): TableCell {
  return new TableCell({
    ...span,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 30, bottom: 30, left: 40, right: 40 },
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: String(text), font: font('宋体'), size: sizes.table })],
      }),
    ],
  });
}

function table(rows: TableCell[][], header: number): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((children, n) => new TableRow({ children, tableHeader: n < header, cantSplit: true })),
  });
}

function valueAt(report: AnnualReport, path: string): string | number {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], report.tables.two) as
    | string
    | number;
}

function tableTwo(report: AnnualReport): Table {
  const rows = TABLE_TWO.flatMap((block) => [
    [cell(block.title, { columnSpan: 4 })],
    block.heads.map((head, n) => cell(head, n > 0 && block.heads.length === 2 ? { columnSpan: 3 } : {})),
    ...block.rows.map((row) => [
      cell(row.label),
      ...row.paths.map((path) => cell(valueAt(report, path), row.paths.length === 1 ? { columnSpan: 3 } : {})),
    ]),
  ]);
  return table(rows, 0);
}

function tableThree(report: AnnualReport): Table {
  const labels = labelCells(TABLE_THREE);
  const head = [
    [cell(TABLE_THREE_NOTE, { columnSpan: 3, rowSpan: 3 }), cell('申请人情况', { columnSpan: 7 })],
    [cell('自然人', { rowSpan: 2 }), cell('法人或其他组织', { columnSpan: 5 }), cell('总计', { rowSpan: 2 })],
    COLUMNS.slice(1, 6).map((column) => cell(COLUMN_LABELS[column])),
  ];
  const body = TABLE_THREE.map((row, n) => [
    ...labels[n]!.map((label) => cell(label.text, { columnSpan: label.colSpan, rowSpan: label.rowSpan })),
    ...COLUMNS.map((column) => cell(report.tables.three[row.id][column])),
  ]);
  return table([...head, ...body], 3);
}

function tableFour(report: AnnualReport): Table {
  const results = [...REMEDY_RESULT_IDS, 'total'] as const;
  return table(
    [
      [cell('行政复议', { columnSpan: 5, rowSpan: 2 }), cell('行政诉讼', { columnSpan: 10 })],
      [cell('未经复议直接起诉', { columnSpan: 5 }), cell('复议后起诉', { columnSpan: 5 })],
      REMEDY_BLOCK_IDS.flatMap(() =>
        results.map((result) => cell(result === 'total' ? '总计' : REMEDY_RESULTS[result])),
      ),
      REMEDY_BLOCK_IDS.flatMap((block) => results.map((result) => cell(report.tables.four[block][result]))),
    ],
    3,
  );
}

/** The report as a Word file in the layout of official papers, with the merged tables of the format. */
export function reportDocx(report: AnnualReport): Promise<Buffer> {
  const tables = [undefined, tableTwo, tableThree, tableFour];
  const right = { indent: false, align: AlignmentType.RIGHT };
  const children = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 300 },
      children: [new TextRun({ text: report.title ?? '', font: font(faces.title), size: sizes.title })],
    }),
    ...report.sections.flatMap((section, n) => [
      line(section.title, faces.heading),
      ...section.text
        .split('\n')
        .filter(Boolean)
        .map((text) => line(text, text.startsWith('（') && text.length < 24 ? faces.second : faces.body)),
      ...(tables[n] ? [tables[n](report), line('', faces.body)] : []),
    ]),
    line('', faces.body),
    line(report.authority.name, faces.body, right),
    ...(report.date ? [line(longDate(report.date), faces.body, right)] : []),
  ];
  const footer = new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ size: 28, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
  const margin = { top: 2098, bottom: 1984, left: 1587, right: 1474 }; // 37, 35, 28, 26 mm
  return Packer.toBuffer(
    new Document({
      title: report.title ?? '',
      creator: report.authority.name,
      sections: [
        {
          properties: { page: { size: { width: 11906, height: 16838 }, margin } },
          footers: { default: footer },
          children,
        },
      ],
    }),
  );
}
