import type { Translatable } from '../platform/languages/named.ts';
import { guidesOf } from './store.ts';
import { standingsOf } from './translation.ts';

/** Guides on the site and being written, and how each is translated. */
export const translatableGuides: Translatable = {
  kind: '办事指南',
  of: async (db, authorityId) =>
    (await guidesOf(db, authorityId))
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .flatMap(({ id, draft, shown }) => {
        const content = draft ?? shown;
        return content
          ? [{ title: content.title, href: `/console/guides/${id}`, standings: standingsOf(content) }]
          : [];
      }),
};
