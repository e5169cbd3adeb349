import type { Db } from '../../platform/database/index.ts';
import type { OpenLimit } from '../../platform/limits.ts';
import { has } from '../../platform/roles.ts';
import type { Asked, DeskLine } from '../../platform/room.ts';
import { ORDERS, orderHref } from '../paths.ts';
import { answerers, cityOffice, STATES } from '../rules.ts';
import { answeredOrders, openOrders } from './store.ts';

/** What waits for this person: the office's own look at answers, or the authority's answers. */
export const waiting = ({ db, who }: Pick<Asked, 'db' | 'who'>) =>
  has(who, ...cityOffice)
    ? answeredOrders(db, who.authorityId)
    : has(who, ...answerers)
      ? openOrders(db, who.authorityId)
      : Promise.resolve([]);

export async function orderLines(asked: Asked): Promise<DeskLine[]> {
  const orders = await waiting(asked);
  if (has(asked.who, ...cityOffice))
    return orders.length
      ? [
          {
            title: `${orders.length} 件督办单等您验收`,
            href: `${ORDERS}?state=answered`,
            note: '看过整改情况后办结或者退回',
          },
        ]
      : [];
  return orders.map(({ id, subject, state, number, dueOn }) => ({
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
