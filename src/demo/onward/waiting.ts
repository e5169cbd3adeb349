import type { Planned } from '../plan.ts';

/** How many of the newest are looked at: about a month. */
const NEWEST = 160;

/** The newest text of each office that is also put out elsewhere waits there: a newcomer finds something to put out on
 *  every desk that does it. */
export function withWaiting(planned: readonly Planned[]): Planned[] {
  const offices = new Set<string>();
  const from = planned.length - NEWEST;
  return planned
    .map((one, n) => [one, n] as const)
    .reverse()
    .map(([one, n]) => {
      const elsewhere = one.channels.filter((channel) => channel !== 'website');
      if (n < from || !one.channels.includes('website') || elsewhere.length === 0 || offices.has(one.office))
        return one;
      offices.add(one.office);
      return { ...one, waiting: elsewhere };
    })
    .reverse();
}
