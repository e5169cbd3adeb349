import { action, done } from '../../platform/action.ts';
import { dayOf } from '../../platform/dates.ts';
import { conflict, forbidden, invalid, notFound } from '../../platform/outcome.ts';
import { settleCertificate } from '../certificates/settle.ts';
import { TRIES } from '../rules.ts';
import { lockReached, lockTraining, parentOf } from '../store.ts';
import { everybody, keepers } from '../words.ts';
import { answersBy } from './store.ts';
import { parseQuiz, scoreOf } from './written.ts';

/** 出题, by who keeps the training; nothing typed takes the quiz off again. Once somebody answered it stays as it is. */
export const writeQuiz = action<{ id: number; text: string; passMark: number; until: string }, number>(
  'training.writeQuiz',
  keepers,
  async ({ db, who }, { id, text, passMark, until }) => {
    const training = await lockTraining(db, who.authorityId, id);
    if (!training) return notFound();
    if (training.cancelledAt) return conflict('这场培训已经取消');
    if (training.closedAt) return conflict('培训已经办结，不能再改测验');
    const answered = await db
      .selectFrom('training_answers')
      .select('nth')
      .where('training_id', '=', id)
      .executeTakeFirst();
    if (answered) return conflict('已经有人答题，题目不能再改');
    const read = text.trim() ? parseQuiz(text) : { ok: true as const, questions: [] };
    if (!read.ok) return invalid(read.why, { text: read.why });
    if (until < dayOf(training.startsAt)) return invalid('截止日期不能早于培训', { until: '截止日期不能早于培训' });
    const { questions } = read;
    await db
      .updateTable('trainings')
      .set({
        quiz: questions.length ? JSON.stringify(questions) : null,
        pass_mark: questions.length ? passMark : null,
        quiz_until: questions.length ? until : null,
        version: training.version + 1,
      })
      .where('id', '=', id)
      .execute();
    return done(questions.length, `training:${id}`, { questions: questions.length });
  },
);

/** What came of a quiz that somebody answered. */
export interface Result {
  score: number;
  passed: boolean;
  /** how often they may answer it again */
  left: number;
}

interface Answering {
  id: number;
  /** of the training, as they saw it: another means other questions */
  version: number;
  /** places of what they chose, question by question */
  chosen: number[][];
}

/** 答题, by who was there; whoever does not pass may try once more. */
export const answerQuiz = action<Answering, Result>('training.answerQuiz', everybody, async (act, input) => {
  const { db, who, now, today } = act;
  const { id, version, chosen } = input;
  const training = await lockReached(db, who.authorityId, await parentOf(db, who.authorityId), id);
  if (!training?.quiz || training.cancelledAt) return notFound();
  if (now < training.startsAt) return conflict('培训还没有开始');
  if (training.quizUntil! < today) return conflict(`测验已于 ${training.quizUntil} 截止`);
  if (version !== training.version) return conflict('题目刚刚修改过，请重新打开测验');
  const there = await db
    .selectFrom('training_attendance')
    .select('attended_by')
    .where('training_id', '=', id)
    .where('attended_by', '=', who.id)
    .executeTakeFirst();
  if (!there) return forbidden('签到的人才能答题');
  const before = await answersBy(db, id, who.id!);
  if (before.some(({ passed }) => passed)) return conflict('您已经合格，不用再答');
  if (before.length >= TRIES) return conflict(`测验最多答 ${TRIES} 次`);
  const { quiz, passMark } = training;
  const empty = quiz.findIndex((_, n) => (chosen[n] ?? []).length === 0);
  if (empty >= 0) return invalid(`第 ${empty + 1} 题还没有答`, { [`q${empty}`]: '请选择' });
  const score = scoreOf(quiz, chosen);
  const passed = score >= passMark!;
  const nth = before.length + 1;
  await db
    .insertInto('training_answers')
    .values({
      ...{ training_id: id, answered_by: who.id!, nth, score, passed, answered_at: now },
      chosen: JSON.stringify(quiz.map((_, n) => chosen[n])),
    })
    .execute();
  if (passed) await settleCertificate(act, training, who.id!);
  return done({ score, passed, left: passed ? 0 : TRIES - nth }, `training:${id}`, { score, nth });
});
