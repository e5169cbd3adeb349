import { type PlaceRemark, type Returned, yearStates } from '../annual-report/index.ts';
import type { AnnualReport } from '../law/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import type { SubmissionState } from './tables.ts';

export interface Submission {
  id: number;
  authorityId: number;
  parentId: number;
  year: number;
  round: number;
  state: SubmissionState;
  submittedBy: string;
  submittedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  remark: string;
  report: AnnualReport;
}

function base(db: Db) {
  return db
    .selectFrom('report_submissions')
    .select(['id', 'year', 'round', 'state', 'remark', 'report'])
    .select(['authority_id as authorityId', 'parent_id as parentId', 'submitted_by as submittedBy'])
    .select(['submitted_at as submittedAt', 'decided_by as decidedBy', 'decided_at as decidedAt']);
}

/** What an authority sent up for a year, the newest first. */
export function submissionsOf(db: Db, authorityId: number, year: number): Promise<Submission[]> {
  return base(db)
    .where('authority_id', '=', authorityId)
    .where('year', '=', year)
    .orderBy('round', 'desc')
    .execute() as Promise<Submission[]>;
}

/** When an authority's rounds of a year came, went back and were accepted: what lateness is counted from. */
export type RoundTimes = Pick<Submission, 'authorityId' | 'state' | 'submittedAt' | 'decidedAt'> & {
  /** when it was first accepted */
  acceptedAt: Date | null;
};

function times(db: Db) {
  return db
    .selectFrom('report_submissions')
    .select(['authority_id as authorityId', 'state', 'submitted_at as submittedAt', 'decided_at as decidedAt'])
    .select('accepted_at as acceptedAt')
    .orderBy('authority_id')
    .orderBy('round');
}

/** Those of an authority and year, the first round first. */
export function roundTimes(db: Db, authorityId: number, year: number): Promise<RoundTimes[]> {
  return times(db).where('authority_id', '=', authorityId).where('year', '=', year).execute();
}

/** Those of all authorities of a region. */
export function roundTimesBelow(db: Db, parentId: number, year: number): Promise<RoundTimes[]> {
  return times(db).where('parent_id', '=', parentId).where('year', '=', year).execute();
}

/** The first year of which an authority sent anything up, by authority. */
export async function firstYearsSent(db: Db, parentId: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('report_submissions')
    .select(({ fn }) => ['authority_id', fn.min('year').as('year')])
    .where('parent_id', '=', parentId)
    .groupBy('authority_id')
    .execute();
  return new Map(rows.map(({ authority_id, year }) => [authority_id, year]));
}

/** All that was sent up to a region for a year, each authority's newest. */
export function newestSubmissions(db: Db, parentId: number, year: number): Promise<Submission[]> {
  return base(db)
    .distinctOn('authority_id')
    .where('parent_id', '=', parentId)
    .where('year', '=', year)
    .orderBy('authority_id')
    .orderBy('round', 'desc')
    .execute() as Promise<Submission[]>;
}

/** The reports that a region's report sums up, in the order of their authorities. */
export async function acceptedReports(db: Db, parentId: number, year: number): Promise<AnnualReport[]> {
  const rows = await base(db)
    .where('parent_id', '=', parentId)
    .where('year', '=', year)
    .where('state', '=', 'accepted')
    .orderBy('authority_id')
    .execute();
  return rows.map(({ report }) => report as AnnualReport);
}

export async function insertSubmission(
  db: Tx,
  of: { authorityId: number; parentId: number; year: number; round: number; by: string; at: Date },
  report: AnnualReport,
): Promise<number> {
  const { id } = await db
    .insertInto('report_submissions')
    .values({
      authority_id: of.authorityId,
      parent_id: of.parentId,
      year: of.year,
      round: of.round,
      report: JSON.stringify(report),
      submitted_by: of.by,
      submitted_at: of.at,
      decided_by: null,
      decided_at: null,
      accepted_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Waits for others who decide on the same one. */
export function lockSubmission(db: Tx, parentId: number, id: number): Promise<Submission | undefined> {
  return base(db).where('id', '=', id).where('parent_id', '=', parentId).forUpdate().executeTakeFirst() as Promise<
    Submission | undefined
  >;
}

/** Keeps what was said of places of a report that is returned. */
export async function insertRemarks(db: Tx, submissionId: number, remarks: readonly PlaceRemark[]): Promise<void> {
  if (remarks.length === 0) return;
  await db
    .insertInto('submission_remarks')
    .values(remarks.map(({ place, remark }) => ({ submission_id: submissionId, place, remark })))
    .execute();
}

/** What was said of places, by submission. */
export async function remarksOf(db: Db, submissionIds: readonly number[]): Promise<Map<number, PlaceRemark[]>> {
  const said = new Map<number, PlaceRemark[]>();
  if (submissionIds.length === 0) return said;
  const rows = await db
    .selectFrom('submission_remarks')
    .select(['submission_id', 'place', 'remark'])
    .where('submission_id', 'in', submissionIds)
    .orderBy('id')
    .execute();
  for (const { submission_id, ...remark } of rows)
    said.set(submission_id, [...(said.get(submission_id) ?? []), remark]);
  return said;
}

/** What was said of an authority's reports that were returned and not sent again, by year. */
export async function returnedReports(db: Db, authorityId: number): Promise<Map<number, Returned>> {
  const newest = await db
    .selectFrom('report_submissions')
    .distinctOn('year')
    .select(['id', 'year', 'state', 'remark'])
    .where('authority_id', '=', authorityId)
    .orderBy('year')
    .orderBy('round', 'desc')
    .execute();
  const returned = newest.filter(({ state }) => state === 'returned');
  const said = await remarksOf(
    db,
    returned.map(({ id }) => id),
  );
  return new Map(returned.map(({ id, year, remark }) => [year, { remark, places: said.get(id) ?? [] }]));
}

export function decide(
  db: Tx,
  id: number,
  decision: { state: 'accepted' | 'returned'; remark: string; by: string; at: Date },
) {
  return db
    .updateTable('report_submissions')
    .set({ state: decision.state, remark: decision.remark, decided_by: decision.by, decided_at: decision.at })
    .$if(decision.state === 'accepted', (query) => query.set({ accepted_at: decision.at }))
    .where('id', '=', id)
    .execute();
}

/** Years of a region in which anything was sent up or written, the newest first. */
export async function regionYears(db: Db, parentId: number): Promise<number[]> {
  const sent = await db
    .selectFrom('report_submissions')
    .select('year')
    .distinct()
    .where('parent_id', '=', parentId)
    .execute();
  const written = await yearStates(db, parentId, 'region');
  return [...new Set([...sent, ...written].map(({ year }) => year))].sort((a, b) => b - a);
}

/** How many reports wait for the region's office, by year, the oldest first. */
export function submittedByYear(db: Db, parentId: number): Promise<{ year: number; count: number }[]> {
  return db
    .selectFrom('report_submissions')
    .select(({ fn }) => ['year', fn.countAll<number>().as('count')])
    .where('parent_id', '=', parentId)
    .where('state', '=', 'submitted')
    .groupBy('year')
    .orderBy('year')
    .execute();
}
