import { conflict, type Failure, forbidden } from '../../platform/outcome.ts';
import { has, type Role, type Who } from '../../platform/roles.ts';
import type { ChainStep, RoundState } from '../tables.ts';
import type { SubjectWords } from '../words.ts';
import { apartFault, placesAt, rolesFor } from './acting.ts';

/** A verdict that was given. */
export interface ReviewLine {
  /** index into the round's steps */
  step: number;
  label: string;
  reviewerId: number;
  by: string;
  /** for whom, who was away; null: in their own place */
  forId: number | null;
  forName: string | null;
  verdict: 'passed' | 'returned';
  /** what was ticked, as in Verdict */
  gates: readonly string[];
  remark: string;
  at: Date;
}

/** A subject on its way through the chain, with what the rules need. */
export interface Round {
  id: number;
  /** SubjectKind.name */
  kind: string;
  subjectId: string;
  /** what names the content in the room's own books; '' where it keeps no versions */
  version: string;
  contentHash: string;
  /** the chain as it was at submission */
  steps: readonly ChainStep[];
  /** index into steps; their number: the whole chain is passed */
  step: number;
  state: RoundState;
  authorityId: number;
  /** whose head takes the office's step; null: of the whole authority */
  officeId: number | null;
  /** its name; '' where there is none */
  office: string;
  /** who takes the office's step besides; null: nobody */
  standInId: number | null;
  /** whose chain it took, in words; '': steps of its own */
  chainOf: string;
  /** who submitted it, and everybody who wrote any of it */
  authors: readonly number[];
  /** the verdicts of this round, oldest first */
  reviews: readonly ReviewLine[];
  submittedName: string;
  submittedAt: Date;
}

export type Standing = 'none' | RoundState;

/** Where the review stands for the content as it is now: verdicts hold only for what was read. 条例 art. 17 */
export function standingOf(round: Pick<Round, 'state' | 'contentHash'> | undefined, hash: string): Standing {
  if (!round) return 'none';
  return (round.state === 'open' || round.state === 'passed') && round.contentHash !== hash ? 'voided' : round.state;
}

/** The step that is waited for: the first that cannot be passed over. */
export function dueStep({ steps, step }: Pick<Round, 'steps' | 'step'>): number {
  const due = steps.findIndex((one, n) => n >= step && !one.optional);
  return due < 0 ? steps.length : due;
}

/** Why this person cannot take a step; undefined: they can.
 *  @param hash of the subject as it is now
 *  @param at the step that they mean; left out: the one that is waited for */
export function reviewFault(
  words: SubjectWords,
  round: Round | undefined,
  who: Who,
  hash: string,
  at: number = round ? dueStep(round) : 0,
): Failure | undefined {
  const step = round?.steps[at];
  if (round?.state !== 'open' || !step) return notUnderReview(words, round);
  if (round.contentHash !== hash)
    return conflict(`${words.text}内容在送审后有变动，原${words.review}意见失效，须重新送审`);
  const order = orderFault(round, at);
  if (order) return order;
  const places = placesAt(step, round, who);
  if (places.length === 0) return notTheirs(words, step, round, who);
  const faults = places.map((place) => apartFault(words, step, round, who, place));
  return faults.includes(undefined) ? undefined : faults[0];
}

/** Said to who comes too late, with what became of it meanwhile. */
export function notUnderReview(words: SubjectWords, round: Round | undefined): Failure {
  const last = round?.reviews.at(-1);
  const done = last && { returned: `，${last.by}已退回`, passed: `，${last.by}已办完“${last.label}”` };
  const since = { ...done, recalled: '，已撤回' }[round?.state as string] ?? '';
  return conflict(`${words.it}现在不在${words.review}中${since}`);
}

function orderFault(round: Round, at: number): Failure | undefined {
  const due = dueStep(round);
  if (at > due) return conflict(`请先办理“${round.steps[due]!.label}”`);
  if (at >= round.step) return undefined;
  const taken = round.reviews.find(({ step }) => step === at);
  return conflict(
    taken
      ? `“${taken.label}”已由${taken.by}办理，现在是“${round.steps[due]!.label}”`
      : `现在是“${round.steps[due]!.label}”`,
  );
}

const isTheirs = (step: ChainStep, round: Round, who: Who) => placesAt(step, round, who).length > 0;

/** Who could have taken a step that another has just taken is told so. */
function notTheirs(words: SubjectWords, step: ChainStep, round: Round, who: Who): Failure {
  if (who.authorityId === round.authorityId && has(who, ...rolesFor(step)))
    return forbidden(`“${step.label}”由${words.drafted}科室的负责人办理`);
  const faster = round.reviews.find((review) => isTheirs(round.steps[review.step]!, round, who));
  if (faster) return conflict(`“${faster.label}”已由${faster.by}办理，现在是“${step.label}”`);
  return forbidden(`现在是“${step.label}”，须由相应人员办理`);
}

/** Whether this person may know what is under review: who reads all of its kind, and who takes a step of it. */
export function mayKnow({ readers }: { readers: readonly Role[] }, round: Round, who: Who): boolean {
  if (who.authorityId !== round.authorityId) return false;
  return has(who, ...readers) || round.steps.some((step) => isTheirs(step, round, who));
}

export interface Verdict {
  verdict: 'passed' | 'returned';
  /** gates ticked: 'language' | 'norms' | 'politics', or 'secrecy' */
  gates: readonly string[];
  remark: string;
  /** of what the step asks their own word for: what they looked at (ToAnswer.key) */
  opened?: readonly string[] | undefined;
  /** what they say of them */
  statement?: string | undefined;
}

const gatesFor = { gates: ['language', 'norms', 'politics'], secrecy: ['secrecy'], release: [], opinion: [] } as const;

/** What is wrong with a verdict: field → sentence.
 *  @param asked what the step asks the reviewer's own word for (toAnswerIn) */
export function verdictFaults(
  step: Pick<ChainStep, 'checks'>,
  { verdict, gates, remark, opened = [], statement = '' }: Verdict,
  asked: readonly string[] = [],
): Record<string, string> {
  if (verdict === 'returned') return remark.trim().length < 2 ? { remark: '请写明退回的理由，便于修改' } : {};
  const faults: Record<string, string> = {};
  if (gatesFor[step.checks].some((gate) => !gates.includes(gate)))
    faults.gates = step.checks === 'secrecy' ? '请确认保密审查意见后再通过' : '三关须逐项核对并勾选后才能通过';
  if (asked.some((key) => !opened.includes(key))) faults.opened = '须逐处看过并勾选后才能通过';
  if (asked.length && statement.trim().length < 2) faults.statement = '请写明看到的情况，能否公开';
  return faults;
}
