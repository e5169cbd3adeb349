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

/** A signed survey of a year with a scale in it, which may be somebody's 社会评议. */
export interface AppraisingSurvey {
  id: number;
  authorityId: number;
  officeId: number;
  title: string;
  /** 'YYYY-MM-DD', both included */
  opensOn: string;
  closesOn: string;
  answers: number;
  scales: { question: number; title: string }[];
}

/** Those of several authorities at once, the last to close first. @param year that they are open in */
export async function appraisingSurveys(
  db: Db,
  authorityIds: readonly number[],
  year: number,
): Promise<AppraisingSurvey[]> {
  if (!authorityIds.length) return [];
  const rows = await db
    .selectFrom('surveys as s')
    .innerJoin('survey_versions as v', (join) => join.onRef('v.survey_id', '=', 's.id').on('v.until', 'is', null))
    .select(['s.id', 's.authority_id as authorityId', 's.office_id as officeId', 'v.content'])
    .select(['s.opens_on as opensOn', 's.closes_on as closesOn'])
    .select((eb) =>
      eb
        .selectFrom('survey_answers as a')
        .whereRef('a.survey_id', '=', 's.id')
        .select((count) => count.fn.countAll<string>().as('n'))
        .as('answers'),
    )
    .where((eb) => eb('s.authority_id', '=', eb.fn.any(eb.val([...authorityIds]))))
    .where('s.withdrawn_at', 'is', null)
    .where('s.closes_on', '>=', `${year}-01-01`)
    .where('s.opens_on', '<=', `${year}-12-31`)
    .orderBy('s.closes_on', 'desc')
    .orderBy('s.id')
    .execute();
  return rows.flatMap(({ content, opensOn, closesOn, answers, ...of }) => {
    const scales = content.questions.flatMap(({ kind, title }, at) =>
      kind === 'scale' ? [{ question: at + 1, title }] : [],
    );
    const days = { opensOn: opensOn!, closesOn: closesOn! };
    return scales.length ? [{ ...of, ...days, title: content.title, answers: Number(answers), scales }] : [];
  });
}
