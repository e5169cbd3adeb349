import type { Role, Who } from '../platform/roles.ts';
import type { Filed } from './filed.ts';

type Person = Who & { id: number };

/** Who holds one of these roles in an office, or in the house where the office has nobody of its own. */
function holder(filed: Filed, office: string | null, ...any: Role[]): Person {
  const holders = filed.people.filter(([, , , given]) => given.some((role) => any.includes(role)));
  const [login] = holders.find(([, , where]) => where === office) ?? holders[0]!;
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
