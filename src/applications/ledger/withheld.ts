import { sql } from 'kysely';
import { groundOfReply, type ReplyKindId, type ReplyRow, rowOf, type WithheldGround } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';

/** A reply that did not disclose all that was asked for; nothing of what that was. */
interface WithheldReply {
  applicationId: number;
  number: string;
  ground: WithheldGround | 'unnamed';
  /** the day of the reply */
  on: string;
  officeId: number | null;
  officerId: number | null;
}

/** Replies of an authority of the kinds 不予公开 and 部分公开 (table three (二) and (三) but for 行政查询), each application by the last reply
 *  that was signed before a day. 条例 art. 18 @param before 'YYYY-MM-DD', excluded; undefined: as the books stand */
export async function withheldReplies(db: Db, authorityId: number, before = '9999-12-31'): Promise<WithheldReply[]> {
  const { rows } = await sql<{
    id: number;
    number: string;
    outcome: ReplyRow;
    closed_on: string;
    reply: ReplyKindId | null;
    replied_on: string | null;
    office_id: number | null;
    officer_id: number | null;
  }>`
    select a.id, a.number, a.outcome, a.closed_on, s.reply, s.replied_on, a.office_id, a.officer_id
    from applications a left join lateral (
      select step ->> 'reply' as reply, happened_on as replied_on from standing_steps
      where application_id = a.id and kind = 'replied' and happened_on < ${before} and a.reopened_on is not null
      order by happened_on desc, seq desc limit 1) s on true
    where a.authority_id = ${authorityId} and a.phase <> 'merged' and a.closed_on < ${before}
      and (a.outcome = 'partial' or a.outcome like 'refused.%' or a.reopened_on is not null)
    order by a.closed_on, a.id`.execute(db);
  return rows.flatMap(({ id, number, outcome, closed_on, reply, replied_on, office_id, officer_id }) => {
    const ground = groundOfReply(reply ? rowOf(reply) : outcome);
    if (!ground) return [];
    return [
      { applicationId: id, number, ground, on: replied_on ?? closed_on, officeId: office_id, officerId: officer_id },
    ];
  });
}
