import { whenCalendarChanges } from '../organizations/index.ts';
import { movedBetween } from '../platform/limits.ts';
import { limitsBy } from './handling/steps/limits.ts';
import { recomputeDue } from './handling/steps/recompute.ts';

/** Another arrangement of holidays: the limits of all open applications are reckoned anew. */
whenCalendarChanges(async (tx, { before, after, today }) => {
  const old = await limitsBy(tx, undefined, today, before);
  await recomputeDue(tx, undefined, today, after);
  return movedBetween(old, await limitsBy(tx, undefined, today, after));
});
