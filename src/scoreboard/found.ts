import type { Db } from '../platform/database/index.ts';
import type { PageLink } from '../platform/room.ts';
import { HOME, TITLE } from './rules.ts';
import { switchedOf } from './store.ts';

export const isShown = async (db: Db, authorityId: number): Promise<boolean> =>
  (await switchedOf(db, authorityId)).shown;

/** For the site map. */
export const boardPages = async (db: Db, authorityId: number): Promise<string[]> =>
  (await isShown(db, authorityId)) ? [HOME] : [];

export async function answeringBoard(db: Db, authorityId: number, words: string): Promise<PageLink[]> {
  return /及时率|公开及时|逾期公开/.test(words) && (await isShown(db, authorityId))
    ? [{ href: HOME, label: TITLE }]
    : [];
}
