import { action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import { notFound } from '../../platform/outcome.ts';
import { has, type Role } from '../../platform/roles.ts';
import type { Asked, DeskLine } from '../../platform/room.ts';
import { deviceKeepers } from '../devices/rules.ts';
import { TERMINALS } from '../paths.ts';
import { countUse } from './uses.ts';

/** Who goes and helps: everybody who works with citizens. */
export const helpers: readonly Role[] = [...deviceKeepers, 'caseOfficer', 'editor'];
/** A call that nobody answered is no longer one, ms. */
const GOOD_FOR_MS = 30 * 60_000;

export interface Call {
  id: number;
  terminalId: number;
  place: string;
  name: string;
  calledAt: Date;
}

/** Calls of an authority that wait, the oldest first. */
export function openCalls(db: Db, authorityId: number, now: Date): Promise<Call[]> {
  return db
    .selectFrom('help_calls as c')
    .innerJoin('terminals as t', 't.id', 'c.terminal_id')
    .select(['c.id', 't.id as terminalId', 't.place', 't.name', 'c.called_at as calledAt'])
    .where('t.authority_id', '=', authorityId)
    .where('t.shut_out_at', 'is', null)
    .where('c.answered_at', 'is', null)
    .where('c.called_at', '>', new Date(now.getTime() - GOOD_FOR_MS))
    .orderBy('c.id')
    .limit(50)
    .execute();
}

/** Somebody at a kiosk calls; called twice it is one call. */
export async function call(db: Db, terminalId: number, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.selectFrom('terminals').select('id').where('id', '=', terminalId).forUpdate().execute();
    const open = await tx
      .selectFrom('help_calls')
      .select('id')
      .where('terminal_id', '=', terminalId)
      .where('answered_at', 'is', null)
      .where('called_at', '>', new Date(now.getTime() - GOOD_FOR_MS))
      .executeTakeFirst();
    if (open) return;
    await tx.insertInto('help_calls').values({ terminal_id: terminalId, called_at: now }).execute();
    await countUse(tx, terminalId, dayOf(now), 'call');
  });
}

/** 已去协助: somebody goes. */
export const answerCall = action<{ id: number }, number>(
  'terminals.answerCall',
  helpers,
  async ({ db, who, now }, { id }) => {
    const answered = await db
      .updateTable('help_calls')
      .from('terminals as t')
      .set({ answered_at: now, answered_by: who.name })
      .whereRef('t.id', '=', 'help_calls.terminal_id')
      .where('t.authority_id', '=', who.authorityId)
      .where('help_calls.id', '=', id)
      .where('help_calls.answered_at', 'is', null)
      .returning(['t.id', 't.place'])
      .executeTakeFirst();
    return answered ? done(id, `terminal:${answered.id}`, { place: answered.place }) : notFound('这次呼叫已有人应答');
  },
);

/** Calls that wait, on the workbench of who helps. */
export async function callLines({ db, who, now }: Asked): Promise<DeskLine[]> {
  if (!has(who, ...helpers)) return [];
  return (await openCalls(db, who.authorityId, now)).map(({ id, place, name, calledAt }) => ({
    title: `${place}有人呼叫协助`,
    href: `${TERMINALS}/calls#call-${id}`,
    tag: '呼叫协助',
    note: `自助终端 ${name}，${minuteOf(calledAt)}`,
  }));
}
