import { putReminders } from '../mail/index.ts';
import { holdersOf } from '../organizations/index.ts';
import type { Act } from '../platform/action.ts';
import type { Role } from '../platform/roles.ts';
import { briefingHref, RECEIVED } from './paths.ts';
import { above, monthInWords, signers, writers } from './rules.ts';
import type { Briefing } from './store.ts';

export const BRIEFING_MAIL = 'briefing:step';

type Told = Pick<Briefing, 'id' | 'authorityId' | 'month' | 'version'>;

/** Tells who signs that a briefing waits for them. */
export const tellSigners = (act: Act, briefing: Told): Promise<void> =>
  tell(act, briefing, { to: briefing.authorityId, roles: signers, what: '待签发', href: briefingHref(briefing.month) });

/** Tells who writes that it was given back, or signed. */
export const tellWriters = (act: Act, briefing: Told, what: '已退回' | '已签发' | '已起草，请核对'): Promise<void> =>
  tell(act, briefing, { to: briefing.authorityId, roles: writers, what, href: briefingHref(briefing.month) });

/** Tells the office above that one came in. @param from name of the authority */
export const tellAbove = (act: Act, briefing: Told, parentId: number, from: string): Promise<void> =>
  tell(act, briefing, { to: parentId, roles: above, what: `${from}已报送`, href: `${RECEIVED}/${briefing.id}` });

interface Whom {
  to: number;
  roles: readonly Role[];
  what: string;
  href: string;
}

async function tell(act: Act, briefing: Told, { to, roles, what, href }: Whom): Promise<void> {
  const holders = (await holdersOf(act.db, to)).filter(({ id, role }) => roles.includes(role) && id !== act.who.id);
  const people = new Map(holders.map(({ id, name }) => [id, name]));
  const title = `${monthInWords(briefing.month)}信息公开工作月报`;
  await putReminders(
    act,
    [...people].map(([staffId, name]) => ({
      ...{ authorityId: to, room: 'briefing', kind: 'step', about: `briefing:${briefing.id}` },
      ...{ key: `briefing:${briefing.id}:${briefing.version}:${what}:${staffId}`, to: { staffId, name } },
      ...{ what: `【${title}】${what}`, lines: [`${title}：${what}。`], href },
    })),
  );
}
