import { putReminders } from '../../mail/index.ts';
import { holdersOf } from '../../organizations/index.ts';
import type { Act } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { DESK } from '../paths.ts';
import { answerers, heads } from '../rules.ts';
import type { MessageRow } from '../store.ts';

type Holder = Awaited<ReturnType<typeof holdersOf>>[number];

/** Reminds them that a message lies with them now. Its number says which; nothing of it stands there. */
async function tell(act: Act, row: MessageRow, why: string, isFor: (holder: Holder) => boolean): Promise<void> {
  const holders = await holdersOf(act.db, act.who.authorityId);
  const people = new Map(holders.filter(isFor).map((one) => [one.id, one]));
  await putReminders(
    act,
    [...people.values()].map(({ id, name }) => ({
      ...{ authorityId: row.authority_id, room: 'engagement', kind: 'assigned', about: `message:${row.id}` },
      key: `message:${row.id}:${row.version}:${id}`,
      to: { staffId: id, name },
      what: `${row.number}：${why}`,
      lines: [`${row.number} ${why}${row.due_on ? `，${row.due_on} 前答复` : ''}。`],
      href: `${DESK}/${row.id}`,
    })),
  );
}

/** An office has to answer it. */
export const tellOffice = (act: Act, row: MessageRow, officeId: number): Promise<void> =>
  tell(act, row, '交由您所在的科室办理', ({ officeId: own, role }) => own === officeId && answerers.includes(role));

/** Two offices said that it is not theirs. */
export const tellHeads = (act: Act, row: MessageRow): Promise<void> =>
  tell(act, row, '两个科室都认为不属于本科室，请指定承办科室', ({ role }) => heads.includes(role));

/** Which of these messages are still to be dealt with: what was answered since is told no more. @param about 'message:12' */
export async function stillOpen(db: Db, authorityId: number, about: readonly string[]): Promise<string[]> {
  const ids = about.map((one) => Number(one.slice('message:'.length)));
  const rows = await db
    .selectFrom('messages')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('id', 'in', ids)
    .where('phase', 'in', ['received', 'assigned', 'disputed'])
    .execute();
  return rows.map(({ id }) => `message:${id}`);
}
