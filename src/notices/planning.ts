import { sql } from 'kysely';
import { type Calendar, leftInWords } from '../law/index.ts';
import { dropWaiting, keysWithoutMail, mailWorks, putReminders, type Reminder, waitingMails } from '../mail/index.ts';
import { calendarOf, holdersOf } from '../organizations/index.ts';
import { dayOf } from '../platform/dates.ts';
import type { OpenLimit } from '../platform/limits.ts';
import type { JobContext } from '../platform/room.ts';
import { recipientsOf, stageOf } from './rules.ts';
import { remindOfStandingStill } from './standing.ts';

/** Named when this room was called so; the mails of today hold it. */
const ROOM = 'alerts';

/** A limit that moves to another day is another one to tell of. */
const aboutOf = ({ key, on }: OpenLimit) => `${key} ${on}`;

/** How one limit is told. Nothing personal: a number, a day, an address to sign in at. */
function wording(limit: OpenLimit, left: string): Pick<Reminder, 'what' | 'dueOn' | 'lines' | 'href'> {
  const provisional = limit.provisional ? '（暂定，放假安排尚未公布）' : '';
  return {
    what: `【${limit.limit}】${limit.title}`,
    dueOn: limit.on,
    lines: [`${limit.room}：${limit.title}`, `${limit.limit}：${limit.on}${provisional}，${left}。`],
    href: limit.href,
  };
}

type Planning = Pick<JobContext, 'db' | 'house' | 'now'>;

/** Plans a reminder for each limit that has come to a stage, once; what was planned for a limit that is met is dropped. */
async function plan(planning: Planning, authorityId: number, calendar: Calendar): Promise<void> {
  const { db, house, now } = planning;
  const today = dayOf(now);
  const limits = await house.limits(db, authorityId, today);
  const still = new Set(limits.map(aboutOf));
  const waiting = await waitingMails(db, ROOM, authorityId);
  await dropWaiting(
    db,
    waiting.filter((about) => !still.has(about)),
  );
  const staged = limits.flatMap((limit) => {
    const stage = stageOf(limit.on, today, calendar);
    return stage ? [{ limit, stage }] : [];
  });
  if (staged.length === 0) return;
  const holders = await holdersOf(db, authorityId);
  const names = new Map(holders.map(({ id, name }) => [id, name]));
  const heads = new Set(holders.filter(({ role }) => role === 'disclosureHead').map(({ id }) => id));
  const reminders = staged.flatMap(({ limit, stage }): Reminder[] => {
    const words = wording(limit, leftInWords(limit.on, today, calendar));
    return recipientsOf(limit, stage, holders).map((id) => ({
      ...words,
      authorityId,
      room: ROOM,
      kind: 'limit',
      about: aboutOf(limit),
      key: `limit:${limit.key}:${limit.on}:${stage}:${id}`,
      to: { staffId: id, name: names.get(id)! },
      must: stage === 'passed' && heads.has(id),
    }));
  });
  const untold = await keysWithoutMail(
    db,
    reminders.map(({ key }) => key),
  );
  if (untold.size === 0) return;
  const news = reminders.filter(({ key }) => untold.has(key));
  await db.transaction().execute((tx) => putReminders({ db: tx, now }, news));
}

/** Puts a reminder into the outbox for whom a limit concerns, 5, 3 and 1 working days before it and when it is over. While
 *  no mail goes out, nothing; where nobody has an address and nothing waits, nothing is looked for. */
export async function planReminders(planning: Planning): Promise<void> {
  if (!(await mailWorks(planning.db))) return;
  const calendar = await calendarOf(planning.db);
  const { rows } = await sql<{ id: number }>`
    select s.authority_id::int as id from staff s join mail_addresses a on a.staff_id = s.id
    union select authority_id::int from mails where room = ${ROOM} and state = 'waiting'`.execute(planning.db);
  for (const { id } of rows) {
    await plan(planning, id, calendar);
    await remindOfStandingStill(planning, id);
  }
}
