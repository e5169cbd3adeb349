import type { Db } from '../../platform/database/index.ts';
import type { OnlineTexts } from '../../platform/online-texts.ts';
import type { PageLink } from '../../platform/room.ts';
import { DESK, HOME, keepers, PUBLIC_TITLE, TITLE } from '../words.ts';
import { publishedResults } from './store.ts';

/** For the site map. */
export async function resultPages(db: Db, authorityId: number): Promise<string[]> {
  const results = await publishedResults(db, authorityId);
  return results.length ? [HOME, ...results.map(({ id }) => `${HOME}/${id}`)] : [];
}

/** Who searches for these words may mean it. */
export async function answeringResults(db: Db, authorityId: number, words: string): Promise<PageLink[]> {
  if (!/考核|评议|满意度/.test(words)) return [];
  return (await publishedResults(db, authorityId)).length ? [{ href: HOME, label: PUBLIC_TITLE }] : [];
}

/** What of them the site shows, for who looks through all that is online. */
export const onlineResults: OnlineTexts = {
  name: 'assessment',
  async of(db, authorityId) {
    return (await publishedResults(db, authorityId)).map(({ id, content }) => ({
      id: String(id),
      title: content.title,
      parts: [
        { where: '考核依据和说明', text: content.note },
        ...content.items.map(({ title, how }) => ({ where: title, text: how })),
        ...(content.corrections ?? []).map(({ reason }) => ({ where: '更正的原因', text: reason })),
      ],
    }));
  },
  mend: () => ({ href: DESK, label: TITLE, roles: keepers }),
};
