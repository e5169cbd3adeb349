import { has } from '../platform/roles.ts';
import type { Asked, DeskLine } from '../platform/room.ts';
import { briefingHref } from './paths.ts';
import { monthInWords, signers, writers } from './rules.ts';
import { type Briefing, briefingsOf } from './store.ts';

/** What waits for this person: months to check and hand on, and what is to be signed. The running month waits for nobody. */
async function waitingFor({ db, who, today }: Pick<Asked, 'db' | 'who' | 'today'>): Promise<Briefing[]> {
  const [writes, signs] = [has(who, ...writers), has(who, ...signers)];
  if (!writes && !signs) return [];
  const running = `${today.slice(0, 7)}-01`;
  return (await briefingsOf(db, who.authorityId)).filter(
    ({ month, state, handedBy }) =>
      (writes && state === 'drafting' && month < running) ||
      (signs && state === 'handed' && month < running && handedBy !== who.id),
  );
}

export const countWaiting = async (asked: Asked): Promise<number> => (await waitingFor(asked)).length;

export async function briefingLines(asked: Asked): Promise<DeskLine[]> {
  return (await waitingFor(asked)).map(({ month, state, returnedReason, handedName }) => ({
    title: `${monthInWords(month)}信息公开工作月报`,
    href: briefingHref(month),
    tag: state === 'handed' ? '待签发' : returnedReason ? '已退回' : '月报',
    note: state === 'handed' ? `${handedName}送签` : returnedReason || '已按台账起草，请核对后送签',
  }));
}
