/** 审核 (条例 art. 17: 先审后发): the chain of review, bound to the content that was read. */
import type { Db } from '../platform/database/index.ts';
import type { Who } from '../platform/roles.ts';
import { reviewFault } from './rules.ts';
import { openRounds, type Waiting } from './store.ts';

export { giveVerdict, submitForReview } from './actions.ts';
export { VerdictFields } from './pages/verdict-fields.tsx';
export { defaultChain, type Verdict, verdictFaults } from './rules.ts';
export type { Waiting } from './store.ts';
export { chainOf } from './store.ts';
export type { ChainStep } from './tables.ts';

/** What waits for this person's verdict, oldest first. */
export async function waitingReviews(db: Db, who: Who): Promise<Waiting[]> {
  const open = await openRounds(db, who.authorityId);
  return open.filter(({ round }) => !reviewFault(round, who)).map(({ line }) => line);
}
