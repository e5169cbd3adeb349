import type { Db } from '../../platform/database/index.ts';

/** That somebody answered a quiz. */
export interface Answers {
  staffId: number;
  name: string;
  nth: number;
  chosen: number[][];
  score: number;
  passed: boolean;
  at: Date;
}

function base(db: Db, trainingId: number) {
  return db
    .selectFrom('training_answers as a')
    .innerJoin('staff as s', 's.id', 'a.answered_by')
    .select(['a.answered_by as staffId', 's.name', 'a.nth', 'a.chosen', 'a.score', 'a.passed', 'a.answered_at as at'])
    .where('a.training_id', '=', trainingId)
    .orderBy('a.answered_by')
    .orderBy('a.nth');
}

/** All answers to the quiz of a training. */
export const answersTo = (db: Db, trainingId: number): Promise<Answers[]> => base(db, trainingId).execute();

/** Somebody's own, the first first. */
export const answersBy = (db: Db, trainingId: number, staffId: number): Promise<Answers[]> =>
  base(db, trainingId).where('a.answered_by', '=', staffId).execute();
