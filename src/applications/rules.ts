import type { Phase, ReplyKindId, ReplyRow } from '../law/index.ts';
import { rowOf } from '../law/index.ts';
import type { Role } from '../platform/roles.ts';

/** Who handles applications, who may read them, who signs the reply. */
export const handlers: readonly Role[] = ['caseOfficer', 'disclosureHead'];
export const readers: readonly Role[] = ['caseOfficer', 'disclosureHead', 'signer'];
export const signers = ['signer', 'disclosureHead'] as const satisfies readonly Role[];
/** 法制审核; never by who wrote the draft. */
export const legalReviewers = ['disclosureHead', 'signer', 'officeReviewer'] as const satisfies readonly Role[];

/** Phases in which something is still to be done before the reply. */
export const LIVE: readonly Phase[] = ['unconfirmed', 'open', 'awaitingClarification', 'awaitingFee'];

const PLAIN: readonly ReplyRow[] = ['granted', 'other.other'];

/** Whether a reply of this kind is signed only after 法制审核: every one that does not simply give what was asked. The
 *  Regulation does not demand it; offices do. */
export function needsLegalReview(kind: ReplyKindId): boolean {
  return !PLAIN.includes(rowOf(kind));
}

/** The subject of an application as lists and figures show it: one line, without what stands after it. */
export function subjectOf(subject: string, description: string): string {
  const line = (subject.trim() || description.trim()).replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
