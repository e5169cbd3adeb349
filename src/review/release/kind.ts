import type { PagedKind, SubjectPage } from '../subjects.ts';
import type { ChainStep } from '../tables.ts';
import type { SubjectWords } from '../words.ts';

/** 保密审查放行: what the checks stop is let through by who reviews secrecy alone, each with their statement, for exactly
 *  this content. Nothing is declassified by it: it says that what was stopped is no mark of secrecy and no number of a
 *  person. 条例 arts. 14, 15, 17 */
const releaseStep: ChainStep = {
  label: '保密审查员放行',
  role: 'secrecyReviewer',
  scope: 'authority',
  checks: 'release',
};

type Of = Omit<PagedKind, 'words' | 'chain' | 'page'> & {
  words: Pick<SubjectWords, 'kind' | 'it' | 'text' | 'wrote' | 'drafted'>;
  page: Pick<SubjectPage, 'hold' | 'shown' | 'passed'>;
};

/** What a room's texts are let through by, where the checks stop them: a kind of its own, of one step. */
export function releaseKind({ words, ...of }: Of): ReleaseKind {
  return { ...of, words: { ...words, review: '放行审查' }, chain: 'own', step: releaseStep };
}

/** A kind that lets something through. */
export type ReleaseKind = PagedKind & { step: ChainStep };
