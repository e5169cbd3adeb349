import type { Selectable } from 'kysely';
import type { Db, Tables, Tx } from '../platform/database/index.ts';
import type { Promised } from './promises.ts';
import type { ReportScope, ReportState, Standing } from './tables.ts';

/** Where reports stand: an authority's own, or a region's over the authorities below it. */
export type ReportTable = 'annual_reports' | 'region_reports';
export const scopeOf: Record<ReportTable, ReportScope> = { annual_reports: 'own', region_reports: 'region' };

/** Both tables have the columns that are asked for here. */
const named = (table: ReportTable) => table as 'annual_reports';

/** The report's own row: wording and publication; undefined while nobody has touched it. */
export function reportRow(db: Db, authorityId: number, year: number) {
  return db
    .selectFrom('annual_reports')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('year', '=', year)
    .executeTakeFirst();
}

/** The row, made when missing and locked until the transaction ends. */
export async function lockReport<Table extends ReportTable = 'annual_reports'>(
  db: Tx,
  authorityId: number,
  year: number,
  by: { name: string; now: Date },
  table: Table = 'annual_reports' as Table,
): Promise<Selectable<Tables[Table]>> {
  await db
    .insertInto(named(table))
    .values({
      authority_id: authorityId,
      year,
      texts: '{}',
      updated_at: by.now,
      updated_by: by.name,
      snapshot: null as never,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db
    .selectFrom(named(table))
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('year', '=', year)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row as unknown as Selectable<Tables[Table]>;
}

export function saveReport(
  db: Tx,
  authorityId: number,
  year: number,
  values: {
    texts?: string;
    updated_at?: Date;
    updated_by?: string;
    state?: ReportState;
    authors?: number[];
    correction_reason?: string;
    published_at?: Date;
    published_on?: string;
    snapshot?: string;
  },
  table: ReportTable = 'annual_reports',
) {
  return db
    .updateTable(named(table))
    .set(values)
    .where('authority_id', '=', authorityId)
    .where('year', '=', year)
    .execute();
}

export interface YearState {
  year: number;
  state: ReportState;
  published_on: string | null;
}

/** What became of each year's report that anybody touched, newest first. */
export function yearStates(db: Db, authorityId: number): Promise<YearState[]> {
  return db
    .selectFrom('annual_reports')
    .select(['year', 'state', 'published_on'])
    .where('authority_id', '=', authorityId)
    .orderBy('year', 'desc')
    .execute();
}

/** Years whose report is public, newest first. */
export async function publishedYears(db: Db, authorityId: number): Promise<YearState[]> {
  return (await yearStates(db, authorityId)).filter(({ published_on }) => published_on !== null);
}

export interface Answer {
  promiseId: string;
  promise: string;
  standing: Standing;
  answer: string;
  by: string;
  at: Date;
}

/** What a year's report answers to last year's promises. */
export function answersOf(db: Db, authorityId: number, year: number): Promise<Answer[]> {
  return db
    .selectFrom('promise_answers')
    .select(['promise_id as promiseId', 'promise', 'standing', 'answer', 'answered_by as by', 'answered_at as at'])
    .where('authority_id', '=', authorityId)
    .where('year', '=', year)
    .execute();
}

export function saveAnswer(
  db: Tx,
  of: { authorityId: number; year: number; by: string; at: Date },
  { id, text }: Promised,
  answer: { standing: Standing; answer: string },
) {
  const values = { ...answer, promise: text, answered_by: of.by, answered_at: of.at };
  return db
    .insertInto('promise_answers')
    .values({ ...values, authority_id: of.authorityId, year: of.year, promise_id: id })
    .onConflict((conflict) => conflict.columns(['authority_id', 'year', 'promise_id']).doUpdateSet(values))
    .execute();
}
