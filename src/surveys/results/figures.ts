import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { type Version, versionsOf } from '../preparing/store.ts';
import { choicesOf, type Question } from '../questions/questions.ts';
import { type Tally, tallied } from '../questions/tally.ts';

/** By what was chosen at one question, what was chosen at the others. */
export interface Groups {
  /** number of the question */
  by: number;
  labels: string[];
  /** answers in each group */
  sizes: number[];
  /** of every other question with choices: how many of each group answered it, and what they chose */
  questions: { number: number; answered: number[]; counts: number[][] }[];
}

/** What was answered to one version. */
export interface VersionResults {
  version: Version;
  answers: number;
  /** of them entered at the window */
  entered: number;
  tallies: Tally[];
  groups?: Groups;
}

type Counts = Map<string, number>;
const keyed = (rows: readonly { key: string; count: number }[]): Counts =>
  new Map(rows.map(({ key, count }) => [key, count]));

/** Every figure of a survey, counted from its answers: each version with its own; those that nobody answered are left
 *  out, but for the newest. */
export async function resultsOf(db: Db, surveyId: number): Promise<VersionResults[]> {
  const versions = await versionsOf(db, surveyId);
  const of = sql`survey_id = ${surveyId}`;
  const [all, entered, answered, written, chosen] = (await Promise.all(
    [
      sql<Row>`select version_id::text as key, count(*)::int as count from survey_answers where ${of} group by 1`,
      sql<Row>`select version_id::text as key, count(*)::int as count from survey_answers
      where ${of} and channel = 'window' group by 1`,
      sql<Row>`select concat_ws(' ', version_id, q.key) as key, count(*)::int as count
      from survey_answers, jsonb_each(picks) q where ${of} group by 1`,
      sql<Row>`select concat_ws(' ', version_id, question) as key, count(*)::int as count from survey_texts where ${of} group by 1`,
      sql<Row>`select concat_ws(' ', version_id, q.key, v.value) as key, count(*)::int as count
      from survey_answers, jsonb_each(picks) q, jsonb_array_elements_text(q.value) v where ${of} group by 1`,
    ].map((query) => query.execute(db).then(({ rows }) => keyed(rows))),
  )) as [Counts, Counts, Counts, Counts, Counts];
  const kept = versions.filter(({ id, until }) => until === null || (all.get(String(id)) ?? 0) > 0);
  return Promise.all(
    kept.map(async (version) => {
      const { id, content } = version;
      const tallies = content.questions.map((question, at) => {
        const times = new Map(
          choicesOf(question).map(({ value }) => [value, chosen.get(`${id} ${at + 1} ${value}`) ?? 0]),
        );
        return tallied(
          question,
          at + 1,
          (question.kind === 'text' ? written : answered).get(`${id} ${at + 1}`) ?? 0,
          times,
        );
      });
      const by = content.questions.findIndex((one) => one.kind === 'single' && one.groups) + 1;
      const groups = by ? await groupsOf(db, id, content.questions, by) : undefined;
      return {
        ...{ version, answers: all.get(String(id)) ?? 0, entered: entered.get(String(id)) ?? 0, tallies },
        ...(groups && { groups }),
      };
    }),
  );
}

interface Row {
  key: string;
  count: number;
}

async function groupsOf(db: Db, versionId: number, questions: readonly Question[], by: number): Promise<Groups> {
  const group = sql`picks -> ${String(by)} ->> 0`;
  const of = sql`version_id = ${versionId} and picks ? ${String(by)}`;
  const [sizes, answered, chosen] = (await Promise.all(
    [
      sql<Row>`select ${group} as key, count(*)::int as count from survey_answers where ${of} group by 1`,
      sql<Row>`select concat_ws(' ', ${group}, q.key) as key, count(*)::int as count
        from survey_answers, jsonb_each(picks) q where ${of} group by 1`,
      sql<Row>`select concat_ws(' ', ${group}, q.key, v.value) as key, count(*)::int as count
        from survey_answers, jsonb_each(picks) q, jsonb_array_elements_text(q.value) v where ${of} group by 1`,
    ].map((query) => query.execute(db).then(({ rows }) => keyed(rows))),
  )) as [Counts, Counts, Counts];
  const options = choicesOf(questions[by - 1]!);
  return {
    by,
    labels: options.map(({ label }) => label),
    sizes: options.map(({ value }) => sizes.get(String(value)) ?? 0),
    questions: questions.flatMap((question, at) =>
      at + 1 === by || question.kind === 'text'
        ? []
        : [
            {
              number: at + 1,
              answered: options.map(({ value }) => answered.get(`${value} ${at + 1}`) ?? 0),
              counts: choicesOf(question).map((choice) =>
                options.map(({ value }) => chosen.get(`${value} ${at + 1} ${choice.value}`) ?? 0),
              ),
            },
          ],
    ),
  };
}

/** How many answers a survey has. */
export async function countAnswers(db: Db, surveyId: number): Promise<number> {
  const { count } = await db
    .selectFrom('survey_answers')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('survey_id', '=', surveyId)
    .executeTakeFirstOrThrow();
  return Number(count);
}
