import type { Db } from '../../platform/database/index.ts';
import type { SchemeContent } from '../scheme/content.ts';
import type { Appraisal } from './trace.ts';

/** Whose books are counted. */
export interface Counted {
  /** number of the subject */
  id: number;
  authorityId: number;
  authorityCode: string;
  /** null: the whole authority */
  officeId: number | null;
  keeperId: number;
  /** from when on, 'YYYY-MM-DD': the year's first day, or when it was founded in it */
  from: string;
  surveyId: number | null;
  surveyQuestion: number;
}

export interface CountedFigure {
  /** null: the books cannot say, for the reason that `said` tells */
  value: number | null;
  said: string;
  href?: string;
  survey?: Appraisal;
}

/** Until when books are counted, and how they are looked at. */
interface Counting {
  /** 'YYYY-MM-DD', included */
  until: string;
  /** what happened after it is not known yet */
  asOf: string;
  leastAnswers: SchemeContent['leastAnswers'];
}

/** What the books can count of those who are assessed. */
export interface AssessmentMeasure {
  name: string;
  label: string;
  unit: string;
  /** what is counted, in a sentence */
  help: string;
  /** Everybody's at once. @returns by number of the subject */
  count(db: Db, subjects: readonly Counted[], how: Counting): Promise<Map<number, CountedFigure>>;
}
