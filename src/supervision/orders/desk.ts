import type { Db } from '../../platform/database/index.ts';
import type { OpenLimit } from '../../platform/limits.ts';
import { has } from '../../platform/roles.ts';
import type { Asked, DeskLine } from '../../platform/room.ts';
import { ORDERS, orderHref } from '../paths.ts';
import { answerers, cityOffice, STATES } from '../rules.ts';
import { countWaiting, openOrders } from './store.ts';

/** How many wait for this person: for the office's own look at answers, or for the authority to answer. */
export async function waiting({ db, who }: Pick<Asked, 'db' | 'who'>): Promise<number> {
  if (has(who, ...cityOffice)) return countWaiting(db, { cityId: who.authorityId });
  return has(who, ...answerers) ? countWaiting(db, { authorityId: who.authorityId }) : 0;
}

export async function orderLines(asked: Asked): Promise<DeskLine[]> {
  const { db, who } = asked;
  if (has(who, ...cityOffice)) {
    const answered = await waiting(asked);
    const href = `${ORDERS}?state=answered`;
    return answered ? [{ title: `${answered} 件督办单等您验收`, href, note: '看过整改情况后办结或者退回' }] : [];
  }
  if (!has(who, ...answerers)) return [];
  return (await openOrders(db, who.authorityId)).map(({ id, subject, state, number, dueOn }) => ({
    title: subject,
    href: orderHref(id),
    tag: state === 'returned' ? STATES.returned : '督办',
    note: number,
    time: `${dueOn} 前反馈`,
    by: dueOn,
  }));
}

/** What an authority has still to answer. */
export async function orderLimits(db: Db, authorityId: number): Promise<OpenLimit[]> {
  return (await openOrders(db, authorityId)).map(({ id, subject, dueOn }) => ({
    ...{ key: `supervision-order:${id}`, authorityId, room: '督办单', title: subject, href: orderHref(id) },
    ...{ limit: '督办单办理期限', on: dueOn, provisional: false, officerId: null },
  }));
}
