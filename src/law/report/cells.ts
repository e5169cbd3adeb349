import {
  type AmountLine,
  APPLICANT_KIND_IDS,
  type ApplicantKind,
  COLUMN_LABELS,
  COLUMNS,
  type CountLine,
  DOCUMENT_FIGURES,
  type DocumentFigure,
  type DocumentsLine,
  REMEDY_BLOCK_IDS,
  REMEDY_BLOCKS,
  REMEDY_RESULT_IDS,
  REMEDY_RESULTS,
  type RemedyBlock,
  type RemedyResult,
  ROWS,
  type Row,
  TABLE_THREE,
  TABLE_TWO,
  type TwoLine,
} from './format.ts';
import type { Tables } from './report.ts';

/** A cell of the report by its path in the JSON, e.g. 'three.refused.process.person', 'four.directSuit.total'. */
export type ReportCell =
  | TwoCell
  | { table: 'three'; row: Row; kind: ApplicantKind | undefined }
  | { table: 'four'; block: RemedyBlock; result: RemedyResult | 'total' };
type TwoCell =
  | { table: 'two'; kind: 'documents'; line: DocumentsLine; figure: DocumentFigure }
  | { table: 'two'; kind: 'count'; line: CountLine }
  | { table: 'two'; kind: 'amount'; line: AmountLine };

function twoCell(line: TwoLine, n: number): TwoCell {
  if (line.kind === 'documents') return { table: 'two', kind: line.kind, line: line.id, figure: DOCUMENT_FIGURES[n]! };
  return line.kind === 'count'
    ? { table: 'two', kind: line.kind, line: line.id }
    : { table: 'two', kind: line.kind, line: line.id };
}

/** Cells of table two, with their names, by their path below 'two'. */
const twos = new Map(
  TABLE_TWO.flatMap(({ heads, rows }) =>
    rows.flatMap((line: TwoLine) =>
      line.paths.map((path, n): [string, { cell: TwoCell; name: string }] => [
        path,
        { cell: twoCell(line, n), name: `${line.label}·${heads[n + 1]!.replace('单位：', '')}` },
      ]),
    ),
  ),
);

/** The cell of a path; undefined when there is none. */
export function cellOf(path: string): ReportCell | undefined {
  const [table, ...rest] = path.split('.');
  const last = rest.at(-1) ?? '';
  const middle = rest.slice(0, -1).join('.');
  if (table === 'two') return twos.get(rest.join('.'))?.cell;
  if (
    table === 'three' &&
    (ROWS as readonly string[]).includes(middle) &&
    (COLUMNS as readonly string[]).includes(last)
  )
    return {
      table,
      row: middle as Row,
      kind: (APPLICANT_KIND_IDS as readonly string[]).includes(last) ? (last as ApplicantKind) : undefined,
    };
  if (
    table === 'four' &&
    (REMEDY_BLOCK_IDS as readonly string[]).includes(middle) &&
    [...REMEDY_RESULT_IDS, 'total'].includes(last)
  )
    return { table, block: middle as RemedyBlock, result: last as RemedyResult | 'total' };
  return undefined;
}

/** Where a cell's figure is kept, and under which key. */
function holder(tables: Tables, path: string): [of: Record<string, number | string> | undefined, key: string] {
  const [table, ...rest] = path.split('.');
  const key = rest.pop() ?? '';
  const whole = tables[table as keyof Tables] as unknown as Record<string, never>;
  return [rest.length === 0 ? whole : whole[rest.join('.')], key];
}

/** Whether a cell holds money, in 万元 as a decimal text, and no count. */
export function isAmount(path: string): boolean {
  const cell = cellOf(path);
  return cell?.table === 'two' && cell.kind === 'amount';
}

/** What stands in a cell; nothing of it in a report that was kept before the form had the cell.
 *  @param path one for which cellOf answers */
export function valueAt(tables: Tables, path: string): number | string {
  const [of, key] = holder(tables, path);
  return of?.[key] ?? (isAmount(path) ? '0' : 0);
}

/** Puts a figure into a cell of these tables, and no total. @param path one for which cellOf answers */
export function putValue(tables: Tables, path: string, value: number | string): void {
  const [of, key] = holder(tables, path);
  of![key] = value;
}

/** Every cell of the three tables, in order. */
export const cellPaths: readonly string[] = [
  ...[...twos.keys()].map((path) => `two.${path}`),
  ...ROWS.flatMap((row) => COLUMNS.map((column) => `three.${row}.${column}`)),
  ...REMEDY_BLOCK_IDS.flatMap((block) => [...REMEDY_RESULT_IDS, 'total'].map((result) => `four.${block}.${result}`)),
];

/** A row of table three in words: '（三）不予公开 1.属于国家秘密' */
export function rowName(id: string): string {
  const row = TABLE_THREE.find((one) => one.id === id);
  if (!row) return id;
  return [(row.group || row.section).replace(/（区分处理[^（）]*）/, ''), row.label].filter(Boolean).join(' ');
}

/** A cell in words: '表三 （一）予以公开·自然人' */
export function cellTitle(path: string): string {
  const cell = cellOf(path);
  if (!cell) return path;
  if (cell.table === 'two') return `表二 ${twos.get(path.slice('two.'.length))!.name}`;
  if (cell.table === 'three') return `表三 ${rowName(cell.row)}·${COLUMN_LABELS[cell.kind ?? 'total']}`;
  return `表四 ${REMEDY_BLOCKS[cell.block]}·${cell.result === 'total' ? '总计' : REMEDY_RESULTS[cell.result]}`;
}
