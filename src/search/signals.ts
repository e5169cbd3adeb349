import type { Signals } from '../platform/signals.ts';

/** What was looked for and not found: nothing of it could tell of a person (`countable`), and who searched is not known. */
export const missedSearches: Signals = {
  kind: 'misses',
  label: '没有结果的搜索',
  asks: true,
  async of({ db }, authorityId, { from, to }) {
    const rows = await db
      .selectFrom('search_misses')
      .select(['day', 'text', 'times'])
      .where('authority_id', '=', authorityId)
      .where('day', '>=', from)
      .where('day', '<=', to)
      .orderBy('day')
      .orderBy('text')
      .execute();
    return rows.map(({ day, text, times }) => ({
      ...{ day, said: text, voice: null, count: times, href: '/console/search-words', label: '检索用语' },
    }));
  },
};
