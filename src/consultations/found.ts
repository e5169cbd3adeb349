import type { Db } from '../platform/database/index.ts';
import type { PageLink } from '../platform/room.ts';
import { HOME } from './paths.ts';

const MOST = 5;

/** Pages for the site map. */
export async function consultationPages(db: Db, authorityId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('consultations')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('content', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(5_000)
    .execute();
  return [HOME, ...rows.map(({ id }) => `${HOME}/${id}`)];
}

/** Consultations that somebody who searches for these words may mean. */
export async function answeringConsultations(db: Db, authorityId: number, words: string): Promise<PageLink[]> {
  const all = words.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  if (!all.length) return [];
  let query = db
    .selectFrom('consultations')
    .select((eb) => ['id', eb.ref('content', '->>').key('title').$castTo<string>().as('title')])
    .where('authority_id', '=', authorityId)
    .where('content', 'is not', null)
    .where('withdrawn_at', 'is', null);
  for (const word of all)
    query = query.where((eb) =>
      eb(eb.fn('strpos', [eb.fn('lower', [eb.ref('content', '->>').key('title')]), eb.val(word)]), '>', 0),
    );
  const rows = await query.orderBy('id', 'desc').limit(MOST).execute();
  const links = rows.map(({ id, title }) => ({ href: `${HOME}/${id}`, label: `意见征集：${title}` }));
  return links.length || !/征集|征求意见|调查/.test(words) ? links : [{ href: HOME, label: '征集调查' }];
}
