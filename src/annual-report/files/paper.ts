import {
  type AnnualReport,
  COLUMNS,
  FOUR_HEADS,
  type LabelCell,
  labelCells,
  REMEDY_BLOCK_IDS,
  REMEDY_RESULT_IDS,
  type Section,
  TABLE_THREE,
  TABLE_TWO,
  THREE_HEADS,
  valueAt,
} from '../../law/index.ts';
import { longDate } from '../../platform/dates.ts';
import type { Outcome } from '../../platform/outcome.ts';
import {
  type Block,
  demoMark,
  type Paper,
  type PaperCell,
  type PaperTable,
  paperDocx,
  paperPdf,
} from '../../platform/papers/index.ts';
import { CORRECTED, correctionNotes, isCorrected } from '../figures/corrections.ts';
import { isHeading } from '../narrative/parts.ts';

type Figures = Pick<AnnualReport, 'tables' | 'corrections'>;

/** A label or figure with its look. */
function cell(text: string | number, look: Omit<PaperCell, 'text'> = {}): PaperCell {
  return { text: String(text), ...look };
}

/** A figure by its path, marked where it was put right by hand. */
function figure({ tables, corrections }: Figures, path: string, look?: Omit<PaperCell, 'text'>): PaperCell {
  return cell(`${valueAt(tables, path)}${isCorrected(path, corrections) ? CORRECTED : ''}`, look);
}

/** Two characters to a line, for heads of narrow columns. */
function narrow(text: string): PaperCell {
  return cell(text.match(/.{1,2}/gu)!.join('\n'));
}

/** The rows of a table's head, the last of which stands over narrow columns. */
function headRows(rows: readonly (readonly LabelCell[])[]): PaperCell[][] {
  return rows.map((row, n) =>
    row.map(({ text, colSpan, rowSpan }) => (n === rows.length - 1 ? narrow(text) : cell(text, { colSpan, rowSpan }))),
  );
}

function paperTableTwo(report: Figures): PaperTable {
  const rows = TABLE_TWO.flatMap((block): PaperCell[][] => [
    [cell(block.title, { colSpan: 4, strong: true })],
    block.heads.map((head, n) => cell(head, n > 0 && block.heads.length === 2 ? { colSpan: 3 } : {})),
    ...block.rows.map((row) => [
      cell(row.label),
      ...row.paths.map((path) => figure(report, `two.${path}`, row.paths.length === 1 ? { colSpan: 3 } : {})),
    ]),
  ]);
  return { widths: [1, 1, 1, 1], rows, head: 0 };
}

function paperTableThree(report: Figures): PaperTable {
  const labels = labelCells(TABLE_THREE);
  const head = headRows(THREE_HEADS);
  const body = TABLE_THREE.map((row, n) => [
    ...labels[n]!.map(({ text, colSpan, rowSpan }) => cell(text, { colSpan, rowSpan, left: rowSpan === 1 })),
    ...COLUMNS.map((column) => figure(report, `three.${row.id}.${column}`)),
  ]);
  return { widths: [58, 82, 270, ...COLUMNS.map(() => 64)], rows: [...head, ...body], head: 3 };
}

function paperTableFour(report: Figures): PaperTable {
  const results = [...REMEDY_RESULT_IDS, 'total'] as const;
  const rows = [
    ...headRows(FOUR_HEADS),
    REMEDY_BLOCK_IDS.flatMap((block) => results.map((result) => figure(report, `four.${block}.${result}`))),
  ];
  return { widths: Array<number>(15).fill(1), rows, head: 3 };
}

/** The table of each section, by its place. */
const tables = [
  undefined,
  { name: 'two', of: paperTableTwo },
  { name: 'three', of: paperTableThree },
  { name: 'four', of: paperTableFour },
] as const;

/** The authority's name on a line of its own where both do not fit on one. */
function titleLines({ title = '', authority }: AnnualReport): string[] {
  const rest = title.slice(authority.name.length);
  return title.length > 20 && title.startsWith(authority.name) && rest ? [authority.name, rest] : [title];
}

function section({ title, text }: Section, n: number, report: AnnualReport): Block[] {
  const table = tables[n];
  return [
    { kind: 'heading', level: 1, text: title },
    ...text
      .split('\n')
      .filter(Boolean)
      .map(
        (line): Block =>
          isHeading(line) ? { kind: 'heading', level: 2, text: line } : { kind: 'paragraph', text: line },
      ),
    ...(table
      ? [
          { kind: 'table' as const, ...table.of(report) },
          ...correctionNotes(report, table.name).map(({ text: note }) => ({ kind: 'note' as const, text: note })),
        ]
      : []),
  ];
}

/** The report as an official paper, with the merged tables of the format. 国办公开办函〔2021〕30号 */
export function reportPaper(report: AnnualReport): Paper {
  const date = report.date ? longDate(report.date) : '';
  return {
    title: report.title ?? '',
    author: report.authority.name,
    ...demoMark(report.authority.demo),
    blocks: [
      { kind: 'title', lines: titleLines(report) },
      ...(date ? [{ kind: 'day' as const, text: date }] : []),
      { kind: 'gap' },
      ...report.sections.flatMap((one, n) => section(one, n, report)),
      { kind: 'gap' },
      { kind: 'signature', organisation: report.authority.name, date },
    ],
  };
}

/** The report as a Word file in the layout of official papers. GB/T 9704-2012 */
export function reportDocx(report: AnnualReport): Promise<Buffer> {
  return paperDocx(reportPaper(report));
}

/** The report as a PDF file in the layout of official papers; a failure where the machine has no typesetter. */
export function reportPdf(report: AnnualReport): Promise<Outcome<Buffer>> {
  return paperPdf(reportPaper(report));
}
