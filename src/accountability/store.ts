import type { Selectable } from 'kysely';
import { type ComplaintState, type ComplaintStep, foldComplaint, MEASURES } from '../law/index.ts';
import type { Act } from '../platform/action.ts';
import type { Db, Tables } from '../platform/database/index.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { addEvidence, type Given } from './evidence.ts';
import { openedIn, sealIn } from './privacy.ts';

export type CaseRow = Selectable<Tables['accountability_cases']> & { authority: string; keeper: string };

function base(db: Db) {
  return db
    .selectFrom('accountability_cases as c')
    .innerJoin('authorities as a', 'a.id', 'c.authority_id')
    .innerJoin('authorities as k', 'k.id', 'c.keeper_id')
    .selectAll('c')
    .select(['a.name as authority', 'k.name as keeper']);
}

/** Cases that an authority keeps, and those about it that the one above keeps; the newest first. */
export function casesOf(db: Db, authorityId: number): Promise<CaseRow[]> {
  return base(db)
    .where((eb) => eb.or([eb('c.keeper_id', '=', authorityId), eb('c.authority_id', '=', authorityId)]))
    .orderBy('c.came_on', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
}

/** Those about an authority that are counted in a year: somebody was held to account. 条例 arts. 51–53 */
export function countedIn(db: Db, authorityId: number, year: number): Promise<CaseRow[]> {
  return base(db)
    .where('c.authority_id', '=', authorityId)
    .where('c.counted_on', '>=', `${year}-01-01`)
    .where('c.counted_on', '<=', `${year}-12-31`)
    .orderBy('c.counted_on')
    .orderBy('c.id')
    .execute();
}

/** How many cases of accountability an authority had in a year; none is a counted 0. */
export async function countAccountability(db: Db, authorityId: number, year: number): Promise<number> {
  return (await countedIn(db, authorityId, year)).reduce((sum, { counted }) => sum + counted, 0);
}

/** One that an authority keeps, or that is about it. */
export function caseById(db: Db, authorityId: number, id: number): Promise<CaseRow | undefined> {
  return base(db)
    .where('c.id', '=', id)
    .where((eb) => eb.or([eb('c.keeper_id', '=', authorityId), eb('c.authority_id', '=', authorityId)]))
    .executeTakeFirst();
}

/** A step as it was taken, with what was said in it. */
export interface Taken {
  seq: number;
  step: ComplaintStep;
  said: string;
  recorder: string;
  at: Date;
}

export async function stepsOf(db: Db, sealer: Sealer, caseId: number): Promise<Taken[]> {
  const rows = await db
    .selectFrom('accountability_steps')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  return rows.map(({ seq, step, sealed_said, recorder, recorded_at }) => ({
    ...{ seq, step, recorder, at: recorded_at },
    said: openedIn<string>(sealer, caseId, 'step', sealed_said) ?? '',
  }));
}

/** The steps of cases, without their words, by case. */
export async function coursesOf(db: Db, caseIds: readonly number[]): Promise<Map<number, ComplaintStep[]>> {
  const courses = new Map<number, ComplaintStep[]>();
  if (caseIds.length === 0) return courses;
  const rows = await db
    .selectFrom('accountability_steps')
    .select(['case_id', 'step'])
    .where('case_id', 'in', caseIds)
    .orderBy('case_id')
    .orderBy('seq')
    .execute();
  for (const { case_id, step } of rows) courses.set(case_id, [...(courses.get(case_id) ?? []), step]);
  return courses;
}

/** A case held until the transaction ends. */
export interface HeldCase {
  row: CaseRow;
  steps: ComplaintStep[];
  state: ComplaintState;
}

export async function holdCase({ db, who }: Pick<Act, 'db' | 'who'>, id: number): Promise<HeldCase | undefined> {
  await db.selectFrom('accountability_cases').select('id').where('id', '=', id).forUpdate().execute();
  const row = await caseById(db, who.authorityId, id);
  const steps = row && (await coursesOf(db, [id])).get(id);
  return row && steps ? { row, steps, state: foldComplaint(steps) } : undefined;
}

/** Adds a step, and what follows from it for the row. */
export async function addStep(
  act: Act,
  { row, steps }: HeldCase,
  step: ComplaintStep,
  said: string,
  evidence: readonly Given[],
): Promise<void> {
  const { db, who, now, sealer } = act;
  const all = [...steps, step];
  await db
    .insertInto('accountability_steps')
    .values({
      ...{ case_id: row.id, seq: all.length, step: JSON.stringify(step), recorder: who.name, recorded_at: now },
      sealed_said: said ? sealIn(sealer, row.id, 'step', said) : null,
    })
    .execute();
  await addEvidence(db, sealer, { caseId: row.id, seq: all.length }, evidence);
  const state = foldComplaint(all);
  const first = state.measures.find(({ measure }) => MEASURES[measure].counts);
  await db
    .updateTable('accountability_cases')
    .set((eb) => ({
      ...{ phase: state.phase, counted_on: first?.on ?? null, version: eb('version', '+', 1) },
      closed_on: state.phase === 'closed' ? state.last : null,
    }))
    .where('id', '=', row.id)
    .execute();
}
