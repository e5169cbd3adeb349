import type { Db } from '../platform/database/index.ts';
import type { PageLink } from '../platform/room.ts';
import { HOME } from './paths.ts';
import { publicAnswers } from './public-answers/store.ts';

const MOST = 5;

/** Pages for the site map. */
export async function answerPages(db: Db, authorityId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('public_answers')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('withdrawn_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(5_000)
    .execute();
  return [HOME, `${HOME}/answers`, ...rows.map(({ id }) => `${HOME}/answers/${id}`)];
}

/** Public answers that somebody who searches for these words may mean. */
export async function answeringMessages(db: Db, authorityId: number, words: string): Promise<PageLink[]> {
  if (!words.trim()) return [];
  const { answers, total } = await publicAnswers(db, authorityId, { words, theme: '', office: null, page: 1 });
  const links = answers
    .slice(0, MOST)
    .map(({ id, title }) => ({ href: `${HOME}/answers/${id}`, label: `公开答复：${title}` }));
  const more = total > MOST ? [{ href: `${HOME}/answers?q=${encodeURIComponent(words)}`, label: '更多公开答复' }] : [];
  return [...links, ...more];
}
