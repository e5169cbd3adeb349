import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';

/** First and last day, 'YYYY-MM-DD'. */
interface Period {
  from: string;
  to: string;
}

/** What each figure counts of a period; the list behind it asks by the same words. */
const conditions = {
  /** 发布热点回应: topics whose first version was signed then */
  published: ({ from, to }: Period) =>
    sql<boolean>`(select min(v.published_at at time zone 'Asia/Shanghai')::date from topic_versions v
      where v.topic_id = t.id) between ${from} and ${to}`,
  /** 办结: closed then, and not opened anew */
  closed: ({ from, to }: Period) => sql<boolean>`t.closed_on between ${from} and ${to}`,
} as const;
export type TopicFigure = keyof typeof conditions;

/** Figures of a period for the annual report: each is the length of its list. */
export async function countTopics(
  db: Db,
  authorityId: number,
  period: Period,
): Promise<Record<TopicFigure | 'answered', number>> {
  const [published, closed] = await Promise.all([
    listTopics(db, authorityId, 'published', period),
    listTopics(db, authorityId, 'closed', period),
  ]);
  const answered = published.reduce((sum, { entries }) => sum + entries, 0);
  return { published: published.length, closed: closed.length, answered };
}

/** The records behind a figure, with how many answers each timeline holds. */
export async function listTopics(
  db: Db,
  authorityId: number,
  figure: TopicFigure,
  period: Period,
): Promise<{ id: number; title: string; entries: number }[]> {
  return db
    .selectFrom('topics as t')
    .innerJoin('topic_versions as n', (join) => join.onRef('n.topic_id', '=', 't.id').on('n.until', 'is', null))
    .select(['t.id', sql<string>`n.content ->> 'title'`.as('title')])
    .select(sql<number>`jsonb_array_length(n.content -> 'entries')`.as('entries'))
    .where('t.authority_id', '=', authorityId)
    .where(conditions[figure](period))
    .orderBy('t.id')
    .execute();
}
