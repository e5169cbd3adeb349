import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import type { Correction } from '../corrections/store.ts';
import type { CountedScore } from '../counting/count.ts';
import type { AssessmentMeasure } from '../counting/counter.ts';
import type { SchemeContent } from '../scheme/content.ts';
import type { Scheme } from '../scheme/store.ts';
import type { ItemStanding, Result } from './standing.ts';
import type { Claim, Evidence, Side, Subject } from './store.ts';

/** A survey, or one of its scales, that may be somebody's 社会评议. */
export interface SurveyChoice {
  /** '12:3': the survey and its question; question 0: all its scales */
  value: string;
  label: string;
}

/** Which of the page's forms was sent; those of an item name it: 'confirm-k3'. */
export type SubjectForm = string;

export interface SubjectProps {
  subject: Subject;
  scheme: Scheme;
  content: SchemeContent;
  side: Side;
  /** writes schemes and ends rounds, besides giving points */
  keeps: boolean;
  standing: readonly ItemStanding[];
  result: Result | undefined;
  claims: readonly Claim[];
  evidence: readonly Evidence[];
  /** of its final result */
  corrections: readonly Correction[];
  /** number of who looks */
  who: number | null;
  /** what the books say today, before they are counted for good */
  preview: readonly CountedScore[];
  measures: readonly AssessmentMeasure[];
  surveys: readonly SurveyChoice[];
  /** may open the records behind what was counted */
  opens: boolean;
  today: string;
  failure?: Failure | undefined;
  typed?: Typed | undefined;
  at?: SubjectForm | undefined;
}

/** What was sent of a form, where it was this one. */
export const sentOf = ({ at, typed, failure }: Pick<SubjectProps, 'at' | 'typed' | 'failure'>, form: SubjectForm) =>
  at === form ? { typed, failure } : { typed: undefined, failure: undefined };
