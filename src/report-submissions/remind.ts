import { yearHref } from '../annual-report/index.ts';
import { reportBy } from '../law/index.ts';
import { putReminders } from '../mail/index.ts';
import { type Authority, authorityByCode, authorityById, holdersOf } from '../organizations/index.ts';
import { type Act, action, done } from '../platform/action.ts';
import { conflict, notFound } from '../platform/outcome.ts';
import { insertReminder } from './reminders.ts';
import { cityOffice, remindFault, senders } from './rules.ts';
import { standingOf } from './standing.ts';

/** 催报: the authority finds it on its workbench, and those who send reports up in their mail; at most once a day.
 *  @returns to how many a mail goes */
export const remindOfReport = action<{ year: number; code: string }, number>(
  'region.remind',
  cityOffice,
  async (act, { year, code }) => {
    const { db, who, now, today } = act;
    const authority = await authorityByCode(db, code);
    if (authority?.parentId !== who.authorityId) return notFound();
    const standing = await standingOf(db, who.authorityId, year, today);
    const { state } = standing.find((one) => one.authority.id === authority.id)!;
    const fault = remindFault(state, { year, today });
    if (fault) return fault;
    const reminder = { authorityId: authority.id, year, on: today, at: now, by: who.name };
    const id = await insertReminder(db, who.authorityId, reminder);
    if (id === undefined) return conflict('今天已经催报过，一天最多催报一次');
    const mailed = await tell(act, authority, { id, year, returned: state === 'returned' });
    return done(mailed, `report-reminder:${id}`, { year, authority: authority.name, mailed });
  },
);

/** Reminds those who send reports up, where mail goes out and they gave an address. */
async function tell(act: Act, authority: Authority, of: { id: number; year: number; returned: boolean }) {
  const city = await authorityById(act.db, act.who.authorityId);
  const holders = await holdersOf(act.db, authority.id);
  const whom = new Map(holders.filter(({ role }) => senders.includes(role)).map(({ id, name }) => [id, name]));
  const told = await putReminders(
    act,
    [...whom].map(([staffId, name]) => ({
      authorityId: authority.id,
      room: 'report-submissions',
      kind: 'reminder',
      about: `report-reminder:${of.id}`,
      key: `report-reminder:${of.id}:${staffId}`,
      to: { staffId, name },
      what: `【催报】${of.year} 年度报告`,
      lines: [
        `${city?.name ?? ''}提醒：${authority.name} ${of.year} 年度报告${of.returned ? '已退回，修改后尚未重新报送' : '尚未报送'}。`,
        `报送和公布的期限：${reportBy(of.year)}（《条例》第四十九条）。`,
      ],
      href: `${yearHref(of.year)}/send`,
    })),
  );
  return told.size;
}
