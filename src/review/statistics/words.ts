import type { SubjectKind } from '../subjects.ts';
import type { Ended, Visit } from './visits.ts';

export const endedInWords: Record<Ended, string> = {
  passed: '通过',
  returned: '退回',
  waiting: '待办',
  withdrawn: '撤回或者失效',
};

/** What it was about; of what is about persons only its number. */
export function titleOf({ title, kind, subjectId }: Visit, kinds: readonly SubjectKind[]): string {
  return title || `${kinds.find(({ name }) => name === kind)?.words.kind ?? ''} ${subjectId}`;
}
