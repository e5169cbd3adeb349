/** What the public will read: marked in the form's definition, said at its field, looked into before it is taken. */

export { AWAITED, Awaited, isAwaited } from './awaited.tsx';
export { Confirmation } from './confirmation.tsx';
export {
  askedOf,
  confirmedIn,
  confirmedInLog,
  countsOf,
  isConfirmation,
  nothingConfirmed,
  objectionTo,
  passageKey,
} from './confirming.ts';
export { publicField, publicFields } from './fields.ts';
export type { Confirmed, Passage } from './finding.ts';
export { Findings } from './findings.tsx';
export { passagesIn } from './passages.ts';
export { countedByWeight, mendLabel, shouldBe, weightiestFirst, weights } from './weights.ts';
