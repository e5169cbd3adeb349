import type { Grade } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Trace } from '../counting/trace.ts';

/** 更正 of one item of a result that is final. Points are hundredths. */
export interface Correction {
  id: number;
  subjectId: number;
  item: string;
  reason: string;
  /** null: 不计 */
  pointsBefore: number | null;
  pointsAfter: number | null;
  /** of what the machine counts */
  trace: Trace | null;
  totalBefore: number;
  gradeBefore: Grade;
  totalAfter: number;
  gradeAfter: Grade;
  proposedBy: number;
  proposedName: string;
  proposedAt: Date;
  state: 'proposed' | 'confirmed' | 'refused' | 'withdrawn';
  remark: string;
  decidedName: string;
  /** 'YYYY-MM-DD'; null while it waits */
  decidedOn: string | null;
}

function corrections(db: Db) {
  return db
    .selectFrom('assessment_corrections as c')
    .select(['c.id', 'c.subject_id as subjectId', 'c.item', 'c.reason', 'c.trace', 'c.state', 'c.remark'])
    .select(['c.points_before as pointsBefore', 'c.points_after as pointsAfter'])
    .select(['c.total_before as totalBefore', 'c.grade_before as gradeBefore'])
    .select(['c.total_after as totalAfter', 'c.grade_after as gradeAfter'])
    .select(['c.proposed_by as proposedBy', 'c.proposed_name as proposedName', 'c.proposed_at as proposedAt'])
    .select(['c.decided_name as decidedName', 'c.decided_on as decidedOn'])
    .orderBy('c.id');
}

/** Of one that is assessed, the first first. */
export function correctionsOf(db: Db, subjectId: number): Promise<Correction[]> {
  return corrections(db).where('c.subject_id', '=', subjectId).execute();
}

/** Those that wait for a second person, of all that an authority assesses. */
export function openCorrections(db: Db, keeperId: number) {
  return corrections(db)
    .innerJoin('assessment_subjects as u', 'u.id', 'c.subject_id')
    .innerJoin('assessment_schemes as s', 's.id', 'u.scheme_id')
    .select(['u.name', 's.id as schemeId'])
    .where('s.keeper_id', '=', keeperId)
    .where('c.state', '=', 'proposed')
    .execute();
}

/** What results came to on the last day of a year, where they were corrected after it: the earliest of those corrections
 *  tells. @returns by number of who was assessed; who is not in it stands as it was at the end of the year */
export async function asOfYear(
  db: Db,
  subjectIds: readonly number[],
  year: number,
): Promise<Map<number, { total: number; grade: Grade }>> {
  if (!subjectIds.length) return new Map();
  const rows = await corrections(db)
    .where((eb) => eb('c.subject_id', '=', eb.fn.any(eb.val([...subjectIds]))))
    .where('c.state', '=', 'confirmed')
    .where('c.decided_on', '>', `${year}-12-31`)
    .execute();
  // the last written is the earliest
  return new Map(
    rows
      .reverse()
      .map(({ subjectId, totalBefore, gradeBefore }) => [subjectId, { total: totalBefore, grade: gradeBefore }]),
  );
}
