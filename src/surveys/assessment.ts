import type { Db } from '../platform/database/index.ts';
import { surveyById } from './preparing/store.ts';
import { resultsOf } from './results/figures.ts';

/** What an assessment takes of a survey. */
export interface SurveyFigures {
  title: string;
  /** YYYY-MM-DD, both included */
  opensOn: string;
  closesOn: string;
  answers: number;
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
