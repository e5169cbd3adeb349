import { openingReason } from '../applications/index.ts';
import { action, done } from '../platform/action.ts';
import { notFound } from '../platform/outcome.ts';
import { readers } from './rules.ts';
import { caseById } from './store.ts';

/** 查看案件中的个人信息: who is named in a case, and that somebody looked, and why. 个人信息保护法 art. 51 */
export const openPersonalData = action<{ id: number; reason: unknown }, void>(
  'remedies.openPersonalData',
  readers,
  async ({ db, who }, { id, reason }) => {
    const of = await caseById(db, who.authorityId, id);
    return of ? done(undefined, `remedy:${id}`, { reason: openingReason(reason) }) : notFound();
  },
);
