import { periodName } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Cause, ChangeKind } from '../words.ts';

/** What a reckoning made of one due. */
export interface DueChange {
  reckoningId: number;
  at: Date;
  by: string;
  cause: Cause;
  remark: string;
  what: ChangeKind;
  /** last days, 'YYYY-MM-DD' */
  was: string | null;
  is: string | null;
}

/** Everything that became of a due's last day, the oldest first. */
export function changesOf(db: Db, dueId: number): Promise<DueChange[]> {
  return db
    .selectFrom('due_changes as c')
    .innerJoin('due_reckonings as r', 'r.id', 'c.reckoning_id')
    .select(['r.id as reckoningId', 'r.at', 'r.by_name as by', 'r.cause', 'r.remark', 'c.what', 'c.was_on as was'])
    .select('c.is_on as is')
    .where('c.due_id', '=', dueId)
    .orderBy('r.id')
    .execute();
}

/** One reckoning that changed something. */
export interface ReckoningLine {
  id: number;
  at: Date;
  by: string;
  cause: Cause;
  remark: string;
  made: number;
  moved: number;
  dropped: number;
  restored: number;
}

export function reckoningsOf(db: Db, authorityId: number, limit = 100): Promise<ReckoningLine[]> {
  return db
    .selectFrom('due_reckonings')
    .select(['id', 'at', 'by_name as by', 'cause', 'remark', 'made', 'moved', 'dropped', 'restored'])
    .where('authority_id', '=', authorityId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function reckoningById(db: Db, authorityId: number, id: number): Promise<ReckoningLine | undefined> {
  return db
    .selectFrom('due_reckonings')
    .select(['id', 'at', 'by_name as by', 'cause', 'remark', 'made', 'moved', 'dropped', 'restored'])
    .where('authority_id', '=', authorityId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A due as a reckoning changed it: before and after. */
export interface Compared {
  dueId: number;
  name: string;
  what: ChangeKind;
  was: string | null;
  is: string | null;
}

/** The dues that a reckoning changed. @param limit rows at most */
export async function comparedIn(db: Db, reckoningId: number, limit = 1_000): Promise<Compared[]> {
  const rows = await db
    .selectFrom('due_changes as c')
    .innerJoin('dues as d', 'd.id', 'c.due_id')
    .innerJoin('obligation_versions as v', 'v.id', 'd.version_id')
    .leftJoin('offices as o', 'o.id', 'd.office_id')
    .leftJoin('obligation_events as e', 'e.id', 'd.event_id')
    .select([
      'd.id as dueId',
      'o.name as office',
      'v.content',
      'd.period',
      'e.name as event',
      'c.what',
      'c.was_on as was',
    ])
    .select('c.is_on as is')
    .where('c.reckoning_id', '=', reckoningId)
    .orderBy('c.what')
    .orderBy('d.due_on')
    .orderBy('d.id')
    .limit(limit)
    .execute();
  return rows.map(({ dueId, office, content, period, event, what, was, is }) => ({
    ...{ dueId, what, was, is },
    name: [office, content.level2, event ?? periodName(period)].filter(Boolean).join(' '),
  }));
}
