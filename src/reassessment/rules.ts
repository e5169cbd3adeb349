import { readers as applicationReaders } from '../applications/index.ts';
import {
  type Assessed,
  type AssessmentResult,
  assessmentDue,
  firstAssessment,
  type WithheldGround,
} from '../law/index.ts';
import { has, type Who } from '../platform/roles.ts';
import { assessors, authorityWide, readers, reviewers, type Source } from './words.ts';

/** Something that is not disclosed, as its books know it. */
export interface Withheld {
  source: Source;
  /** within its source */
  id: number;
  /** by what it is called where nothing personal and nothing of its content may stand: a number */
  name: string;
  /** what it is; null: known to its room alone (what an applicant asked for) */
  title: string | null;
  ground: WithheldGround | 'unnamed';
  /** 'YYYY-MM-DD': it is not disclosed since; the books know of it since */
  withheldOn: string;
  knownOn: string;
  secretUntil: string | null;
  officeId: number | null;
  /** the case officer of the application */
  officerId: number | null;
  /** it was assessed and is withheld no more: published again, submitted again, answered anew */
  gone?: true;
}

export const keyOf = ({ source, id }: Pick<Withheld, 'source' | 'id'>): string => `${source}:${id}`;

/** Whether somebody may know that it is withheld. */
export function mayKnow(who: Who, { source, officeId }: Pick<Withheld, 'source' | 'officeId'>): boolean {
  if (has(who, ...authorityWide)) return true;
  return has(who, ...readers) && source !== 'reply' && officeId !== null && officeId === who.officeId;
}

/** Whether they may read what it is: what an applicant asked for is for who may read applications. */
export const mayReadTitle = (who: Who, { source }: Pick<Withheld, 'source'>): boolean =>
  source !== 'reply' || has(who, ...applicationReaders);

export const mayAssess = (who: Who, item: Withheld): boolean =>
  has(who, ...assessors) && mayKnow(who, item) && mayReadTitle(who, item);

/** One other than who assessed it, who may read what it is. */
export const mayReview = (who: Who, item: Withheld, assessedBy: number): boolean =>
  has(who, ...reviewers) && mayKnow(who, item) && mayReadTitle(who, item) && who.id !== assessedBy;

/** An assessment as it is kept. */
export interface Assessment {
  id: number;
  source: Source;
  sourceId: number;
  /** what it was of, as it was then */
  name: string;
  title: string | null;
  withheldOn: string;
  ofOfficeId: number | null;
  ground: WithheldGround;
  result: AssessmentResult;
  reason: string;
  nextOn: string | null;
  officeId: number | null;
  draftTitle: string;
  state: 'submitted' | 'confirmed' | 'returned';
  assessedOn: string;
  assessedBy: number;
  assessor: string;
  reviewedOn: string | null;
  reviewer: string;
  reviewNote: string;
  documentId: number | null;
  toldOn: string | null;
  toldBy: string;
  toldNote: string;
}

/** Of a list of assessments in their order: those that were confirmed, as the law counts them. */
export const confirmedOf = (all: readonly Assessment[]): Assessed[] =>
  all.flatMap(({ state, reviewedOn, result, nextOn }) =>
    state === 'confirmed' ? [{ on: reviewedOn!, result, next: nextOn }] : [],
  );

/** Where something withheld stands. */
export interface Standing {
  item: Withheld;
  assessments: readonly Assessment[];
  /** it is to be assessed by; null: no more */
  due: string | null;
  /** 'review': an assessment waits for another's eyes; 'late' and 'due': today or before, within 30 days */
  phase: 'review' | 'late' | 'due' | 'later' | 'ended';
  pending: Assessment | undefined;
  /** the last that was confirmed */
  last: Assessment | undefined;
}

export const first = ({ ground, withheldOn, secretUntil }: Withheld): string =>
  firstAssessment(ground, withheldOn, secretUntil);

const DAY_MS = 86_400_000;
/** It stands on the desk so many days before it is due. */
const AHEAD = 30;

/** @param all assessments of it in their order @param today 'YYYY-MM-DD' */
export function standingOf(item: Withheld, all: readonly Assessment[], today: string): Standing {
  const dates = { withheldOn: item.withheldOn, first: first(item) };
  const due = item.gone ? null : assessmentDue(dates, confirmedOf(all));
  const pending = all.findLast(({ state }) => state === 'submitted');
  const near = new Date(Date.parse(today) + AHEAD * DAY_MS).toISOString().slice(0, 10);
  const phase = pending ? 'review' : due === null ? 'ended' : due < today ? 'late' : due <= near ? 'due' : 'later';
  return { item, assessments: all, due, phase, pending, last: all.findLast(({ state }) => state === 'confirmed') };
}
