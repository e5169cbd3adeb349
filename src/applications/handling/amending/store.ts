import type { Step } from '../../../law/index.ts';
import type { Db } from '../../../platform/database/index.ts';
import type { Sealer } from '../../../platform/sealing/sealing.ts';
import { openText } from '../../privacy/sealed-words.ts';
import { saidIn } from '../../said.ts';
import type { Change } from '../../tables.ts';

/** What was amended, when, by whom and why. */
export interface Amendment {
  seq: number;
  /** as it stood before; who was asked by name */
  was: Step;
  /** null: voided */
  to: Step | null;
  reason: string;
  changes: readonly Change[];
  by: string;
  at: Date;
}

/** The amendments of an application, oldest first. */
export async function amendmentsOf(db: Db, sealer: Sealer, id: number): Promise<Amendment[]> {
  const rows = await db
    .selectFrom('application_amendments as a')
    .innerJoin('application_steps as s', (join) =>
      join.onRef('s.application_id', '=', 'a.application_id').onRef('s.seq', '=', 'a.seq'),
    )
    .select(['a.seq', 'a.step as to', 's.step as first', 's.sealed_said', 'a.sealed_reason', 'a.changes'])
    .select(['a.amender as by', 'a.amended_at as at'])
    .where('a.application_id', '=', id)
    .orderBy('a.id')
    .execute();
  const standing = new Map<number, Step>();
  return rows.map(({ seq, to, first, sealed_said, sealed_reason, changes, by, at }) => {
    const before = standing.get(seq) ?? first;
    const { whom } = saidIn(sealer, id, sealed_said);
    const was = 'id' in before && whom ? { ...before, id: whom } : before;
    if (to) standing.set(seq, to);
    return { seq, was, to, reason: openText(sealer, id, 'amendment', sealed_reason), changes, by, at };
  });
}
