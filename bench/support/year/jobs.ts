import type { Config } from '../../../src/platform/config.ts';
import { instantOf } from '../../../src/platform/dates.ts';
import { house } from '../../../src/rooms.ts';
import type { Year } from './year.ts';

/** They open sites over the network; the machine of a bench has none. */
const OUTSIDE = ['visitLinks', 'probeSites', 'inspectSites'];
/** One looks through every page that is online, one through everybody's deliveries to tell them once a week, one counts
 *  again what each month comes to: of a year that is gone through in a minute each day would be little else. They run on
 *  Mondays. */
const WEEKLY = ['inspect', 'chaseDeliveries', 'countMeasures'];

/** They tell of what comes nearer by working days, so that on a day off they find what they found on the last one: of days
 *  off they run on Saturdays alone. */
const BY_WORKING_DAYS = ['planReminders', 'remindReviewers', 'remindOfDues', 'detectTopics'];

/** When jobs run, and which by their period: on a working day before the office opens all of them, and before it closes those
 *  that come round several times a minute; on a day off all of them once, but for those above. Between two turns the real
 *  program runs them again and again, to find that there is nothing to do. */
const ALL = Number.POSITIVE_INFINITY;
const QUICK = 59_000;
export const TURNS = {
  working: [
    { time: '08:20', everyMs: ALL },
    { time: '17:40', everyMs: QUICK },
  ],
  off: [{ time: '17:40', everyMs: ALL, off: true }],
} as const;

const jobs = house.rooms.flatMap((room) => room.jobs).filter(({ name }) => !OUTSIDE.includes(name));

/** How long the turns of each job took together, ms. */
export type Took = Map<string, number>;

/** A turn: every job of it once, in the order of the house. @param day 'YYYY-MM-DD' @returns how many ran */
export async function turn(
  { books }: Year,
  took: Took,
  config: Config,
  day: string,
  { time, everyMs, off = false }: { time: string; everyMs: number; off?: boolean },
) {
  const now = instantOf(`${day}T${time}`);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const rests = ({ name }: { name: string }) =>
    (weekday !== 1 && WEEKLY.includes(name)) || (off && weekday !== 6 && BY_WORKING_DAYS.includes(name));
  const due = jobs.filter((job) => job.everyMs <= everyMs && !rests(job));
  for (const { name, run } of due) {
    const began = performance.now();
    await run({ ...books, house, config, now });
    took.set(name, (took.get(name) ?? 0) + performance.now() - began);
  }
  return due.length;
}
