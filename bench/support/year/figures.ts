import { sql } from 'kysely';
import { countDeliveries } from '../../../src/channels/index.ts';
import { countMessages } from '../../../src/engagement/index.ts';
import { daysLeft } from '../../../src/law/index.ts';
import { countAll } from '../../../src/obligations/index.ts';
import { calendarOf } from '../../../src/organizations/index.ts';
import type { OpenLimit } from '../../../src/platform/limits.ts';
import { house } from '../../../src/rooms.ts';
import { YEAR, type Year } from './year.ts';

/** How the town stands at the end of a day. */
export interface Figures {
  /** open limits: what, which, last day, working days left (-1: over); '暂定' where the arrangement is not published */
  alerts: string[];
  /** dues of the catalogue by standing */
  dues: { met: number; metLate: number; excused: number; late: number; open: number };
  /** made public in the year, by channel */
  published: { website: number; board: number; wechat: number };
  /** applications under way by phase, those over their last day, those that ended by row of table three */
  applications: Record<string, number>;
  /** of the year */
  messages: { received: number; answered: number; inTime: number };
}

/** By which letter the scenario names what a limit is about. */
const LETTERS: Record<string, string> = {
  ...{ application: 'A', message: 'M', remedy: 'R', consultation: 'C', accountability: 'K', 'supervision-order': 'Q' },
  siteFinding: 'F',
};

export async function figuresOf(year: Year, day: string): Promise<Figures> {
  const { db } = year.books;
  const of = { from: `${YEAR}-01-01`, to: `${YEAR}-12-31` };
  const [limits, calendar, due, channels, applications, messages] = await Promise.all([
    house.limits(db, year.authorityId, day),
    calendarOf(db),
    countAll(db, year.authorityId, {}, day),
    countDeliveries(db, year.authorityId, YEAR),
    applicationsOf(year, day),
    countMessages(db, year.authorityId, of),
  ]);
  const { met, metLate, excused, late, open } = due.counts;
  const { website, board, wechat } = channels;
  const { received, answered, inTime } = messages;
  return {
    alerts: limits
      .map(
        (one) => `${called(year, one)} ${one.on} ${daysLeft(one.on, day, calendar)}${one.provisional ? ' 暂定' : ''}`,
      )
      .sort(),
    dues: { met, metLate, excused, late, open },
    published: { website, board, wechat },
    applications,
    messages: { received, answered, inTime },
  };
}

/** 'A2 答复期限', '公开期限 3项' */
function called(year: Year, { key, limit, title }: OpenLimit): string {
  const [kind, id] = key.split(':') as [string, string];
  if (kind === 'dues') return `${limit} ${/等 (\d+) 项$/.exec(title)?.[1] ?? 1}项`;
  if (kind === 'reassessment') return `${limit} ${/等 (\d+) 件$/.exec(title)?.[1] ?? 1}件`;
  const letter = LETTERS[kind];
  const name = [...year.ids].find(
    ([name, one]) => letter && new RegExp(`^${letter}\\d+$`).test(name) && one === Number(id),
  );
  return `${name?.[0] ?? key} ${limit}`;
}

async function applicationsOf(year: Year, day: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string; n: number }>`
    select coalesce(outcome, phase) as name, count(*)::int as n from applications
      where authority_id = ${year.authorityId} group by 1
    union all select 'overdue', count(*)::int from applications
      where authority_id = ${year.authorityId} and outcome is null and due_on < ${day} having count(*) > 0`.execute(
    year.books.db,
  );
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

/** Mails that came into the outbox on a day, by their kind. @param days first and last */
export async function mailsOf(year: Year, days: { from: string; to: string }): Promise<Record<string, number>> {
  const { rows } = await sql<{ kind: string; n: number }>`
    select room || ':' || kind as kind, count(*)::int as n from mails
    where (created_at at time zone 'Asia/Shanghai')::date between ${days.from} and ${days.to} group by 1`.execute(
    year.books.db,
  );
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
}
