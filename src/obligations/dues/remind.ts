import { sql } from 'kysely';
import { type Calendar, daysLeft } from '../../law/index.ts';
import { mailWorks, putReminders, type Reminder } from '../../mail/index.ts';
import { calendarOf, holdersOf } from '../../organizations/index.ts';
import { action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { program } from '../../platform/roles.ts';
import type { JobContext } from '../../platform/room.ts';
import { MINE, writers } from '../words.ts';
import { type DueLine, dueName, listDues } from './list.ts';
import { answers } from './rules.ts';

export const REMIND_EVERY_MS = 600_000;
/** Days ahead within which three working days may lie. */
const AHEAD = 16;
/** Late ones that a mail names; the rest it counts. */
const NAMED = 12;

type Stage = '' | 'soon' | 'last' | 'late';
const ORDER: readonly Stage[] = ['', 'soon', 'last', 'late'];

/** Up to which stage a due has come: three working days before, the last day, over. */
function stageOf(on: string, today: string, calendar: Calendar): Stage {
  const left = daysLeft(on, today, calendar);
  if (left < 0) return 'late';
  if (left <= 1) return 'last';
  return left <= 3 ? 'soon' : '';
}

interface Owed extends DueLine {
  told: Stage;
  stage: Stage;
}

async function owed(db: Db, authorityId: number, today: string, calendar: Calendar): Promise<Owed[]> {
  const to = sql<string>`${today}::date + ${AHEAD}::int`;
  const rows = await db
    .selectFrom('dues')
    .select(['id', 'told'])
    .where('authority_id', '=', authorityId)
    .where('state', '=', 'open')
    .where('told', '<>', 'late')
    .where('due_on', '<=', to)
    .execute();
  if (!rows.length) return [];
  const told = new Map(rows.map((row) => [row.id, row.told]));
  const lines = await listDues(db, authorityId, { ids: rows.map(({ id }) => id) }, today, { limit: rows.length });
  return lines.map((due) => ({ ...due, told: told.get(due.id)!, stage: stageOf(due.on, today, calendar) }));
}

const isNews = ({ told, stage }: Owed) => ORDER.indexOf(stage) > ORDER.indexOf(told);

/** 提醒: one mail a day for who publishes for an office of which something has come to a stage, with all that is late or
 *  soon due there: never one for each due, and each stage of a due once. */
const tellOffices = action<void, number>('obligations.remind', ['program'], async (act) => {
  const { db, who, now, today } = act;
  const calendar = await calendarOf(db);
  const all = await owed(db, who.authorityId, today, calendar);
  const news = all.filter(isNews);
  const offices = new Set(news.map(answers).filter((id) => id !== null));
  const people = await publishersOf(db, who.authorityId);
  const reminders = people
    .filter(({ officeId }) => officeId !== null && offices.has(officeId))
    .map((person) =>
      reminderTo(
        person,
        all.filter((due) => answers(due) === person.officeId),
        today,
      ),
    );
  const authorityId = who.authorityId;
  const told = await putReminders(
    { db, now },
    reminders.map((one) => ({ ...one, authorityId })),
  );
  for (const stage of ['soon', 'last', 'late'] as const) {
    const ids = news.filter((due) => due.stage === stage).map(({ id }) => id);
    if (ids.length) await db.updateTable('dues').set({ told: stage }).where('id', 'in', ids).execute();
  }
  return done(told.size, `authority:${authorityId}`, { dues: news.length, mails: told.size });
});

interface Publisher {
  id: number;
  name: string;
  officeId: number | null;
}

/** Each once, whatever their roles. */
async function publishersOf(db: Db, authorityId: number): Promise<Publisher[]> {
  const holders = (await holdersOf(db, authorityId)).filter(({ role }) => writers.includes(role));
  return [...new Map(holders.map((one) => [one.id, one])).values()];
}

function reminderTo({ id, name }: Publisher, dues: readonly Owed[], today: string): Omit<Reminder, 'authorityId'> {
  const late = dues.filter(({ stage }) => stage === 'late');
  const soon = dues.filter(({ stage }) => stage === 'soon' || stage === 'last');
  const lines = [...late, ...soon].map(
    (due) => `${dueName(due)}：${due.on}${due.provisional ? '（暂定）' : ''} 前公开`,
  );
  const rest = lines.length - NAMED;
  const counts = [late.length && `${late.length} 项逾期`, soon.length && `${soon.length} 项快到期`].filter(Boolean);
  return {
    ...{
      room: 'obligations',
      kind: 'due',
      about: `staff:${id}`,
      key: `dues:${today}:${id}`,
      to: { staffId: id, name },
    },
    what: `【应公开事项】${counts.join('，')}`,
    lines: [...lines.slice(0, NAMED), ...(rest > 0 ? [`另有 ${rest} 项`] : [])],
    href: MINE,
  };
}

/** Tells who publishes what is late or soon due. While no mail goes out, nothing is told, and nothing counts as told. */
export async function remindOfDues({ db, house, now }: Pick<JobContext, 'db' | 'house' | 'now'>): Promise<void> {
  if (!(await mailWorks(db))) return;
  const today = dayOf(now);
  const calendar = await calendarOf(db);
  const rows = await db
    .selectFrom('dues')
    .select('authority_id as id')
    .distinct()
    .where('state', '=', 'open')
    .where('told', '<>', 'late')
    .where('due_on', '<=', sql<string>`${today}::date + ${AHEAD}::int`)
    .execute();
  for (const { id } of rows)
    if ((await owed(db, id, today, calendar)).some(isNews))
      await tellOffices({ db, house, now, who: program(id) }, undefined);
}
