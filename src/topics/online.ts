import type { OnlineTexts } from '../platform/online-texts.ts';
import { DESK } from './words.ts';
import { partsOf } from './writing/look.ts';
import { keepers } from './writing/rules.ts';
import { topicsOf } from './writing/store.ts';

/** 热点回应 on the site, as they were signed. */
export const onlineTopics: OnlineTexts = {
  name: 'topic',
  async of(db, authorityId) {
    const topics = await topicsOf(db, authorityId);
    return topics.flatMap(({ id, shown, withdrawnAt }) =>
      shown && !withdrawnAt
        ? [
            {
              id: String(id),
              title: `热点回应：${shown.title}`,
              parts: partsOf(shown).map(({ where, text }) => ({ where, text })),
            },
          ]
        : [],
    );
  },
  mend: (id) => ({ href: `${DESK}/${id}`, label: '热点回应', roles: keepers }),
};
