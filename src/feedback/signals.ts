import type { Signals } from '../platform/signals.ts';
import { PATH } from './paths.ts';
import { knownPages } from './which.ts';

/** Pages that readers found useless, as the site shows them now. */
export const uselessPages: Signals = {
  kind: 'useless',
  label: '“没用”的页面',
  asks: true,
  async of({ db, house }, authorityId, { from, to }) {
    const rows = await db
      .selectFrom('page_ratings')
      .select(['path', 'rated_on as day'])
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('authority_id', '=', authorityId)
      .where('rated_on', '>=', from)
      .where('rated_on', '<=', to)
      .where('useful', '=', false)
      .groupBy(['path', 'rated_on'])
      .orderBy('rated_on')
      .orderBy('path')
      .execute();
    const known = await knownPages({ db, house }, authorityId, [...new Set(rows.map(({ path }) => path))]);
    return rows.flatMap(({ path, day, count }) => {
      const page = known.get(path);
      const href = `${PATH}/page?${new URLSearchParams({ days: '90', of: path })}`;
      return page ? [{ day, said: page.title, voice: null, count: Number(count), href, label: page.title }] : [];
    });
  },
};
