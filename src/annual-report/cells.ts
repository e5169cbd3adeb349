import {
  APPLICANT_KIND_IDS,
  type ApplicantKind,
  COLUMNS,
  type Column,
  REMEDY_BLOCK_IDS,
  REMEDY_RESULT_IDS,
  type RemedyBlock,
  type RemedyResult,
  ROWS,
  type Row,
  type Tables,
} from '../law/index.ts';

/** A cell of the report by its path in the JSON, e.g. 'three.refused.process.person', 'four.directSuit.total'. */
export type Cell =
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
export function cellOf(path: string): Cell | undefined {
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
