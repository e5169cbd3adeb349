import { createHash } from 'node:crypto';
import type { AnnualReport } from '../law/index.ts';
import { has, type Role, type Who } from '../platform/roles.ts';
import type { ChainStep } from '../review/index.ts';

/** What is signed: tables, texts, corrections and title of a report. Any change in them makes another hash. */
export function reportHash({ authority, year, title, tables, channels, sections, corrections }: AnnualReport): string {
  return createHash('sha256')
    .update(JSON.stringify({ authority, year, title, tables, channels, sections, corrections }))
    .digest('hex');
}

/** A report on its way through the chain, with what the rules need. */
export interface Round {
  steps: readonly ChainStep[];
  /** index into steps */
  step: number;
  state: 'open' | 'passed' | 'returned' | 'voided' | 'recalled' | 'published';
  contentHash: string;
  authorityId: number;
  /** office of who submitted; null: of the whole authority */
  officeId: number | null;
  /** who submitted it, and everybody who worded any of it */
  authors: readonly number[];
  /** who has already taken a step of this round */
  reviewers: readonly number[];
}

export type Standing = 'none' | Round['state'];

/** Where the sign-off stands for the report as it is now: verdicts hold only for the content that was read. 条例 art. 17 */
export function standingOf(round: Round | undefined, hash: string): Standing {
  if (!round) return 'none';
  return (round.state === 'open' || round.state === 'passed') && round.contentHash !== hash ? 'voided' : round.state;
}

/** Who may take a step. The office's own review may also be done by the head of the disclosure office, who answers for the
 *  whole report. 条例 art. 4 */
export function rolesFor(step: ChainStep): Role[] {
  return step.scope === 'office' ? [step.role, 'disclosureHead'] : [step.role];
}

/** Why this person cannot take the step that is open; undefined: they can. @param hash of the report as it is now */
export function signOffFault(round: Round | undefined, who: Who, hash: string): string | undefined {
  const step = round?.steps[round.step];
  if (round?.state !== 'open' || !step) return '报告现在不在审签中';
  if (round.contentHash !== hash) return '报告内容在送审后有变动，原审签意见失效，须重新送审';
  if (who.authorityId !== round.authorityId || !has(who, ...rolesFor(step)))
    return `现在是“${step.label}”，须由相应人员办理`;
  const otherOffice = step.scope === 'office' && round.officeId !== null && who.officeId !== round.officeId;
  if (otherOffice && !has(who, 'disclosureHead')) return `“${step.label}”由编制科室的负责人办理`;
  if (who.id === null || round.authors.includes(who.id)) return '不能审核本人编制或修改的报告';
  if (round.reviewers.includes(who.id)) return '您已办理过本轮的前一环节，须由他人办理';
  return undefined;
}
