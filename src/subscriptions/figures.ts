import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import type { Counted, Kind, Rhythm } from './rules.ts';

/** How many subscribe to one thing; nobody is named. `ref` is '' of words and matters, which say something of a person. */
export interface SubjectCount {
  kind: Kind;
  ref: string;
  people: number;
}

export async function countSubscribers(db: Db, authorityId: number): Promise<Record<Rhythm, number>> {
  const rows = await db
    .selectFrom('subscribers')
    .select(({ fn }) => ['rhythm', fn.countAll<number>().as('n')])
    .where('authority_id', '=', authorityId)
    .groupBy('rhythm')
    .execute();
  const of = new Map(rows.map(({ rhythm, n }) => [rhythm, n]));
  return { daily: of.get('daily') ?? 0, weekly: of.get('weekly') ?? 0 };
}

/** What is subscribed to, the most first. */
export async function countSubjects(db: Db, authorityId: number): Promise<SubjectCount[]> {
  const { rows } = await sql<SubjectCount>`
    select s.kind, case when s.kind in ('word', 'matter') then '' else s.ref end as ref,
      count(distinct s.subscriber_id)::int as people
    from subscriptions s join subscribers p on p.id = s.subscriber_id
    where p.authority_id = ${authorityId} group by 1, 2 order by people desc, kind, ref`.execute(db);
  return rows;
}

/** What happened on which day, the latest first. @param from 'YYYY-MM-DD', included */
export function countedSince(
  db: Db,
  authorityId: number,
  from: string,
): Promise<{ day: string; what: Counted; times: number }[]> {
  return db
    .selectFrom('subscription_days')
    .select(['day', 'what', 'times'])
    .where('authority_id', '=', authorityId)
    .where('day', '>=', from)
    .orderBy('day', 'desc')
    .execute();
}
