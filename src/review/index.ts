/** 审核 (条例 art. 17: 先审后发): the chain of review, bound to the content that was read. Whatever has a content hash can be
 *  reviewed: its room describes it (subjects.ts) and submits it (enterReview). */
export { chainGaps, defaultChain } from './chain/rules.ts';
export { chainOf } from './chain/store.ts';
export { verdictForm } from './forms.ts';
export { keepFindings, openChecks } from './found/keep.ts';
export { Chain } from './pages/chain.tsx';
export { Changes } from './pages/changes.tsx';
export { SaveOrSubmit } from './pages/save-or-submit.tsx';
export { AnswerFields, VerdictFields } from './pages/verdict-fields.tsx';
export { askRelease } from './release/ask.ts';
export { releaseKind } from './release/kind.ts';
export { type Released, type ReleaseStanding, releasedIn, releaseStanding } from './release/standing.ts';
export { Stopped } from './release/stopped.tsx';
export {
  type AcknowledgedBy,
  acknowledgedFor,
  acknowledgedIn,
  type ToAnswer,
  toAnswerIn,
} from './rounds/acknowledged.ts';
export { type Changed, changesFor } from './rounds/changes.ts';
export { countReviews, type ReviewCounts } from './rounds/counting.ts';
export { type Due, dueOf } from './rounds/due.ts';
export {
  acknowledge,
  enterReview,
  type Given,
  giveVerdict,
  recallReview,
  releaseReview,
  takeStep,
  voidReview,
} from './rounds/engine.ts';
export { heldBackBySecrecy } from './rounds/held-back.ts';
export { dueStep, mayKnow, type Round, reviewFault, type Standing, standingOf } from './rounds/rules.ts';
export { latestRound, rewordRounds } from './rounds/store.ts';
export { waitingReviews } from './rounds/waiting.ts';
export { type Turn, turnsOf } from './rounds/whose-turn.ts';
export {
  type Acknowledged,
  type FileShown,
  type LookedAt,
  type PagedKind,
  type RoundEvent,
  reviewHref,
  type Shown,
  type Subject,
  type SubjectKind,
} from './subjects.ts';
export type { ChainStep } from './tables.ts';
export { confirmedInWords, giverInWords } from './words.ts';
