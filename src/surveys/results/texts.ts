import { action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { conflict, forbidden, notFound } from '../../platform/outcome.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { purposeOf, THREAT } from '../answering/store.ts';
import { surveyById } from '../preparing/store.ts';
import { keepers, keeps } from '../rules.ts';
import type { TextState } from '../tables.ts';

/** What somebody wrote. */
export interface Written {
  answerId: number;
  question: number;
  versionId: number;
  /** undefined: its period is over */
  text: string | undefined;
  found: string[];
  state: TextState;
  judgedBy: string;
}

interface Wish {
  surveyId: number;
  state: TextState;
  offset: number;
  most: number;
}

/** Texts of a survey in a state, those in which something was found first. */
export async function textsOf(
  db: Db,
  sealer: Sealer,
  { surveyId, state, offset, most }: Wish,
): Promise<{ texts: Written[]; total: number }> {
  const of = db.selectFrom('survey_texts').where('survey_id', '=', surveyId).where('state', '=', state);
  const [rows, counted] = await Promise.all([
    of
      .select(['answer_id', 'question', 'version_id', 'sealed_text', 'found', 'state', 'judged_by'])
      .orderBy((eb) => eb.fn('cardinality', ['found']), 'desc')
      .orderBy('answer_id')
      .orderBy('question')
      .limit(most)
      .offset(offset)
      .execute(),
    of.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  ]);
  const texts = rows.map(({ answer_id, question, version_id, sealed_text, found, state: is, judged_by }) => ({
    ...{ answerId: answer_id, question, versionId: version_id, found, state: is, judgedBy: judged_by },
    text: sealed_text ? sealer.open<string>(sealed_text, purposeOf(answer_id, question)) : undefined,
  }));
  return { texts, total: Number(counted.count) };
}

/** How many texts of surveys nobody looked at yet: survey → how many. */
export async function unreadTexts(db: Db, surveyIds: readonly number[]): Promise<Map<number, number>> {
  if (!surveyIds.length) return new Map();
  const rows = await db
    .selectFrom('survey_texts')
    .select((eb) => ['survey_id as id', eb.fn.countAll<number>().as('count')])
    .where('survey_id', 'in', surveyIds)
    .where('state', '=', 'unread')
    .groupBy('survey_id')
    .execute();
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}

/** Texts that everybody reads. */
export function publicTexts(
  db: Db,
  surveyId: number,
): Promise<{ versionId: number; question: number; text: string }[]> {
  return db
    .selectFrom('survey_texts')
    .select(['version_id as versionId', 'question', 'public_text as text'])
    .where('survey_id', '=', surveyId)
    .where('state', '=', 'shown')
    .orderBy('answer_id')
    .limit(5_000)
    .execute();
}

interface Judgement {
  surveyId: number;
  answerId: number;
  question: number;
  show: boolean;
}

/** 公开 or 不公开 of one text, by a person. What may be a threat is never shown; numbers of persons stand in none. */
export const judgeText = action<Judgement, void>(
  'surveys.judgeText',
  keepers,
  async ({ db, who, now, sealer }, { surveyId, answerId, question, show }) => {
    const survey = await surveyById(db, who.authorityId, surveyId);
    if (!survey) return notFound();
    if (!keeps(who, survey.officeId)) return forbidden('这份问卷由其他科室负责');
    const row = await db
      .selectFrom('survey_texts')
      .select(['sealed_text', 'found'])
      .where('survey_id', '=', surveyId)
      .where('answer_id', '=', answerId)
      .where('question', '=', question)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return notFound();
    if (show && !row.sealed_text) return conflict('这条文字已按保存期限删除');
    if (show && row.found.includes(THREAT)) return conflict('可能是威胁的文字不公开；确有危险的，向公安机关报告');
    const text = show ? sealer.open<string>(row.sealed_text!, purposeOf(answerId, question)) : '';
    await db
      .updateTable('survey_texts')
      .set({ state: show ? 'shown' : 'kept', public_text: text, judged_by: who.name, judged_at: now })
      .where('answer_id', '=', answerId)
      .where('question', '=', question)
      .execute();
    return done(undefined, `survey:${surveyId}`, { answer: answerId, question, show });
  },
);
