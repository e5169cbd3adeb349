import {
  APPLICANT_KIND_IDS,
  type ApplicantKind,
  COLUMN_LABELS,
  COLUMNS,
  type Column,
  REMEDY_BLOCK_IDS,
  REMEDY_BLOCKS,
  REMEDY_RESULT_IDS,
  REMEDY_RESULTS,
  type RemedyBlock,
  type RemedyResult,
  ROWS,
  type Row,
  TABLE_THREE,
} from './format.ts';
import type { Tables } from './report.ts';

/** A cell of the report by its path in the JSON, e.g. 'three.refused.process.person', 'four.directSuit.total'. */
export type ReportCell =
  | { table: 'two'; path: string }
  | { table: 'three'; row: Row; kind: ApplicantKind | undefined }
  | { table: 'four'; block: RemedyBlock; result: RemedyResult | 'total' };

/** Cells of table two by their path below 'two'. */
const twos = [
  'rules.issued',
  'rules.repealed',
  'rules.effective',
  'normativeDocuments.issued',
  'normativeDocuments.repealed',
  'normativeDocuments.effective',
  'licences',
  'penalties',
  'coercions',
  'fees',
];

/** The cell of a path; undefined when there is none. */
export function cellOf(path: string): ReportCell | undefined {
  const [table, ...rest] = path.split('.');
  const last = rest.at(-1) ?? '';
  const middle = rest.slice(0, -1).join('.');
  if (table === 'two' && twos.includes(rest.join('.'))) return { table, path: rest.join('.') };
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

/** What stands in a cell. @param path one for which cellOf answers */
export function valueAt(tables: Tables, path: string): number | string {
  const [table, ...rest] = path.split('.');
  if (table === 'three') return tables.three[rest.slice(0, -1).join('.') as Row][rest.at(-1) as Column];
  return rest.reduce<unknown>(
    (value, key) => (value as Record<string, unknown>)[key],
    tables[table as 'two' | 'four'],
  ) as number | string;
}

/** Every cell of the three tables, in order. */
export const cellPaths: readonly string[] = [
  ...twos.map((path) => `two.${path}`),
  ...ROWS.flatMap((row) => COLUMNS.map((column) => `three.${row}.${column}`)),
  ...REMEDY_BLOCK_IDS.flatMap((block) => [...REMEDY_RESULT_IDS, 'total'].map((result) => `four.${block}.${result}`)),
];

const twoNames: Record<string, string> = {
  'rules.issued': '规章·本年制发件数',
  'rules.repealed': '规章·本年废止件数',
  'rules.effective': '规章·现行有效件数',
  'normativeDocuments.issued': '行政规范性文件·本年制发件数',
  'normativeDocuments.repealed': '行政规范性文件·本年废止件数',
  'normativeDocuments.effective': '行政规范性文件·现行有效件数',
  licences: '行政许可·本年处理决定数量',
  penalties: '行政处罚·本年处理决定数量',
  coercions: '行政强制·本年处理决定数量',
  fees: '行政事业性收费·本年收费金额（万元）',
};

/** A row of table three in words: '（三）不予公开 1.属于国家秘密' */
export function rowName(id: string): string {
  const row = TABLE_THREE.find((one) => one.id === id);
  if (!row) return id;
  return [(row.group || row.section).replace(/（区分处理.*?）/, ''), row.label].filter(Boolean).join(' ');
}

/** A cell in words: '表三 （一）予以公开·自然人' */
export function cellTitle(path: string): string {
  const cell = cellOf(path);
  if (!cell) return path;
  if (cell.table === 'two') return `表二 ${twoNames[cell.path]}`;
  if (cell.table === 'three') return `表三 ${rowName(cell.row)}·${COLUMN_LABELS[cell.kind ?? 'total']}`;
  return `表四 ${REMEDY_BLOCKS[cell.block]}·${cell.result === 'total' ? '总计' : REMEDY_RESULTS[cell.result]}`;
}
