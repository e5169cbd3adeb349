import type { Db } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { CLEARED, withoutNumbers } from '../privacy/erasure.ts';
import { clearOfAll } from './actions.ts';
import { filesGiven, type RecurringRequest } from './store.ts';

const MOST_SUBJECTS = 5;

/** What the form of a draft begins with: the matter as the applicants named it, without them. */
export interface Begun {
  title: string;
  text: string;
  files: { id: number; name: string; number: string }[];
}

/** @param of applications that ask for much the same */
export async function beginFrom(
  db: Db,
  sealer: Sealer,
  authorityId: number,
  { members }: RecurringRequest,
): Promise<Begun> {
  const ids = members.map(({ id }) => id);
  const rows = await db
    .selectFrom('applications')
    .select(['id', 'subject', 'sealed_applicant'])
    .where('authority_id', '=', authorityId)
    .where('id', 'in', ids)
    .orderBy('id', 'desc')
    .execute();
  const clear = clearOfAll(sealer, rows);
  const bare = (text: string) => withoutNumbers(clear(text)).replaceAll(CLEARED, '').trim();
  const subjects = [...new Set(rows.map(({ subject }) => bare(subject)))].filter(Boolean);
  const files = await filesGiven(db, sealer, authorityId, ids);
  return {
    title: (subjects[0] ?? '').replace(/^(请|要求|申请)*(公开|提供)?/, ''),
    text: subjects.slice(0, MOST_SUBJECTS).join('\n'),
    files: files.map(({ id, name, number }) => ({ id, name: clear(name), number })),
  };
}
