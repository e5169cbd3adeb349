import { dayOf, isDay } from '../../platform/dates.ts';
import { first, type Typed } from '../../platform/http/form.ts';
import { FIGURES, type Figure, GROUPS, type Group } from './rules.ts';

/** What is asked of the statistics, as their address says it. */
export interface Asked {
  /** 'YYYY-MM-DD', both included */
  from: string;
  to: string;
  group: Group;
}

/** Records of one figure. */
export interface AskedRecords extends Asked {
  /** of which line; undefined: of all */
  key: string | undefined;
  figure: Figure;
}

export const STATISTICS = '/console/reviews/statistics';

/** The longest time, in days: what is reckoned is held at once. */
const LONGEST = 366;
const DAY = 86_400_000;

/** @param now without days, the month that is now */
export function askedIn(typed: Typed, now: Date): Asked {
  const today = dayOf(now);
  const to = isDay(first(typed, 'to')) ? first(typed, 'to') : today;
  const given = isDay(first(typed, 'from')) ? first(typed, 'from') : `${to.slice(0, 8)}01`;
  const earliest = new Date(Date.parse(to) - (LONGEST - 1) * DAY).toISOString().slice(0, 10);
  const [notAfter] = [given, to].sort();
  const [, from] = [notAfter!, earliest].sort();
  const group = first(typed, 'group');
  return { from: from!, to, group: Object.hasOwn(GROUPS, group) ? (group as Group) : 'step' };
}

export function recordsIn(typed: Typed, now: Date): AskedRecords {
  const figure = first(typed, 'figure');
  return {
    ...askedIn(typed, now),
    key: typed.key === undefined ? undefined : first(typed, 'key'),
    figure: figure === 'timed' || Object.hasOwn(FIGURES, figure) ? (figure as Figure) : 'received',
  };
}

export const statisticsHref = (asked: Asked, more = ''): string =>
  `${STATISTICS}${more}?${new URLSearchParams({ from: asked.from, to: asked.to, group: asked.group })}`;

export function recordsHref(asked: Asked, figure: Figure, key?: string, more = ''): string {
  const of = key === undefined ? '' : `&${new URLSearchParams({ key })}`;
  return `${statisticsHref(asked, `/records${more}`)}&figure=${figure}${of}`;
}
