import { findSensitive } from '../law/index.ts';
import type { Role } from '../platform/roles.ts';

/** Who reads what readers say of pages. */
export const feedbackReaders: readonly Role[] = ['editor', 'officeReviewer', 'disclosureHead'];

export const LONGEST_WORDS = 200;
/** Days for which words are kept: as long as a page is likely to be mended by them. */
export const WORDS_DAYS = 365;
/** Months for which readings are kept by day. */
export const VIEWS_MONTHS = 36;

/** A village may stand behind one address: so often one page is rated from one place in a day, all pages in an hour. */
export const LIMITS = {
  page: { name: 'rating', most: 10, seconds: 86_400 },
  place: { name: 'ratings', most: 60, seconds: 3_600 },
} as const;

/** What people should not have written into a word about a page: numbers of persons are struck out before it is kept. */
export function withoutNumbers(words: string): string {
  let kept = words;
  for (const { text } of findSensitive(words)) kept = kept.replaceAll(text, '*'.repeat([...text].length));
  return kept;
}

/** The folder and number of a page's address; undefined: no page that is rated. */
export function pageIn(path: string): { folder: string; id: number } | undefined {
  const [, folder, id] = /^(\/[a-z/-]{1,40}\/)([1-9]\d{0,8})$/.exec(path) ?? [];
  return folder && id ? { folder, id: Number(id) } : undefined;
}
