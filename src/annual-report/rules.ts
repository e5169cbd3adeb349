import { createHash } from 'node:crypto';
import { has, type Role, type Who } from '../platform/roles.ts';
import type { Answer } from './store.ts';

/** Who works on reports: sees them before they are public, with the records behind every figure. */
export const readers: readonly Role[] = [
  'editor',
  'officeReviewer',
  'secrecyReviewer',
  'signer',
  'disclosureHead',
  'caseOfficer',
];
export const wordSmiths: readonly Role[] = ['disclosureHead', 'editor', 'signer'];
export const publishers: readonly Role[] = ['signer', 'disclosureHead'];
/** What the audit log calls a year's report. */
export const subjectOf = (authorityId: number, year: number): string => `annual-report:${authorityId}:${year}`;

/** Who keeps the ledger of decisions and charges. */
export const bookkeepers: readonly Role[] = ['editor', 'officeReviewer', 'disclosureHead', 'signer'];

/** Entries belong to the office that owns them; those who answer for the whole authority may mend any. */
export function mayKeepActsOf(who: Who, officeId: number): boolean {
  return has(who, 'disclosureHead', 'signer') || (who.officeId === officeId && has(who, ...bookkeepers));
}

/** A short mark of a stored text (undefined: the template's), to notice that somebody changed it meanwhile. */
export function textMark(text: string | undefined): string {
  return text === undefined ? 'template' : createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** The same of an answer to a promise. */
export function answerMark(answer: Pick<Answer, 'standing' | 'answer'> | undefined): string {
  return textMark(answer && `${answer.standing}\n${answer.answer}`);
}
