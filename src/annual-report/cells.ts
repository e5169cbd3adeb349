import {
  APPLICANT_KIND_IDS,
  type ApplicantKind,
  COLUMNS,
  REMEDY_BLOCK_IDS,
  REMEDY_RESULT_IDS,
  type RemedyBlock,
  type RemedyResult,
  ROWS,
  type Row,
} from '../law/index.ts';

/** A cell of the report by its path in the JSON, e.g. 'three.refused.process.person', 'four.directSuit.total'. */
export type Cell =
  | { table: 'two'; path: string }
  | { table: 'three'; row: Row; kind: ApplicantKind | undefined }
  | { table: 'four'; block: RemedyBlock; result: RemedyResult | 'total' };

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
