import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';
import { countedHours } from '../rules.ts';
import type { Training } from '../store.ts';
import type { Refusal, Way } from '../words.ts';

/** That somebody was at a training. */
export interface Attendance {
  staffId: number;
  name: string;
  authorityId: number;
  authority: string;
  /** where they worked then; null: in no office */
  office: string | null;
  way: Way;
  /** null: from a list without times */
  cameAt: Date | null;
  leftAt: Date | null;
  hours: number;
  remark: string;
  device: Buffer | null;
  enteredBy: string;
}

/** Everybody who was at a training, by authority and office. */
export function attendanceAt(db: Db, trainingId: number): Promise<Attendance[]> {
  return db
    .selectFrom('training_attendance as a')
    .innerJoin('staff as s', 's.id', 'a.attended_by')
    .innerJoin('authorities as u', 'u.id', 'a.authority_id')
    .leftJoin('offices as o', 'o.id', 'a.office_id')
    .select(['a.attended_by as staffId', 's.name', 'a.authority_id as authorityId', 'u.name as authority'])
    .select(['o.name as office', 'a.way', 'a.came_at as cameAt', 'a.left_at as leftAt', 'a.hours', 'a.remark'])
    .select(['a.device', 'a.entered_by as enteredBy'])
    .where('a.training_id', '=', trainingId)
    .orderBy('a.authority_id')
    .orderBy('o.position')
    .orderBy('s.id')
    .execute();
}

/** At which of these trainings somebody was. */
export async function wasThere(db: Db, staffId: number, trainingIds: readonly number[]): Promise<Set<number>> {
  if (trainingIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('training_attendance')
    .select('training_id')
    .where('attended_by', '=', staffId)
    .where('training_id', 'in', trainingIds)
    .execute();
  return new Set(rows.map(({ training_id }) => training_id));
}

export interface Entry {
  trainingId: number;
  person: { id: number; authorityId: number; officeId: number | null };
  way: Way;
  cameAt: Date | null;
  hours: number;
  remark: string;
  device: Buffer | null;
  by: string;
  at: Date;
}

/** Writes down that somebody was there. @returns whether they were not yet */
export async function insertAttendance(tx: Tx, entry: Entry): Promise<boolean> {
  const { trainingId, person, way, cameAt, hours, remark, device, by, at } = entry;
  const row = await tx
    .insertInto('training_attendance')
    .values({
      ...{ training_id: trainingId, attended_by: person.id, way, hours, remark, device },
      ...{ authority_id: person.authorityId, office_id: person.officeId, came_at: cameAt, left_at: null },
      ...{ entered_by: by, entered_at: at },
    })
    .onConflict((oc) => oc.columns(['training_id', 'attended_by']).doNothing())
    .returning('training_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The hours of everybody who was there, by when the training was and what it counts now. */
export async function countAnew(tx: Tx, training: Training): Promise<void> {
  for (const { staffId, cameAt, leftAt, hours } of await attendanceAt(tx, training.id)) {
    const counted = countedHours(training, cameAt, leftAt);
    if (counted !== hours)
      await tx
        .updateTable('training_attendance')
        .set({ hours: counted })
        .where('training_id', '=', training.id)
        .where('attended_by', '=', staffId)
        .execute();
  }
}

/** Codes that were refused, the newest first. */
export async function refusalsAt(db: Db, trainingId: number) {
  return db
    .selectFrom('training_refusals as r')
    .innerJoin('staff as s', 's.id', 'r.tried_by')
    .select(['r.why', 'r.refused_at as at', 's.name', 'r.tried_by as staffId'])
    .where('r.training_id', '=', trainingId)
    .orderBy('r.id', 'desc')
    .limit(200)
    .execute();
}

/** Who was taken off the list, and why. */
export async function removalsAt(db: Db, trainingId: number) {
  return db
    .selectFrom('training_removals as r')
    .innerJoin('staff as s', 's.id', 'r.attended_by')
    .select(['r.reason', 'r.removed_by as by', 'r.removed_at as at', 's.name', 'r.way'])
    .where('r.training_id', '=', trainingId)
    .orderBy('r.id', 'desc')
    .execute();
}

/** How many codes of theirs were refused since. */
export async function refusedSince(db: Db, trainingId: number, staffId: number, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('training_refusals')
    .select(sql<number>`count(*)`.as('count'))
    .where('training_id', '=', trainingId)
    .where('tried_by', '=', staffId)
    .where('why', '=', 'wrong' satisfies Refusal)
    .where('refused_at', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

/** How many people were at each of these trainings. */
export async function attendanceCounts(db: Db, trainingIds: readonly number[]): Promise<Map<number, number>> {
  if (trainingIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('training_attendance')
    .select(['training_id', sql<number>`count(*)`.as('people')])
    .where('training_id', 'in', trainingIds)
    .groupBy('training_id')
    .execute();
  return new Map(rows.map(({ training_id, people }) => [training_id, people]));
}
