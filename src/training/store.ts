import { type Expression, type SqlBool, sql } from 'kysely';
import type { Db, Tx } from '../platform/database/index.ts';
import { instantOf } from '../platform/dates.ts';
import type { Role } from '../platform/roles.ts';
import type { Question } from './quiz/written.ts';

/** A session of the year's plan. */
export interface Training {
  id: number;
  authorityId: number;
  title: string;
  content: string;
  teacher: string;
  place: string;
  startsAt: Date;
  endsAt: Date;
  hours: number;
  roles: Role[];
  officeIds: number[];
  below: boolean;
  quiz: Question[] | null;
  passMark: number | null;
  /** last day on which the quiz is answered, 'YYYY-MM-DD' */
  quizUntil: string | null;
  openedAt: Date | null;
  doorClosedAt: Date | null;
  cancelledAt: Date | null;
  cancelledReason: string;
  closedAt: Date | null;
  plannedBy: string;
  version: number;
}

function base(db: Db) {
  return db
    .selectFrom('trainings as t')
    .select(['t.id', 't.title', 't.content', 't.teacher', 't.place', 't.hours', 't.roles', 't.below', 't.quiz'])
    .select(['t.authority_id as authorityId', 't.starts_at as startsAt', 't.ends_at as endsAt'])
    .select(['t.office_ids as officeIds', 't.pass_mark as passMark', 't.quiz_until as quizUntil'])
    .select(['t.door_opened_at as openedAt', 't.door_closed_at as doorClosedAt', 't.closed_at as closedAt'])
    .select(['t.cancelled_at as cancelledAt', 't.cancelled_reason as cancelledReason', 't.planned_by as plannedBy'])
    .select('t.version');
}

/** Trainings that an authority's people may meet: its own, and those of the one above that are for them too. */
const reaches = (authorityId: number, parentId: number | null): Expression<SqlBool> =>
  sql<SqlBool>`(t.authority_id = ${authorityId} or (t.below and t.authority_id = ${parentId ?? 0}))`;

/** First instant of a year in China, and of the next. */
export const spanOf = (year: number): [Date, Date] => [instantOf(`${year}-01-01`), instantOf(`${year + 1}-01-01`)];

/** Those of a year, in their order. */
export function trainingsOf(db: Db, authorityId: number, parentId: number | null, year: number): Promise<Training[]> {
  const [from, to] = spanOf(year);
  return base(db)
    .where(reaches(authorityId, parentId))
    .where('t.starts_at', '>=', from)
    .where('t.starts_at', '<', to)
    .orderBy('t.starts_at')
    .orderBy('t.id')
    .execute();
}

/** One that this authority's people may meet. */
export function trainingById(
  db: Db,
  authorityId: number,
  parentId: number | null,
  id: number,
): Promise<Training | undefined> {
  return base(db).where(reaches(authorityId, parentId)).where('t.id', '=', id).executeTakeFirst();
}

/** One of an authority's own, held until the transaction ends. */
export function lockTraining(tx: Tx, authorityId: number, id: number): Promise<Training | undefined> {
  return base(tx).where('t.authority_id', '=', authorityId).where('t.id', '=', id).forUpdate('t').executeTakeFirst();
}

/** One that this authority's people may meet, held likewise. */
export function lockReached(
  tx: Tx,
  authorityId: number,
  parentId: number | null,
  id: number,
): Promise<Training | undefined> {
  return base(tx).where(reaches(authorityId, parentId)).where('t.id', '=', id).forUpdate('t').executeTakeFirst();
}

/** The authority above; null: none. */
export async function parentOf(db: Db, authorityId: number): Promise<number | null> {
  const row = await db.selectFrom('authorities').select('parent_id').where('id', '=', authorityId).executeTakeFirst();
  return row?.parent_id ?? null;
}

/** Years of which there is anything, the newest first. */
export async function yearsKept(db: Db, authorityId: number, parentId: number | null): Promise<number[]> {
  const planned = await db
    .selectFrom('training_years')
    .select('year')
    .where('authority_id', '=', authorityId)
    .execute();
  const held = await db
    .selectFrom('trainings as t')
    .select(sql<number>`extract(year from t.starts_at at time zone 'Asia/Shanghai')::int`.as('year'))
    .distinct()
    .where(reaches(authorityId, parentId))
    .execute();
  return [...new Set([...planned, ...held].map(({ year }) => year))].sort((a, b) => b - a);
}

/** What a year's plan asks of everybody. */
export interface YearPlan {
  /** 学时; null: none are named */
  hoursEach: number | null;
  aims: string;
  savedBy: string;
  savedAt: Date;
}

export function yearPlan(db: Db, authorityId: number, year: number): Promise<YearPlan | undefined> {
  return db
    .selectFrom('training_years')
    .select(['hours_each as hoursEach', 'aims', 'saved_by as savedBy', 'saved_at as savedAt'])
    .where('authority_id', '=', authorityId)
    .where('year', '=', year)
    .executeTakeFirst();
}

/** What became of a training's time and place. */
export interface Change {
  id: number;
  kind: 'moved' | 'cancelled';
  startsBefore: Date;
  placeBefore: string;
  reason: string;
  changedBy: string;
  changedAt: Date;
}

export function changesOf(db: Db, trainingIds: readonly number[]): Promise<(Change & { trainingId: number })[]> {
  if (trainingIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('training_changes')
    .select(['id', 'kind', 'reason', 'training_id as trainingId', 'starts_before as startsBefore'])
    .select(['place_before as placeBefore', 'changed_by as changedBy', 'changed_at as changedAt'])
    .where('training_id', 'in', trainingIds)
    .orderBy('id')
    .execute();
}

/** 材料 of a training. */
export interface Material {
  id: number;
  hash: string;
  name: string;
  size: number;
}

export function materialOf(db: Db, trainingId: number): Promise<Material[]> {
  return db
    .selectFrom('training_files')
    .select(['id', 'file_hash as hash', 'name', 'size'])
    .where('training_id', '=', trainingId)
    .orderBy('id')
    .execute();
}

/** Days on which accounts were closed, by whose they were. */
export async function leftOn(db: Db, staffIds: readonly number[]): Promise<Map<number, string>> {
  if (staffIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('training_leavers')
    .select(['left_by', 'left_on'])
    .where('left_by', 'in', staffIds)
    .execute();
  return new Map(rows.map(({ left_by, left_on }) => [left_by, left_on]));
}
