import { type ApplicationLine, listApplications } from '../../applications/index.ts';
import { type ReportCell, type Tables, valueAt } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type LegalDocument, listLegalDocuments } from '../../publishing/index.ts';
import { type CaseLine, listCases } from '../../remedies/index.ts';
import { type ActKind, ENTERED } from '../declared/kinds.ts';
import { actsOf, type DeclaredAct, documentActs } from '../declared/store.ts';
import { LEGAL_FORMS } from './figures.ts';

/** The records that a cell counted: a page of one ledger's rows, and how many rows there are in all. */
export type Records =
  | { ledger: 'applications'; rows: ApplicationLine[]; total: number }
  | { ledger: 'cases'; rows: CaseLine[]; total: number }
  | { ledger: 'documents'; rows: LegalDocument[]; total: number; declared: DeclaredAct[] }
  | { ledger: 'acts'; kind: ActKind; rows: DeclaredAct[]; total: number };

/** @param path the cell's path, as in the report's JSON
 *  @param page rows to skip and to take */
export async function recordsOf(
  db: Db,
  authorityId: number,
  year: number,
  of: { cell: ReportCell; path: string; tables: Tables },
  page: { limit: number; offset: number },
): Promise<Records> {
  const { cell } = of;
  const total = Number(valueAt(of.tables, of.path));
  if (cell.table === 'three')
    return {
      ledger: 'applications',
      rows: await listApplications(db, authorityId, year, cell.row, cell.kind, page),
      total,
    };
  if (cell.table === 'four')
    return { ledger: 'cases', rows: await listCases(db, authorityId, year, cell.block, cell.result, page), total };
  if (cell.kind !== 'documents') {
    const kind = ENTERED[cell.line];
    const acts = (await actsOf(db, authorityId, year, kind)).filter((act) => !act.removedAt);
    return { ledger: 'acts', kind, rows: acts.slice(page.offset, page.offset + page.limit), total: acts.length };
  }
  const { line, figure } = cell;
  const declared = line === 'normativeDocuments' ? await documentActs(db, authorityId, year, figure) : [];
  const elsewhere = declared.reduce((sum, { kind, count }) => sum + sign(kind, figure) * count, 0);
  return {
    ledger: 'documents',
    rows: await listLegalDocuments(db, authorityId, year, LEGAL_FORMS[line], figure, page),
    total: total - elsewhere,
    declared,
  };
}

/** A repealed document is one fewer in force. */
const sign = (kind: ActKind, figure: string) => (figure === 'effective' && kind === 'documentRepealed' ? -1 : 1);
