import { sql } from 'kysely';
import { dueForTraining, isTrained } from '../../law/index.ts';
import type { Serving } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { traineesOf } from '../people.ts';
import { leftOn, spanOf, yearPlan } from '../store.ts';
import type { FigureName } from '../words.ts';

/** That somebody of an authority was at a training in a year. */
export interface Attended {
  trainingId: number;
  title: string;
  /** 'YYYY-MM-DD' */
  day: string;
  /** whose training it was */
  organiserId: number;
  organiser: string;
  staffId: number;
  name: string;
  /** where they worked then; null: in no office */
  officeId: number | null;
  office: string | null;
  hours: number;
}

const DAY = sql<string>`to_char(t.starts_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;

/** Whom of an authority was where in a year, its own trainings and those of the authority above. */
export function attendedIn(db: Db, authorityId: number, year: number): Promise<Attended[]> {
  const [from, to] = spanOf(year);
  return db
    .selectFrom('training_attendance as a')
    .innerJoin('trainings as t', 't.id', 'a.training_id')
    .innerJoin('authorities as u', 'u.id', 't.authority_id')
    .innerJoin('staff as s', 's.id', 'a.attended_by')
    .leftJoin('offices as o', 'o.id', 'a.office_id')
    .select(['t.id as trainingId', 't.title', 't.authority_id as organiserId', 'u.name as organiser', DAY.as('day')])
    .select(['s.id as staffId', 's.name', 'a.office_id as officeId', 'o.name as office', 'a.hours'])
    .where('a.authority_id', '=', authorityId)
    .where('t.starts_at', '>=', from)
    .where('t.starts_at', '<', to)
    .orderBy('t.starts_at')
    .orderBy('t.id')
    .orderBy('s.id')
    .execute();
}

/** A training that an authority held in a year, and how many people were there. */
interface Session {
  trainingId: number;
  title: string;
  day: string;
  people: number;
  hours: number;
}

/** Those that were held: somebody was there. 条例 art. 48 */
async function sessionsIn(db: Db, authorityId: number, year: number): Promise<Session[]> {
  const [from, to] = spanOf(year);
  return db
    .selectFrom('trainings as t')
    .innerJoin('training_attendance as a', 'a.training_id', 't.id')
    .select(['t.id as trainingId', 't.title', 't.hours', DAY.as('day'), sql<number>`count(*)`.as('people')])
    .where('t.authority_id', '=', authorityId)
    .where('t.starts_at', '>=', from)
    .where('t.starts_at', '<', to)
    .groupBy('t.id')
    .orderBy('t.starts_at')
    .execute();
}

/** How somebody stands in a year. */
export interface Trained {
  person: Serving;
  hours: number;
  /** they are to be trained in this year */
  due: boolean;
  /** what they attended is enough */
  enough: boolean;
}

/** What the books show of a year. */
export interface TrainingYear {
  sessions: Session[];
  attended: Attended[];
  people: Trained[];
  /** 学时 that the plan asks of everybody; null: none are named */
  hoursEach: number | null;
}

/** Everything that is counted of a year; who is due as people work today. 条例 art. 48 */
export async function trainingYear(db: Db, authorityId: number, year: number): Promise<TrainingYear> {
  const [sessions, attended, people, plan] = await Promise.all([
    sessionsIn(db, authorityId, year),
    attendedIn(db, authorityId, year),
    traineesOf(db, authorityId),
    yearPlan(db, authorityId, year),
  ]);
  const gone = people.filter(({ active }) => !active).map(({ id }) => id);
  const left = await leftOn(db, gone);
  const hoursEach = plan?.hoursEach ?? null;
  const hoursOf = new Map<number, number>();
  for (const { staffId, hours } of attended) hoursOf.set(staffId, (hoursOf.get(staffId) ?? 0) + hours);
  return {
    ...{ sessions, attended, hoursEach },
    people: people.map((person) => {
      const hours = hoursOf.get(person.id) ?? 0;
      // closed before days were kept: of no year that can be asked for
      const leftDay = person.active ? null : (left.get(person.id) ?? person.since);
      const due = dueForTraining(year, { since: person.since, left: leftDay });
      return { person, hours, due, enough: isTrained(hours, hoursEach) };
    }),
  };
}

/** Who is to be trained and is not yet. */
export const missingIn = ({ people }: TrainingYear): Trained[] => people.filter(({ due, enough }) => due && !enough);

/** By what a year is counted. */
export type TrainingFigures = Record<FigureName, number>;

/** The figures of a year, each the number of its records (hours: their sum). */
export function figuresOf(year: TrainingYear): TrainingFigures {
  const { sessions, attended, people } = year;
  return {
    sessions: sessions.length,
    attendances: attended.length,
    people: new Set(attended.map(({ staffId }) => staffId)).size,
    hours: attended.reduce((sum, { hours }) => sum + hours, 0),
    due: people.filter(({ due }) => due).length,
    missing: missingIn(year).length,
  };
}

/** What of a year concerns one office: people by where they work today, what they attended by where they worked then.
 *  @param officeId 0: no office */
export function ofOffice(year: TrainingYear, officeId: number): TrainingYear {
  return {
    ...year,
    sessions: [],
    attended: year.attended.filter((one) => (one.officeId ?? 0) === officeId),
    people: year.people.filter(({ person }) => (person.officeId ?? 0) === officeId),
  };
}

/** The offices of which there is anything in a year, in the order of their people. */
export function officesIn({ attended, people }: TrainingYear): { id: number; name: string }[] {
  const found = new Map<number, string>();
  for (const { person, due } of people) if (due) found.set(person.officeId ?? 0, person.office ?? '不在科室的人员');
  for (const { officeId, office } of attended) found.set(officeId ?? 0, office ?? '不在科室的人员');
  return [...found].map(([id, name]) => ({ id, name }));
}

/** The figures of a year for the annual report. 国办公开办函〔2021〕30号, 监督保障 */
export async function trainingFigures(db: Db, authorityId: number, year: number): Promise<TrainingFigures> {
  return figuresOf(await trainingYear(db, authorityId, year));
}
