import { mailWorks, putReminders, type Reminder, reachableAmong } from '../../mail/index.ts';
import { whoWorks } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { has, type Who } from '../../platform/roles.ts';
import type { JobContext } from '../../platform/room.ts';
import { todosOf } from '../contacts/postings.ts';
import { daysLate } from '../contacts/rules.ts';
import { followUpNames, stateNames } from '../names.ts';
import { handlers } from './rules.ts';
import { waitingDeliveries } from './waiting.ts';

/** What a person was to do so many days ago, and did not, is told by mail. ○ */
const OVERDUE_DAYS = 5;
const DAY = 86_400_000;

interface Overdue {
  key: string;
  /** '待撤下', '公开栏、微信群任务' */
  what: string;
}

async function overdueOf(db: Db, who: Who, now: Date): Promise<Overdue[]> {
  const today = dayOf(now);
  const deliveries = (await waitingDeliveries(db, who, now))
    .filter(({ followUpSince, plannedAt }) => Number(now) - Number(followUpSince ?? plannedAt) >= OVERDUE_DAYS * DAY)
    .map(({ id, followUp, state }) => ({
      key: `delivery:${id}`,
      what: followUp ? followUpNames[followUp] : stateNames[state],
    }));
  const tasks = (await todosOf(db, who, today, now)).filter((one) => daysLate(one, today) >= OVERDUE_DAYS);
  return [...deliveries, ...tasks.map(({ id }) => ({ key: `posting:${id}`, what: '公开栏、微信群任务' }))];
}

/** Numbers and an address to sign in at; no titles: what was withdrawn is not told once more. */
function wording(overdue: readonly Overdue[], nobodys: boolean): Pick<Reminder, 'what' | 'lines' | 'href'> {
  const whats = [...new Set(overdue.map(({ what }) => what))];
  return {
    what: `【逾期未办】${overdue.length} 项发布事项超过 ${OVERDUE_DAYS} 天没有办`,
    lines: [
      ...(nobodys ? ['下列事项的经办人没有填写邮箱，请您提醒：'] : []),
      ...whats.map((what) => `${what} ${overdue.filter((one) => one.what === what).length} 项`),
    ],
    href: '/console/deliveries',
  };
}

/** Reminds whoever is to put out, replace or take down what is overdue, once a week while it lasts;
 *  what none of them can be told of, for the head of disclosure work. While no mail goes out, nothing. */
export async function chaseOverdue(books: Pick<JobContext, 'db' | 'now'>): Promise<void> {
  if (!(await mailWorks(books.db))) return;
  const rows = await books.db.selectFrom('deliveries').select('authority_id as id').distinct().execute();
  for (const { id } of rows) await chaseIn(books, id);
}

async function chaseIn({ db, now }: Pick<JobContext, 'db' | 'now'>, authorityId: number): Promise<void> {
  const everybody = await whoWorks(db, authorityId, dayOf(now));
  const reachable = await reachableAmong(
    db,
    'channels:overdue',
    everybody.map(({ id }) => id!),
  );
  const people = everybody.filter(({ id }) => id !== null && reachable.has(id));
  const reminder = (who: Who, overdue: readonly Overdue[], nobodys: boolean): Reminder => ({
    ...wording(overdue, nobodys),
    authorityId,
    room: 'channels',
    kind: 'overdue',
    about: `authority:${authorityId}`,
    key: `overdue:${nobodys}:${weekOf(now)}:${who.id}`,
    to: { staffId: who.id!, name: who.name },
  });
  const reminders: Reminder[] = [];
  const told = new Set<string>();
  for (const who of people.filter((one) => has(one, ...handlers))) {
    const own = { ...who, roles: who.roles.filter((role) => role !== 'disclosureHead') };
    const overdue = await overdueOf(db, own, now);
    for (const { key } of overdue) told.add(key);
    if (overdue.length) reminders.push(reminder(who, overdue, false));
  }
  for (const head of people.filter((one) => has(one, 'disclosureHead'))) {
    const nobodys = (await overdueOf(db, head, now)).filter(({ key }) => !told.has(key));
    if (nobodys.length) reminders.push(reminder(head, nobodys, true));
  }
  await db.transaction().execute((tx) => putReminders({ db: tx, now }, reminders));
}

/** 'YYYY-MM-DD': the Monday of a moment's week in China. */
function weekOf(now: Date): string {
  const day = new Date(`${dayOf(now)}T00:00:00Z`);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
}
