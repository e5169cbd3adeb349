import { putReminders } from '../../mail/index.ts';
import { whoWorks } from '../../organizations/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { Who } from '../../platform/roles.ts';
import type { Change } from '../../publishing/index.ts';
import { todosOf } from '../contacts/postings.ts';
import { TODAY } from '../contacts/today-page.tsx';
import { waitingDeliveries } from './waiting.ts';

export const WITHDRAWN_MAIL = 'channels:withdrawn';

/** Reminds at once whoever has to take down elsewhere what was withdrawn here. No title: what was withdrawn is not told once
 *  more. */
export async function tellOfWithdrawal(tx: Tx, { documentId, authorityId, at }: Change): Promise<void> {
  const people = await whoWorks(tx, authorityId, dayOf(at));
  const reminders = [];
  for (const who of people) {
    const href = await takesDownAt(tx, who, documentId, at);
    if (!href) continue;
    reminders.push({
      ...{ authorityId, room: 'channels', kind: 'withdrawn', about: `document:${documentId}` },
      ...{ key: `withdrawn:${documentId}:${at.toISOString()}:${who.id}`, to: { staffId: who.id!, name: who.name } },
      what: '【立即撤下】一条信息已从网站撤下，其他地方还在',
      lines: ['一条信息已从网站撤下，您经办的公开栏、微信群或者其他渠道上还有，请立即撤下并登记。'],
      href,
    });
  }
  await putReminders({ db: tx, now: at }, reminders);
}

/** Where this person takes it down; undefined: it is not theirs to do. */
async function takesDownAt(tx: Tx, who: Who, documentId: number, at: Date): Promise<string | undefined> {
  const tasks = await todosOf(tx, who, dayOf(at), at);
  if (tasks.some((one) => one.documentId === documentId && one.todo === 'takeDown')) return TODAY;
  const deliveries = await waitingDeliveries(tx, who, at);
  const own = deliveries.find((one) => one.documentId === documentId && one.followUp === 'takeDown');
  return own && `/console/deliveries/${own.id}`;
}
