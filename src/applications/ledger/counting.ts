import { type NotNull, sql } from 'kysely';
import type { ApplicantKind, ReplyRow } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';

/** How an application counts in a year. 国办公开办函〔2021〕30号, table three */
export type CountedRow = 'received' | 'carriedIn' | 'carriedOut' | ReplyRow;

const first = (year: number) => `${year}-01-01`;
const next = (year: number) => `${year + 1}-01-01`;

/** Applications of a year by row and kind of applicant; rows and kinds without any are left out. An application received
 *  in an earlier year and still open on 1 January is carried in; one open at the year's end is carried out. What is not
 *  yet confirmed has not been received, and what was merged counts under the other number. */
export async function countApplications(
  db: Db,
  authorityId: number,
  year: number,
): Promise<{ row: CountedRow; kind: ApplicantKind; count: number }[]> {
  const open = { from: first(year), to: next(year) };
  const { rows } = await sql<{ row: CountedRow; kind: ApplicantKind; count: number }>`
    select row, applicant_kind as kind, count(*)::int as count
    from applications,
      lateral (values
        (case when received_on >= ${open.from} then 'received' else 'carriedIn' end),
        (case when closed_on < ${open.to} then outcome else 'carriedOut' end)
      ) as counted(row)
    where authority_id = ${authorityId} and received_on < ${open.to} and phase <> 'merged'
      and (closed_on is null or closed_on >= ${open.from})
    group by row, applicant_kind`.execute(db);
  return rows;
}

export interface ApplicationLine {
  id: number;
  number: string;
  received_on: string;
  subject: string;
  applicant_kind: ApplicantKind;
  outcome: ReplyRow | null;
  closed_on: string | null;
}

/** The applications behind one cell, in order of receipt; `kind` undefined: the total column. */
export function listApplications(
  db: Db,
  authorityId: number,
  year: number,
  row: CountedRow | 'total',
  kind: ApplicantKind | undefined,
  page: { limit: number; offset: number },
): Promise<ApplicationLine[]> {
  let query = db
    .selectFrom('applications')
    .select(['id', 'number', 'received_on', 'subject', 'applicant_kind', 'outcome', 'closed_on'])
    .where('authority_id', '=', authorityId)
    .where('received_on', '<', next(year))
    .where('phase', '<>', 'merged')
    .$narrowType<{ received_on: NotNull }>()
    .where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>=', first(year))]));
  if (kind) query = query.where('applicant_kind', '=', kind);
  if (row === 'received') query = query.where('received_on', '>=', first(year));
  else if (row === 'carriedIn') query = query.where('received_on', '<', first(year));
  else if (row === 'carriedOut')
    query = query.where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>=', next(year))]));
  else query = query.where('closed_on', '<', next(year));
  if (isOutcome(row)) query = query.where('outcome', '=', row);
  return query.orderBy('received_on').orderBy('id').limit(page.limit).offset(page.offset).execute();
}

function isOutcome(row: CountedRow | 'total'): row is ReplyRow {
  return !['received', 'carriedIn', 'carriedOut', 'total'].includes(row);
}

/** 信息处理费 paid in a year, in 分. 国办函〔2020〕109号 */
export async function countFees(db: Db, authorityId: number, year: number): Promise<bigint> {
  const { rows } = await sql<{ fen: string }>`
    select coalesce(sum(fee_fen), 0)::text as fen from applications
    where authority_id = ${authorityId} and fee_paid_on >= ${first(year)} and fee_paid_on < ${next(year)}`.execute(db);
  return BigInt(rows[0]!.fen);
}

/** How applications were handled in a year, which table three does not tell: answered after their last day, extended, and
 *  open at the year's end with their last day gone. 条例 art. 33 */
export type ReplyTime = 'late' | 'extended' | 'overdue';

function timed(replyTime: ReplyTime, year: number) {
  const closed = sql<boolean>`closed_on >= ${first(year)} and closed_on < ${next(year)} and phase <> 'merged'`;
  if (replyTime === 'late') return sql<boolean>`${closed} and coalesce(first_due_on, due_on) < closed_on`;
  if (replyTime === 'extended') return sql<boolean>`${closed} and extended`;
  return sql<boolean>`received_on < ${next(year)} and due_on < ${next(year)} and phase <> 'merged'
    and (closed_on is null or closed_on >= ${next(year)})`;
}

/** How many there are of each. */
export async function countReplyTimes(db: Db, authorityId: number, year: number): Promise<Record<ReplyTime, number>> {
  const { rows } = await sql<Record<ReplyTime, number>>`
    select count(*) filter (where ${timed('late', year)})::int as late,
      count(*) filter (where ${timed('extended', year)})::int as extended,
      count(*) filter (where ${timed('overdue', year)})::int as overdue
    from applications
    where authority_id = ${authorityId} and received_on < ${next(year)}
      and (closed_on is null or closed_on >= ${first(year)})`.execute(db);
  return rows[0]!;
}

export interface TimedLine extends ApplicationLine {
  due_on: string | null;
}

/** The applications behind one of these figures, in order of receipt. */
export function listByReplyTime(
  db: Db,
  authorityId: number,
  year: number,
  replyTime: ReplyTime,
  page: { limit: number; offset: number },
): Promise<TimedLine[]> {
  return db
    .selectFrom('applications')
    .select(['id', 'number', 'received_on', 'subject', 'applicant_kind', 'outcome', 'closed_on'])
    .select((eb) => eb.fn.coalesce('first_due_on', 'due_on').as('due_on'))
    .where('authority_id', '=', authorityId)
    .where(timed(replyTime, year))
    .$narrowType<{ received_on: NotNull }>()
    .orderBy('received_on')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}
