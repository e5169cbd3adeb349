import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';

/** A subject that secrecy review sent back and that was not submitted again since. */
interface HeldBack {
  subjectId: string;
  officeId: number | null;
  /** 'YYYY-MM-DD' in China */
  on: string;
}

/** What of a kind the secrecy review of an authority holds back, as it stood before a day. 条例 arts. 17, 18
 *  @param kind SubjectKind.name @param before 'YYYY-MM-DD', excluded; undefined: as the books stand */
export async function heldBackBySecrecy(
  db: Db,
  authorityId: number,
  kind: string,
  before?: string,
): Promise<HeldBack[]> {
  const end = before ? sql`${`${before}T00:00:00+08:00`}::timestamptz` : sql`'infinity'::timestamptz`;
  const { rows } = await sql<HeldBack>`
    select r.subject_id as "subjectId", r.office_id as "officeId",
      to_char(v.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "on"
    from review_rounds r join reviews v on v.round_id = r.id
    where r.authority_id = ${authorityId} and r.subject_kind = ${kind} and r.state = 'returned'
      and v.verdict = 'returned' and v.at < ${end} and r.steps::jsonb -> v.step ->> 'checks' = 'secrecy'
      and not exists (select from review_rounds later where later.subject_kind = r.subject_kind
        and later.subject_id = r.subject_id and later.id > r.id and later.submitted_at < ${end} and later.state <> 'recalled')
    order by v.at, r.id`.execute(db);
  return rows;
}
