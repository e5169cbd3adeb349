import { REVIEW_GATES } from '../law/index.ts';
import type { Caller } from '../platform/action.ts';
import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Who } from '../platform/roles.ts';
import { documentForReview, documents, schedulePublication, submitForReview } from '../publishing/index.ts';
import { giveVerdict } from '../review/index.ts';
import { inOffice, workingDayFrom, workingDaysBefore } from './calendar.ts';
import type { Books, Deed } from './deeds.ts';
import { authorFor, officeReviewerFor, secrecyReviewerOf, signerOf } from './desks.ts';
import type { Filed } from './filed.ts';
import type { Begun } from './open-work.ts';

const DAY = 86_400_000; // ms
const REMARK = '请补充每个项目服务专员的办公电话，并写明受理企业诉求的时限。';

/** What brings the open work as far as it should be, by the same actions that people take, on the last working days. */
export function advance(books: Books, filed: Filed, begun: readonly Begun[]): Deed[] {
  const today = dayOf(books.now);
  const [before, yesterday] = [workingDaysBefore(today, 2), workingDaysBefore(today, 1)];
  return begun.flatMap(({ documentId, office, stage }, n): Deed[] => {
    if (stage === 'draft') return [];
    const author = authorFor(filed, office);
    const reviewers = [officeReviewerFor(filed, office), secrecyReviewerOf(filed), signerOf(filed)];
    const times = [inOffice(before, 200 + n * 7), inOffice(yesterday, 30 + n * 9), inOffice(yesterday, 220 + n * 7)];
    const steps = typeof stage === 'number' ? stage : stage === 'returned' ? 0 : reviewers.length;
    const by = (who: Who, now: Date): Caller => ({ ...books, who, now });
    const deeds: Deed[] = [
      {
        at: inOffice(before, 20 + n * 11),
        run: async (at) => unwrap(await submitForReview(by(author, at), { documentId })),
      },
      ...reviewers.slice(0, steps).map((reviewer, step) => ({
        at: times[step]!,
        run: (at: Date) => passed(by(reviewer, at), documentId),
      })),
    ];
    if (stage === 'returned')
      deeds.push({ at: times[0]!, run: (at) => say(by(reviewers[0]!, at), documentId, 'returned', REMARK) });
    if (stage === 'scheduled') {
      const on = workingDayFrom(dayOf(new Date(books.now.getTime() + 3 * DAY)));
      deeds.push({
        at: inOffice(yesterday, 380),
        run: async (at) => unwrap(await schedulePublication(by(author, at), { id: documentId, at: `${on}T09:00` })),
      });
    }
    return deeds;
  });
}

/** A reviewer lets a text pass. */
export const passed = (caller: Caller, documentId: number): Promise<void> => say(caller, documentId, 'passed', '');

async function say(caller: Caller, documentId: number, verdict: 'passed' | 'returned', remark: string): Promise<void> {
  const { revision } = (await documentForReview(caller.db, documentId))!;
  const gates = [...Object.keys(REVIEW_GATES), 'secrecy'];
  const given = { kind: documents, id: String(documentId), contentHash: revision.contentHash!, gates, verdict, remark };
  unwrap(await giveVerdict(caller, given));
}
