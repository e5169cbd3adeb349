import { sql } from 'kysely';
import type { ReplyRow } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';

/** An application as another room refers to it; nothing personal. */
export interface ApplicationBrief {
  id: number;
  number: string;
  subject: string;
  /** the row of table three it was closed under */
  outcome: ReplyRow | null;
  /** 'YYYY-MM-DD' */
  closedOn: string | null;
  /** the day of receipt; null: not yet */
  receivedOn: string | null;
  /** the last day that bound the reply it was closed with, or binds the one to come */
  dueOn: string | null;
  /** the day the reply was delivered; null: not yet, or not recorded */
  deliveredOn: string | null;
  /** it is being answered anew, as a decision or judgment ordered */
  openAgain: boolean;
}

/** By its number (绥芬河镇依申请〔2023〕1号) or its id; undefined when the authority has none such. */
export function applicationBrief(
  db: Db,
  authorityId: number,
  by: { number: string } | { id: number },
): Promise<ApplicationBrief | undefined> {
  const query = db
    .selectFrom('applications')
    .select(['id', 'number', 'subject', 'outcome', 'closed_on as closedOn', 'delivered_on as deliveredOn'])
    .select(sql<boolean>`reopened_on is not null and phase not in ('closed', 'archived')`.as('openAgain'))
    .select(['received_on as receivedOn', sql<string | null>`coalesce(first_due_on, due_on)`.as('dueOn')])
    .where('authority_id', '=', authorityId);
  return ('id' in by ? query.where('id', '=', by.id) : query.where('number', '=', by.number)).executeTakeFirst();
}
