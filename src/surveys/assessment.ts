import type { Db } from '../platform/database/index.ts';
import { HOME } from './paths.ts';
import { surveyById } from './preparing/store.ts';
import { resultsOf } from './results/figures.ts';

/** What an assessment takes of a survey. */
export interface SurveyFigures {
  title: string;
  /** YYYY-MM-DD, both included */
  opensOn: string;
  closesOn: string;
  answers: number;
  /** of them on paper at a window; the others on the site */
  entered: number;
  /** of its public results; null: it was taken off the site */
  href: string | null;
  /** versions with answers, in order: their questions are counted apart */
  versions: {
    number: number;
    answers: number;
    questions: {
      number: number;
      title: string;
      answered: number;
      /** of a scale that was answered: its bounds and its mean */
      scale?: { from: number; upTo: number; mean: number };
    }[];
  }[];
}

/** 社会评议: how many answered a survey and what they gave on average, question by question. Whole figures, for the office:
 *  what the public sees leaves out small ones. @returns undefined: the authority has no such survey, or it was not signed */
export async function surveyFigures(db: Db, authorityId: number, id: number): Promise<SurveyFigures | undefined> {
  const survey = await surveyById(db, authorityId, id);
  if (!survey?.shown) return undefined;
  const results = (await resultsOf(db, id)).filter(({ answers }) => answers > 0);
  return {
    ...{ title: survey.shown.title, opensOn: survey.opensOn!, closesOn: survey.closesOn! },
    answers: results.reduce((sum, { answers }) => sum + answers, 0),
    entered: results.reduce((sum, { entered }) => sum + entered, 0),
    href: survey.withdrawnAt ? null : `${HOME}/${id}/results`,
    versions: results.map(({ version: { number, content }, answers, tallies }) => ({
      ...{ number, answers },
      questions: tallies.map(({ number: at, answered, mean }) => {
        const question = content.questions[at - 1]!;
        const scale = question.kind === 'scale' &&
          mean !== undefined && { from: question.from, upTo: question.upTo, mean };
        return { number: at, title: question.title, answered, ...(scale && { scale }) };
      }),
    })),
  };
}

/** A scale of a signed survey, which an assessment may take. */
export interface SurveyScale {
  surveyId: number;
  survey: string;
  /** number of the question in the version that holds */
  question: number;
  title: string;
}

/** The scales of an authority's surveys that are open in a year. */
export async function surveyScales(db: Db, authorityId: number, year: number): Promise<SurveyScale[]> {
  const rows = await db
    .selectFrom('surveys as s')
    .innerJoin('survey_versions as v', (join) => join.onRef('v.survey_id', '=', 's.id').on('v.until', 'is', null))
    .select(['s.id', 'v.content'])
    .where('s.authority_id', '=', authorityId)
    .where('s.closes_on', '>=', `${year}-01-01`)
    .where('s.opens_on', '<=', `${year}-12-31`)
    .orderBy('s.closes_on', 'desc')
    .orderBy('s.id')
    .execute();
  return rows.flatMap(({ id, content }) =>
    content.questions.flatMap((question, at) =>
      question.kind === 'scale'
        ? [{ surveyId: id, survey: content.title, question: at + 1, title: question.title }]
        : [],
    ),
  );
}
