import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import type { Picks } from '../questions/questions.ts';
import type { AnswerChannel } from '../tables.ts';

/** Which answers are wanted; NaN or '' narrows nothing. */
export interface RecordWish {
  surveyId: number;
  /** id of the version */
  version: number;
  channel: string;
  /** number of a question that was answered */
  question: number;
  /** what was chosen there */
  choice: number;
}

/** One answer as it stands in the books. */
export interface Recorded {
  id: number;
  versionId: number;
  channel: AnswerChannel;
  on: string;
  picks: Picks;
  /** numbers of the questions to which something was written */
  written: number[];
  enteredBy: string;
}

/** The records behind a figure, the latest first. */
export async function answersOf(
  db: Db,
  wish: RecordWish,
  { offset, most }: { offset: number; most: number },
): Promise<{ records: Recorded[]; total: number }> {
  const { surveyId, version, channel, question, choice } = wish;
  const of = [sql`a.survey_id = ${surveyId}`];
  if (Number.isFinite(version)) of.push(sql`a.version_id = ${version}`);
  if (channel === 'site' || channel === 'window') of.push(sql`a.channel = ${channel}`);
  if (Number.isFinite(question))
    of.push(
      Number.isFinite(choice)
        ? sql`a.picks -> ${String(question)} @> ${JSON.stringify([choice])}::jsonb`
        : sql`(a.picks ? ${String(question)}
            or exists (select from survey_texts t where t.answer_id = a.id and t.question = ${question}))`,
    );
  const where = sql.join(of, sql` and `);
  const [found, counted] = await Promise.all([
    sql<Recorded>`select a.id, a.version_id as "versionId", a.channel, a.answered_on as on, a.picks,
        array(select t.question from survey_texts t where t.answer_id = a.id order by t.question) as written,
        a.entered_by as "enteredBy"
      from survey_answers a where ${where} order by a.id desc limit ${most} offset ${offset}`.execute(db),
    sql<{ count: number }>`select count(*)::int as count from survey_answers a where ${where}`.execute(db),
  ]);
  return { records: found.rows, total: counted.rows[0]!.count };
}
