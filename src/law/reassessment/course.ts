/** What an assessment of withheld information comes to. 条例 art. 18: what may be disclosed because circumstances changed is
 *  disclosed; 'moot': there is nothing to assess any more (disclosed elsewhere, handed over, a mistaken entry). */
export const ASSESSMENT_RESULTS = {
  kept: { label: '仍不公开', goesOn: true },
  partly: { label: '部分公开', goesOn: true },
  open: { label: '可以公开', goesOn: false },
  moot: { label: '不再列入', goesOn: false },
} as const;
export type AssessmentResult = keyof typeof ASSESSMENT_RESULTS;
export const assessmentResults = Object.keys(ASSESSMENT_RESULTS) as AssessmentResult[];

/** Whether something may be disclosed by it. */
export const discloses = (result: AssessmentResult): boolean => result === 'open' || result === 'partly';

/** An assessment that another reviewed. */
export interface Assessed {
  /** the day of the review, from which it holds */
  on: string;
  result: AssessmentResult;
  /** when what stays withheld is looked at again; null where nothing goes on */
  next: string | null;
}

/** What is withheld, as far as its dates go. */
export interface WithheldDates {
  /** it is not disclosed since */
  withheldOn: string;
  /** the books know of it since: what was entered later was not due in the year before */
  knownOn: string;
  /** the first assessment */
  first: string;
}

/** The day by which it is to be assessed; null: no more. What was assessed before it was withheld anew (another reply,
 *  another withdrawal) is of no account. @param assessed in their order */
export function assessmentDue(
  { withheldOn, first }: Pick<WithheldDates, 'withheldOn' | 'first'>,
  assessed: readonly Assessed[],
): string | null {
  const last = assessed.filter(({ on }) => on >= withheldOn).at(-1);
  return last ? last.next : first;
}

/** How something withheld stood in a year, as the books stood on its last day: what is reviewed, entered or withheld later
 *  moves nothing. */
export interface YearOfAssessment {
  /** it was to be assessed by the year's end, or was assessed in it */
  due: boolean;
  assessed: boolean;
  /** something may be disclosed by what was assessed in it */
  opened: boolean;
}

/** 条例 art. 18; for the annual report. @param assessed in their order */
export function yearOfAssessment(
  { withheldOn, knownOn, first }: WithheldDates,
  assessed: readonly Assessed[],
  year: number,
): YearOfAssessment {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  if (withheldOn > to || knownOn > to) return { due: false, assessed: false, opened: false };
  const before = assessmentDue(
    { withheldOn, first },
    assessed.filter(({ on }) => on < from),
  );
  const within = assessed.filter(({ on }) => on >= from && on <= to);
  return {
    due: within.length > 0 || (before !== null && before <= to),
    assessed: within.length > 0,
    opened: within.some(({ result }) => discloses(result)),
  };
}
