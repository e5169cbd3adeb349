import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { action, done } from '../../platform/action.ts';
import { conflict, invalid, notFound } from '../../platform/outcome.ts';
import { appraisingSurveys } from '../../surveys/index.ts';
import { type Subject, subjectsOf } from '../round/store.ts';
import { lockScheme } from '../scheme/store.ts';
import { keepers } from '../words.ts';
import { choiceOf, choicesFor } from './proposed.ts';

/** What stands for somebody: '12:0', '' where nothing is chosen. */
export const chosenFor = ({ surveyId, surveyQuestion }: Pick<Subject, 'surveyId' | 'surveyQuestion'>): string =>
  surveyId === null ? '' : choiceOf(surveyId, surveyQuestion);

/** What was chosen for some, as one mark: who saw another is told. */
export const markOf = (subjects: readonly Subject[]): string =>
  createHash('sha256')
    .update(subjects.map((one) => `${one.id} ${chosenFor(one)}`).join('\n'))
    .digest('hex');

/** 选定社会评议问卷 of many at once, before the count: of each its own survey, one of who assesses, or none.
 *  @param chosen 'survey:question' or '', by number of who is assessed @returns for how many it changed */
export const chooseSurveys = action<{ id: number; mark: string; chosen: ReadonlyMap<number, string> }, number>(
  'assessment.chooseSurveys',
  keepers,
  async ({ db, who }, { id, mark, chosen }) => {
    const scheme = await lockScheme(db, who.authorityId, id); // two at once: one waits here
    if (!scheme?.content) return notFound();
    if (scheme.frozenAt) return conflict('数据已经截止，不能再改');
    const open = (await subjectsOf(db, id)).filter((one) => one.state === 'open' && chosen.has(one.id));
    if (open.length < chosen.size || markOf(open) !== mark) return conflict('刚有别人选定或者修改过，请看过以后再选');
    const whose = [...new Set([who.authorityId, ...open.map(({ authorityId }) => authorityId)])];
    const surveys = await appraisingSurveys(db, whose, scheme.year);
    const faults: Record<string, string> = {};
    const changed = open.flatMap((one) => {
      const given = chosen.get(one.id)!;
      if (given === chosenFor(one)) return [];
      if (given && !choicesFor(one, who.authorityId, surveys).some(({ value }) => value === given))
        faults[`survey-${one.id}`] = '请选择列出的问卷';
      const [survey, question] = given ? given.split(':').map(Number) : [null, 0];
      return [{ id: one.id, survey: survey!, question: question! }];
    });
    if (Object.keys(faults).length) return invalid('请选择列出的问卷', faults);
    if (changed.length)
      await sql`
        update assessment_subjects u
        set survey_id = one.survey, survey_question = one.question, version = u.version + 1
        from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as one (id integer, survey integer, question integer)
        where u.id = one.id`.execute(db);
    const surveysOf = Object.fromEntries(changed.map((one) => [open.find((of) => of.id === one.id)!.name, one.survey]));
    return done(changed.length, `assessment-scheme:${id}`, {
      subjects: changed.length,
      surveys: Object.fromEntries(Object.entries(surveysOf).slice(0, 50)),
    });
  },
);
