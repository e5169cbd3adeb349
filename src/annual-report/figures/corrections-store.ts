import type { Db, Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';

export interface CorrectionRow {
  id: number;
  path: string;
  /** what the books counted when it was corrected */
  counted: number;
  corrected: number;
  reason: string;
  by: string;
  on: string;
  liftedBy: string;
  liftedAt: Date | null;
}

/** All corrections of a year's figures, lifted ones too, oldest first. */
export async function correctionsOf(db: Db, authorityId: number, year: number): Promise<CorrectionRow[]> {
  const rows = await db
    .selectFrom('figure_corrections')
    .select(['id', 'path', 'counted', 'corrected', 'reason', 'corrected_by as by', 'corrected_at as at'])
    .select(['lifted_by as liftedBy', 'lifted_at as liftedAt'])
    .where('authority_id', '=', authorityId)
    .where('year', '=', year)
    .orderBy('id')
    .execute();
  return rows.map(({ at, ...row }) => ({ ...row, on: dayOf(at) }));
}

/** Those that hold. */
export async function standingCorrections(db: Db, authorityId: number, year: number) {
  const rows = await correctionsOf(db, authorityId, year);
  return rows
    .filter(({ liftedAt }) => !liftedAt)
    .map(({ path, corrected, reason, by, on }) => ({ path, corrected, reason, by, on }));
}

/** Ends the correction of a cell that holds. @returns whether there was one */
export async function liftStanding(
  db: Tx,
  of: { authorityId: number; year: number; path: string },
  by: { name: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('figure_corrections')
    .set({ lifted_at: by.at, lifted_by: by.name })
    .where('authority_id', '=', of.authorityId)
    .where('year', '=', of.year)
    .where('path', '=', of.path)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export function insertCorrection(
  db: Tx,
  of: { authorityId: number; year: number; path: string },
  by: { name: string; at: Date },
  correction: { counted: number; corrected: number; reason: string },
) {
  return db
    .insertInto('figure_corrections')
    .values({
      authority_id: of.authorityId,
      year: of.year,
      path: of.path,
      ...correction,
      corrected_by: by.name,
      corrected_at: by.at,
    })
    .execute();
}
