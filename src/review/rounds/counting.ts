import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';

/** What went through the chain of review in a year, by what was done in it: nothing of later moves these figures. */
export interface ReviewCounts {
  /** rounds that were entered, but for those taken back within the year by who entered them */
  submitted: number;
  /** rounds that got the last verdict of their chain, and that were sent back */
  passed: number;
  returned: number;
  /** verdicts of the secrecy review */
  secrecyPassed: number;
  secrecyReturned: number;
  /** the steps of the newest round that was entered, by name */
  steps: string[];
}

/** Counts the rounds of one kind of subject of an authority. 条例 art. 17 @param kind SubjectKind.name */
export async function countReviews(db: Db, authorityId: number, kind: string, year: number): Promise<ReviewCounts> {
  const [from, to] = [`${year}-01-01T00:00:00+08:00`, `${year + 1}-01-01T00:00:00+08:00`];
  const of = sql`r.authority_id = ${authorityId} and r.subject_kind = ${kind}`;
  const entered = sql`${of} and r.submitted_at >= ${from} and r.submitted_at < ${to}`;
  const { rows } = await sql<ReviewCounts>`
    with entered as (select count(*)::int as submitted from review_rounds r where ${entered}
        and not (r.state = 'recalled' and coalesce(r.closed_at, r.submitted_at) < ${to})),
      verdicts as (select r.id, v.verdict, v.step, r.steps::jsonb as steps from reviews v
        join review_rounds r on r.id = v.round_id where ${of} and v.at >= ${from} and v.at < ${to}),
      given as (select
        count(*) filter (where verdict = 'passed' and step = jsonb_array_length(steps) - 1)::int as passed,
        count(distinct id) filter (where verdict = 'returned')::int as returned,
        count(*) filter (where verdict = 'passed' and steps -> step ->> 'checks' = 'secrecy')::int as "secrecyPassed",
        count(*) filter (where verdict = 'returned' and steps -> step ->> 'checks' = 'secrecy')::int as "secrecyReturned"
        from verdicts)
    select *, (select coalesce(array_agg(step ->> 'label' order by place), '{}') from
        (select r.steps::jsonb as steps from review_rounds r where ${entered} order by r.id desc limit 1) as newest,
        jsonb_array_elements(newest.steps) with ordinality as s (step, place)) as steps
    from entered, given`.execute(db);
  return rows[0]!;
}
