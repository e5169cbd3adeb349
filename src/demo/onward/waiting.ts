import { workingDaysBefore } from '../calendar.ts';
import type { Planned } from '../plan.ts';

/** How many of the newest are looked at: about a month. */
const NEWEST = 160;
/** How many of them the account's machine has before it, and how many working days ago the last of them came out. */
const FOR_THE_ACCOUNT = 11;
const ACCOUNT_AGE = 4;

/** The newest text of each office that is also put out elsewhere waits there: a newcomer finds something to put out on
 *  every desk that does it. Some that are for the account besides the website wait to be sent (`sendings`). */
export function withWaiting(planned: readonly Planned[], today: string): Planned[] {
  const offices = new Set<string>();
  const from = planned.length - NEWEST;
  const before = workingDaysBefore(today, ACCOUNT_AGE);
  let sent = 0;
  return planned
    .map((one, n) => [one, n] as const)
    .reverse()
    .map(([one, n]) => {
      const elsewhere = one.channels.filter((channel) => channel !== 'website');
      if (n < from || !one.channels.includes('website') || elsewhere.length === 0) return one;
      const forAccount = elsewhere.join() === 'wechat' && one.day <= before && sent < FOR_THE_ACCOUNT;
      if (forAccount) sent += 1;
      else if (offices.has(one.office)) return one;
      else offices.add(one.office);
      return { ...one, waiting: elsewhere };
    })
    .reverse();
}
