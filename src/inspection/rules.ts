import { type Passage, passageKey } from '../platform/public-text/index.ts';
import type { Role } from '../platform/roles.ts';

/** Who reads what the nightly inspection found; who writes sees that of the own office. */
export const readers: readonly Role[] = [
  'editor',
  'contact',
  'officeReviewer',
  'secrecyReviewer',
  'signer',
  'disclosureHead',
];
/** Who reads the figures: the head and who reviews. */
export const figureReaders: readonly Role[] = ['officeReviewer', 'secrecyReviewer', 'signer', 'disclosureHead'];
/** Who says that something may stand. */
export const judges: readonly Role[] = ['secrecyReviewer', 'disclosureHead'];
/** Whose eye is on the whole authority. */
export const authorityWide: readonly Role[] = ['secrecyReviewer', 'signer', 'disclosureHead'];

/** The hour of a Chinese clock from which a day's run begins. */
const BEGINS_AT = 1;
export const SHORTEST_REASON = 2;

/** Hints that are wrong for whoever reads them; how a text is set is not listed night by night. */
const LISTED_HINTS: ReadonlySet<string> = new Set([
  'lang.confusable',
  'lang.repeated',
  'norm.link',
  'norm.interpretation',
  'norm.attachment',
]);

/** What of a document's findings is listed, each once: what people let stand in exactly this revision is not.
 *  @param acknowledged by passageKey, in the review that let it pass */
export function listed(found: readonly Passage[], acknowledged: ReadonlySet<string>): Map<string, Passage> {
  const kept = found.filter(
    (one) =>
      (one.severity !== 'hint' || LISTED_HINTS.has(one.check) || one.check.startsWith('form.')) &&
      !acknowledged.has(passageKey(one)),
  );
  return new Map(kept.map((one) => [passageKey(one), one]));
}

/** Whether a day's run may begin. @param hour on a Chinese clock */
export const mayBegin = (hour: number): boolean => hour >= BEGINS_AT;
