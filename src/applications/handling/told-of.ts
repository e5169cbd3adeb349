import type { Act } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { keepNote } from './keep-note.ts';

/** What applications of an authority asked for, by their ids: for who may read applications, and through `screenOf`. */
export async function subjectsOf(
  db: Db,
  authorityId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('applications')
    .select(['id', 'subject'])
    .where('authority_id', '=', authorityId)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, subject }) => [id, subject]));
}

/** Another room tells the office of an application something about it, in its transaction: a note that the office reads.
 *  @throws Error where the authority has no such application */
export async function noteOn(act: Act, applicationId: number, said: string): Promise<void> {
  const found = await subjectsOf(act.db, act.who.authorityId, [applicationId]);
  if (!found.has(applicationId)) throw new Error(`no application ${applicationId} of this authority`);
  await keepNote(act, applicationId, said);
}
