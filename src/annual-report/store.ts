import type { Selectable } from 'kysely';
import type { AnnualReport } from '../law/index.ts';
import type { Db, Tables, Tx } from '../platform/database/index.ts';
import type { Promised } from './narrative/promises.ts';
import type { ReportScope, ReportState, Standing } from './tables.ts';

const tableOf = { own: 'annual_reports', region: 'region_reports' } as const satisfies Record<
  ReportScope,
  keyof Tables
>;
type RowOf<Scope extends ReportScope> = Selectable<Tables[(typeof tableOf)[Scope]]>;

/** Both tables have the columns that are asked for here. */
const reportsOf = (scope: ReportScope) => tableOf[scope] as 'annual_reports';

/** The report's own row: wording and publication; undefined while nobody has touched it. */
export async function reportRow<Scope extends ReportScope = 'own'>(
  db: Db,
  authorityId: number,
  year: number,
  scope: Scope = 'own' as Scope,
): Promise<RowOf<Scope> | undefined> {
  const row = await db
    .selectFrom(reportsOf(scope))
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('year', '=', year)
    .executeTakeFirst();
  return row as RowOf<Scope> | undefined;
}

/** The row, made when missing and locked until the transaction ends. */
export async function lockReport<Scope extends ReportScope = 'own'>(
  db: Tx,
  authorityId: number,
  year: number,
  by: { name: string; now: Date },
  scope: Scope = 'own' as Scope,
): Promise<RowOf<Scope>> {
  await db
    .insertInto(reportsOf(scope))
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
    .selectFrom(reportsOf(scope))
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('year', '=', year)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row as unknown as RowOf<Scope>;
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
    signed_on?: string;
    snapshot?: string;
  },
  scope: ReportScope = 'own',
) {
  return db
    .updateTable(reportsOf(scope))
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
export function yearStates(db: Db, authorityId: number, scope: ReportScope = 'own'): Promise<YearState[]> {
  return db
    .selectFrom(reportsOf(scope))
    .select(['year', 'state', 'published_on'])
    .where('authority_id', '=', authorityId)
    .orderBy('year', 'desc')
    .execute();
}

/** Years whose report is public, newest first. */
export async function publishedYears(db: Db, authorityId: number, scope: ReportScope = 'own'): Promise<YearState[]> {
  return (await yearStates(db, authorityId, scope)).filter(({ published_on }) => published_on !== null);
}

/** What the public sees now of the reports of a region's authorities for a year, by authority. */
export async function publishedBelow(db: Db, parentId: number, year: number): Promise<Map<number, AnnualReport>> {
  const rows = await db
    .selectFrom('annual_reports as report')
    .innerJoin('authorities as authority', 'authority.id', 'report.authority_id')
    .select(['report.authority_id as id', 'report.snapshot as snapshot'])
    .where('authority.parent_id', '=', parentId)
    .where('report.year', '=', year)
    .where('report.published_on', 'is not', null)
    .execute();
  return new Map(rows.flatMap(({ id, snapshot }) => (snapshot ? [[id, snapshot]] : [])));
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
