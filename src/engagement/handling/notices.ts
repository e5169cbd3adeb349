import { mailSite, type NewMail, putMails, reachableStaff } from '../../mail/index.ts';
import { holdersOf } from '../../organizations/index.ts';
import type { Act } from '../../platform/action.ts';
import { answerers, heads } from '../rules.ts';
import type { MessageRow } from '../store.ts';

type Holder = Awaited<ReturnType<typeof holdersOf>>[number];

/** By mail, to those with an address: a message lies with them now. Its number says which; nothing of it stands there. */
async function tell(act: Act, row: MessageRow, why: string, isFor: (holder: Holder) => boolean): Promise<void> {
  const site = await mailSite(act.db);
  if (!site) return;
  const [holders, reachable] = await Promise.all([
    holdersOf(act.db, act.who.authorityId),
    reachableStaff(act.db, 'engagement:assigned'),
  ]);
  const people = new Map(holders.filter((one) => reachable.has(one.id) && isFor(one)).map((one) => [one.id, one]));
  const mails = [...people.values()].map(
    ({ id, name }): NewMail => ({
      ...{ authorityId: row.authority_id, room: 'engagement', kind: 'assigned', about: `message:${row.id}` },
      key: `message:${row.id}:${row.version}:${id}`,
      to: { staffId: id, name },
      subject: `${row.number}：${why}`,
      body: `${row.number} ${why}${row.due_on ? `，${row.due_on} 前答复` : ''}。\n\n${site}/console/messages/${row.id}`,
    }),
  );
  await putMails(act, mails);
}

/** An office has to answer it. */
export const tellOffice = (act: Act, row: MessageRow, officeId: number): Promise<void> =>
  tell(act, row, '交由您所在的科室办理', ({ officeId: own, role }) => own === officeId && answerers.includes(role));

/** Two offices said that it is not theirs. */
export const tellHeads = (act: Act, row: MessageRow): Promise<void> =>
  tell(act, row, '两个科室都认为不属于本科室，请指定承办科室', ({ role }) => heads.includes(role));
