import type { Db } from '../platform/database/index.ts';
import type { PageLink } from '../platform/room.ts';
import { policiesOf } from './store.ts';

/** For the site map. */
export async function policyPages(db: Db, authorityId: number): Promise<string[]> {
  return (await policiesOf(db, authorityId)).length ? ['/policies', '/policies/mine'] : [];
}

/** The library, for who searches for policies or for a word that stands in a title of it. */
export async function answeringPolicies(db: Db, authorityId: number, words: string): Promise<PageLink[]> {
  const word = words.trim();
  if (!word) return [];
  const all = await policiesOf(db, authorityId);
  const within = all.filter(({ title }) => title.includes(word)).length;
  return [
    ...(within ? [{ href: `/policies?q=${encodeURIComponent(word)}`, label: `政策文件库：${word}` }] : []),
    ...(/政策|文件/.test(word) && all.length ? [{ href: '/policies/mine', label: '与我相关的政策' }] : []),
  ];
}
