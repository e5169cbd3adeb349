import type { Db } from '../platform/database/index.ts';
import type { PageLink } from '../platform/room.ts';
import { publicGuides } from './list.ts';
import { windowsOf } from './windows/store.ts';

const MOST = 5;

/** For the site map. */
export async function guidePages(db: Db, authorityId: number): Promise<string[]> {
  const [guides, windows] = await Promise.all([publicGuides(db, authorityId), windowsOf(db, authorityId)]);
  return [
    ...(guides.length ? ['/guides'] : []),
    ...(windows.length ? ['/windows'] : []),
    ...guides.map(({ id }) => `/guides/${id}`),
  ];
}

/** Guides that somebody who searches for these words may mean, and the windows where they ask for those. */
export async function answeringGuides(db: Db, authorityId: number, words: string): Promise<PageLink[]> {
  if (!words.trim()) return [];
  const found = await publicGuides(db, authorityId, { words });
  const links = found
    .slice(0, MOST)
    .map(({ id, content }) => ({ href: `/guides/${id}`, label: `办事指南：${content.title}` }));
  const more = found.length > MOST ? [{ href: `/guides?q=${encodeURIComponent(words)}`, label: '更多办事指南' }] : [];
  const windows = /窗口/.test(words) && (await windowsOf(db, authorityId)).length > 0;
  return [...(windows ? [{ href: '/windows', label: '服务窗口：现在开不开' }] : []), ...links, ...more];
}
