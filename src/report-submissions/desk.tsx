import { yearHref } from '../annual-report/index.ts';
import { reportBy } from '../law/index.ts';
import { dayOf } from '../platform/dates.ts';
import { has } from '../platform/roles.ts';
import type { Asked, DeskLine } from '../platform/room.ts';
import { RegionDesk } from './pages/desk.tsx';
import { openReminders, remindersBelow } from './reminders.ts';
import { cityOffice, senders } from './rules.ts';
import { standingOf } from './standing.ts';

/** For the city's office, the region's reports of the year that is over; undefined: for nobody else. */
export async function regionDesk({ db, who, today }: Asked) {
  if (!has(who, ...cityOffice)) return undefined;
  const year = Number(today.slice(0, 4)) - 1;
  const [standing, reminders] = await Promise.all([
    standingOf(db, who.authorityId, year, today),
    remindersBelow(db, who.authorityId, year),
  ]);
  return <RegionDesk year={year} today={today} standing={standing} reminders={reminders} />;
}

/** For those who send reports up: that the city's office reminded them, until the report is sent. */
export async function remindedLines({ db, who }: Asked): Promise<DeskLine[]> {
  if (!has(who, ...senders)) return [];
  const open = await openReminders(db, who.authorityId);
  return open.map(({ year, by, at }) => ({
    title: `报送 ${year} 年度报告`,
    href: `${yearHref(year)}/send`,
    tag: '上级催报',
    note: `${by} ${dayOf(at)} 催报，报送期限 ${reportBy(year)}`,
    by: reportBy(year),
  }));
}
