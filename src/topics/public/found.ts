import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import type { RatedPages } from '../../platform/rated-pages.ts';
import type { PageLink } from '../../platform/room.ts';
import { publicTopics } from '../list.ts';
import { HOME, TITLE } from '../words.ts';

const MOST = 5;

/** For the site map. */
export async function topicPages(db: Db, authorityId: number): Promise<string[]> {
  const topics = await publicTopics(db, authorityId);
  return topics.length ? [HOME, ...topics.map(({ id }) => `${HOME}/${id}`)] : [];
}

/** Topics that somebody who searches for these words may mean. */
export async function answeringTopics(db: Db, authorityId: number, words: string): Promise<PageLink[]> {
  if (!words.trim()) return [];
  const found = await publicTopics(db, authorityId, { words });
  const links = found
    .slice(0, MOST)
    .map(({ id, content }) => ({ href: `${HOME}/${id}`, label: `热点回应：${content.title}` }));
  return found.length > MOST || (/热点/.test(words) && !links.length)
    ? [...links, { href: HOME, label: TITLE }]
    : links;
}

/** Topics on the site, of which readers say whether they are useful. */
export const ratedTopics: RatedPages = {
  folder: `${HOME}/`,
  label: '热点回应',
  of: (db, authorityId, ids) =>
    db
      .selectFrom('topics as t')
      .innerJoin('topic_versions as v', (join) => join.onRef('v.topic_id', '=', 't.id').on('v.until', 'is', null))
      .select(['t.id', sql<string>`v.content ->> 'title'`.as('title'), 't.office_id as officeId'])
      .where('t.authority_id', '=', authorityId)
      .where('t.id', 'in', ids)
      .where('t.withdrawn_at', 'is', null)
      .execute(),
};
