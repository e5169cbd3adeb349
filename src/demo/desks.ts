import type { Role } from '../platform/roles.ts';
import type { Filed } from './load.ts';
import { people } from './town.ts';

interface Person {
  id: number;
  name: string;
}

function holder(filed: Filed, office: string | null, ...any: Role[]): Person {
  const [login] = people.find(
    ([, , where, given]) => (office === null || where === office) && given.some((role) => any.includes(role)),
  )!;
  return filed.staff.get(login)!;
}

/** Who writes for an office: its editor, or its contact. */
export function authorFor(filed: Filed, office: string): Person {
  return holder(filed, office, 'editor', 'contact');
}

/** Who reviews first what an office writes. */
export function officeReviewerFor(filed: Filed, office: string): Person {
  return holder(filed, office, 'officeReviewer');
}

export function secrecyReviewerOf(filed: Filed): Person {
  return holder(filed, null, 'secrecyReviewer');
}

export function signerOf(filed: Filed): Person {
  return holder(filed, null, 'signer');
}
