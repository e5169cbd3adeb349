import { type Calendar, foldMessage, type MessageStep, messageDue } from '../law/index.ts';
import type { CalendarChange } from '../organizations/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import { movedBetween, type OpenLimit } from '../platform/limits.ts';
import { DESK } from './paths.ts';

/** Open limits of an authority's messages. */
export function limitsOf(db: Db, authorityId: number): Promise<OpenLimit[]> {
  return limitsIn(db, authorityId);
}

/** @param authorityId undefined: of all authorities */
async function limitsIn(db: Db, authorityId: number | undefined): Promise<OpenLimit[]> {
  let query = db
    .selectFrom('messages')
    .select(['id', 'authority_id', 'number', 'due_on', 'due_provisional'])
    .where('due_on', 'is not', null)
    .orderBy('id');
  if (authorityId !== undefined) query = query.where('authority_id', '=', authorityId);
  return (await query.execute()).map(({ id, authority_id, number, due_on, due_provisional }) => ({
    ...{ key: `message:${id}:answer`, authorityId: authority_id, room: '互动交流', title: number },
    ...{ href: `${DESK}/${id}`, limit: '留言答复期限', on: due_on!, provisional: due_provisional, officerId: null },
  }));
}

/** Another arrangement of holidays: the limits of all open messages are reckoned anew. @returns those that moved */
export async function moveLimits(tx: Tx, { after }: CalendarChange) {
  const before = await limitsIn(tx, undefined);
  await recompute(tx, after);
  return movedBetween(before, await limitsIn(tx, undefined));
}

async function recompute(tx: Tx, calendar: Calendar): Promise<void> {
  const rows = await tx
    .selectFrom('messages as m')
    .innerJoin('message_steps as s', 's.message_id', 'm.id')
    .select(['m.id', 'm.due_on as dueOn', 'm.due_provisional as provisional', 's.step'])
    .where('m.due_on', 'is not', null)
    .orderBy('m.id')
    .orderBy('s.seq')
    .execute();
  const of = new Map<number, { steps: MessageStep[]; dueOn: string | null; provisional: boolean }>();
  for (const { id, step, dueOn, provisional } of rows)
    of.set(id, { dueOn, provisional, steps: [...(of.get(id)?.steps ?? []), step] });
  for (const [id, { steps, dueOn, provisional }] of of) {
    const due = messageDue(foldMessage(steps), calendar);
    if (!due || (due.date.toString() === dueOn && due.provisional === provisional)) continue;
    await tx
      .updateTable('messages')
      .set({ due_on: due.date.toString(), due_provisional: due.provisional })
      .where('id', '=', id)
      .execute();
  }
}
