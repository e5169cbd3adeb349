import { REVIEW_GATES } from '../law/index.ts';
import type { Caller } from '../platform/action.ts';
import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Who } from '../platform/roles.ts';
import { documentForReview, documents, schedulePublication, submitForReview } from '../publishing/index.ts';
import { giveVerdict } from '../review/index.ts';
import { authorFor, officeReviewerFor, secrecyReviewerOf, signerOf } from './desks.ts';
import type { Filed } from './filed.ts';
import type { Begun } from './open-work.ts';
import { people } from './town.ts';

const DAY = 86_400_000; // ms

/** Brings the open work as far as it should be, by the same actions that people take. */
export async function advance(books: Omit<Caller, 'who'>, filed: Filed, begun: readonly Begun[]): Promise<void> {
  const { db, now } = books;
  const as = (person: { id: number }) => ({ ...books, who: whoOf(filed, person.id) });
  for (const { documentId, office, stage } of begun) {
    if (stage === 'draft') continue;
    const author = as(authorFor(filed, office));
    unwrap(await submitForReview(author, { documentId }));
    const contentHash = (await documentForReview(db, documentId))!.revision.contentHash!;
    const verdict = {
      kind: documents,
      id: String(documentId),
      contentHash,
      gates: [...Object.keys(REVIEW_GATES), 'secrecy'],
    };
    if (stage === 'returned')
      unwrap(
        await giveVerdict(as(officeReviewerFor(filed, office)), {
          ...verdict,
          verdict: 'returned',
          remark: '请补充每个项目服务专员的办公电话，并写明受理企业诉求的时限。',
        }),
      );
    const chain = [officeReviewerFor(filed, office), secrecyReviewerOf(filed), signerOf(filed)];
    const passed = typeof stage === 'number' ? stage : stage === 'returned' ? 0 : chain.length;
    for (const reviewer of chain.slice(0, passed))
      unwrap(await giveVerdict(as(reviewer), { ...verdict, verdict: 'passed', remark: '' }));
    if (stage === 'scheduled')
      unwrap(
        await schedulePublication(author, { id: documentId, at: `${dayOf(new Date(now.getTime() + 3 * DAY))}T09:00` }),
      );
  }
}

function whoOf(filed: Filed, id: number): Who {
  const [login, name, office, roles] = people.find(([one]) => filed.staff.get(one)?.id === id)!;
  return {
    id: filed.staff.get(login)!.id,
    name,
    authorityId: filed.authorityId,
    officeId: office ? filed.offices.get(office)! : null,
    roles,
  };
}
