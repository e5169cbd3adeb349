import type { Db } from '../../platform/database/index.ts';
import type { SubjectKind } from '../subjects.ts';
import type { Ended, Visit } from './visits.ts';

export const endedInWords: Record<Ended, string> = {
  passed: '通过',
  returned: '退回',
  waiting: '待办',
  withdrawn: '撤回或者失效',
};

/** Of the same records those with their titles, as far as they were not kept with the round. */
export async function titled<V extends Visit>(
  db: Db,
  kinds: readonly SubjectKind[],
  visits: readonly V[],
): Promise<V[]> {
  const known = new Map<string, ReadonlyMap<string, string>>();
  for (const { name, titles } of kinds) {
    const ids = visits.filter(({ kind, title }) => kind === name && !title).map(({ subjectId }) => subjectId);
    if (titles && ids.length > 0) known.set(name, await titles(db, [...new Set(ids)]));
  }
  return visits.map((visit) => ({
    ...visit,
    title: visit.title || (known.get(visit.kind)?.get(visit.subjectId) ?? ''),
  }));
}

/** What it was about; of what is about persons only its number. */
export function titleOf({ title, kind, subjectId }: Visit, kinds: readonly SubjectKind[]): string {
  return title || `${kinds.find(({ name }) => name === kind)?.words.kind ?? ''} ${subjectId}`;
}
