import { sql } from 'kysely';
import { type Db, literally } from '../platform/database/index.ts';
import { type ShownEntry, standingsOf } from './standing.ts';
import type { TopicContent } from './writing/content.ts';

/** A topic as the public reads it. */
export interface PublicTopic {
  id: number;
  content: TopicContent;
  officeName: string;
  /** by day; those whose source is off the site are left out */
  entries: ShownEntry[];
  /** YYYY-MM-DD; null: it goes on */
  closedOn: string | null;
  /** when this version was signed */
  publishedAt: Date;
}

interface Wish {
  id?: number;
  words?: string;
}

/** More than an authority has, or than anybody reads on one page. */
const MOST = 300;
const MOST_WORDS = 8;

/** Topics on an authority's site: those that go on first, then the closed ones, each by its last version. */
export async function publicTopics(db: Db, authorityId: number, { id, words = '' }: Wish = {}): Promise<PublicTopic[]> {
  let query = db
    .selectFrom('topics as t')
    .innerJoin('topic_versions as v', (join) => join.onRef('v.topic_id', '=', 't.id').on('v.until', 'is', null))
    .innerJoin('offices as o', 'o.id', 't.office_id')
    .select(['t.id', 'v.content', 'o.name as officeName', 't.closed_on as closedOn', 'v.published_at as publishedAt'])
    .where('t.authority_id', '=', authorityId)
    .where('t.withdrawn_at', 'is', null);
  if (id !== undefined) query = query.where('t.id', '=', id);
  for (const word of words.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS))
    query = query.where(
      sql<boolean>`concat_ws(chr(10), v.content ->> 'title', v.content ->> 'question', v.content ->> 'conclusion',
        jsonb_path_query_array(v.content, '$.entries[*].text')::text) ilike ${`%${literally(word)}%`}`,
    );
  const rows = await query
    .orderBy(sql`t.closed_on is not null`)
    .orderBy('v.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(MOST)
    .execute();
  const standings = await standingsOf(
    db,
    authorityId,
    rows.map(({ content }) => content),
  );
  return rows.map((row, at) => ({ ...row, entries: standings[at]!.shown }));
}
