import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { dueStep } from '../rounds/rules.ts';
import type { SubjectKind } from '../subjects.ts';
import type { ChainStep } from '../tables.ts';

/** What became of a step that a round came to; `withdrawn`: the round ended without a verdict at it. */
export type Ended = 'passed' | 'returned' | 'waiting' | 'withdrawn';

/** A round at a step: came there, and what became of it. */
export interface Visit {
  roundId: number;
  kind: string;
  subjectId: string;
  /** '': it was not kept, or is sealed */
  title: string;
  officeId: number | null;
  office: string;
  columnId: number | null;
  column: string;
  label: string;
  limit: ChainStep['limit'];
  arrived: Date;
  ended: Ended;
  /** null while it waits */
  at: Date | null;
  reviewerId: number | null;
  reviewer: string;
  forName: string | null;
  remark: string;
}

interface Row extends Omit<Visit, 'label' | 'limit'> {
  steps: ChainStep[];
  step: number;
  label: string | null;
}

/** Which steps rounds came to within a time, in the order of their coming.
 *  @param from the first instant @param to the first one after it */
export async function visitsOf(
  db: Db,
  authorityId: number,
  kinds: readonly SubjectKind[],
  { from, to }: { from: Date; to: Date },
): Promise<Visit[]> {
  const names = kinds.map(({ name }) => name);
  const { rows } = await sql<Row>`
    with entered as (
      select r.*, o.name as office, c.name as "column" from review_rounds r
      left join offices o on o.id = r.office_id left join columns c on c.id = r.column_id
      where r.authority_id = ${authorityId} and r.subject_kind = any(${names}) and r.submitted_at < ${to}
        and coalesce(r.closed_at, ${to}) >= ${from}),
    given as (
      select v.*, lag(v.at) over (partition by v.round_id order by v.id) as before
      from reviews v join entered r on r.id = v.round_id),
    visits as (
      select r.id as round, v.step, v.step_label as label, coalesce(v.before, r.submitted_at) as arrived,
        v.verdict as ended, v.at, v.reviewer_id, v.reviewer_name, v.for_name, v.remark
      from entered r join given v on v.round_id = r.id
      union all
      select r.id, r.step, null, coalesce((select max(g.at) from reviews g where g.round_id = r.id), r.submitted_at),
        case r.state when 'open' then 'waiting' else 'withdrawn' end,
        case r.state when 'open' then null else r.closed_at end, null, '', null, ''
      from entered r
      where r.state in ('open', 'voided', 'recalled') and r.step < jsonb_array_length(r.steps))
    select r.id as "roundId", r.subject_kind as kind, r.subject_id as "subjectId",
      coalesce(split_part(r.shown, E'\\n', 1), '') as title, r.office_id as "officeId", coalesce(r.office, '') as office,
      r.column_id as "columnId", coalesce(r.column, '') as "column", r.steps, v.step, v.label, v.arrived, v.ended, v.at,
      v.reviewer_id as "reviewerId", v.reviewer_name as reviewer, v.for_name as "forName", v.remark
    from visits v join entered r on r.id = v.round
    where v.arrived >= ${from} and v.arrived < ${to}
    order by v.arrived, r.id, v.step`.execute(db);
  return rows.map(({ steps, step, label, ...row }) => {
    const at = label === null ? dueStep({ steps, step }) : step;
    const limit = steps[at]?.limit;
    return { ...row, label: label ?? steps[at]?.label ?? '', limit };
  });
}
