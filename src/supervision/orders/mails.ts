import { putReminders } from '../../mail/index.ts';
import { holdersOf } from '../../organizations/index.ts';
import type { Act } from '../../platform/action.ts';
import type { Role } from '../../platform/roles.ts';
import { orderHref } from '../paths.ts';
import { answerers, cityOffice, type StepKind } from '../rules.ts';
import type { Order } from './store.ts';

export const ORDER_MAIL = 'supervision:order';

type Told = Pick<Order, 'id' | 'cityId' | 'cityName' | 'authorityId' | 'number' | 'subject' | 'dueOn'>;

/** What happened, as the subject of the mail says it. */
const words: Record<StepKind, string> = {
  issue: '督办单',
  remind: '督办单催办',
  extend: '督办单延期',
  answer: '督办单已反馈',
  return: '督办单退回重办',
  accept: '督办单已办结',
  withdraw: '督办单已撤销',
};

/** Tells those who answer for the authority; what it is about stands in the mail, not what was written. */
export const tellAuthority = (act: Act, order: Told, step: StepKind): Promise<void> =>
  tell(act, order.authorityId, answerers, order, step);

/** Tells the city's office that there is an answer to look at. */
export const tellCity = (act: Act, order: Told): Promise<void> => tell(act, order.cityId, cityOffice, order, 'answer');

async function tell(act: Act, authorityId: number, whom: readonly Role[], order: Told, step: StepKind): Promise<void> {
  const { db, who, now, today } = act;
  const holders = await holdersOf(db, authorityId);
  const to = new Map(
    holders.filter(({ id, role }) => whom.includes(role) && id !== who.id).map(({ id, name }) => [id, name]),
  );
  const key = step === 'remind' ? today : now.toISOString();
  await putReminders(
    act,
    [...to].map(([staffId, name]) => ({
      ...{ authorityId, room: 'supervision', kind: 'order', about: `supervision-order:${order.id}` },
      ...{ key: `supervision-order:${order.id}:${step}:${key}:${staffId}`, to: { staffId, name } },
      what: `【${words[step]}】${order.subject}`,
      lines: [`${order.number}：${order.subject}`, `下达机关：${order.cityName}`, `办理期限：${order.dueOn}`],
      href: orderHref(order.id),
    })),
  );
}
