import { type Calendar, WORKED_A_DAY, workedMinutes } from '../../law/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { dueSince, dueStage } from '../rounds/due.ts';
import type { Visit } from './visits.ts';

/** By what figures are told apart. */
export const GROUPS = {
  step: '环节',
  person: '办理人',
  month: '月份',
  office: '送审科室',
  column: '栏目',
} as const;
export type Group = keyof typeof GROUPS;

/** Figures of a group, each of which opens its records. */
export const FIGURES = {
  received: '收到',
  passed: '通过',
  returned: '退回',
  waiting: '待办',
  withdrawn: '撤回或者失效',
  late: '超时',
} as const;
export type Figure = keyof typeof FIGURES | 'timed';

/** A visit with what is reckoned of it. */
export interface Reckoned extends Visit {
  /** working minutes until the verdict; undefined: none was given */
  minutes: number | undefined;
  late: boolean;
  /** who could take it while it waits: names by id */
  takers: ReadonlyMap<number, string>;
}

export interface Line {
  key: string;
  name: string;
  counts: Record<keyof typeof FIGURES, number>;
  /** working minutes, by nearest rank; undefined: no verdict was given */
  median: number | undefined;
  ninetieth: number | undefined;
}

/** @param takers who can take what waits, by round */
export function reckoned(
  visits: readonly Visit[],
  takers: ReadonlyMap<number, ReadonlyMap<number, string>>,
  calendar: Calendar,
  now: Date,
): Reckoned[] {
  return visits.map((visit) => {
    const { ended, at, arrived, limit, roundId } = visit;
    const judged = ended === 'passed' || ended === 'returned';
    const due = dueSince(arrived, limit, calendar);
    return {
      ...visit,
      minutes: judged && at ? workedMinutes(arrived, at, calendar) : undefined,
      late: due !== undefined && ended !== 'withdrawn' && dueStage(due, at ?? now) === 'late',
      takers: (ended === 'waiting' && takers.get(roundId)) || new Map(),
    };
  });
}

/** Whether a visit is of a figure. */
export function isOf(visit: Pick<Reckoned, 'ended' | 'late'>, figure: Figure): boolean {
  if (figure === 'received') return true;
  if (figure === 'late') return visit.late;
  if (figure === 'timed') return visit.ended === 'passed' || visit.ended === 'returned';
  return visit.ended === figure;
}

/** Under which keys a visit stands, and what they are called; what waits stands under each who could take it. */
export function keysOf(visit: Reckoned, group: Group): [key: string, name: string][] {
  switch (group) {
    case 'step':
      return [[visit.label, visit.label]];
    case 'month': {
      const month = dayOf(visit.arrived).slice(0, 7);
      return [[month, month]];
    }
    case 'office':
      return [[String(visit.officeId ?? ''), visit.office || '全机关']];
    case 'column':
      return [[String(visit.columnId ?? ''), visit.column || '不分栏目']];
    case 'person':
      if (visit.reviewerId !== null) return [[String(visit.reviewerId), visit.reviewer]];
      if (visit.takers.size === 0) return [['', '无人办理']];
      return [...visit.takers].map(([id, name]) => [String(id), name]);
  }
}

/** What one person gave a verdict on, and what waits for them. */
export function ofPerson(visits: readonly Reckoned[], id: number): Reckoned[] {
  return visits.filter(({ reviewerId, takers }) => reviewerId === id || takers.has(id));
}

/** Figures by group, months in their order, others by how much they had. */
export function linesOf(visits: readonly Reckoned[], group: Group): Line[] {
  const groups = new Map<string, { name: string; visits: Reckoned[] }>();
  for (const visit of visits)
    for (const [key, name] of keysOf(visit, group)) {
      const there = groups.get(key) ?? { name, visits: [] };
      there.visits.push(visit);
      groups.set(key, there);
    }
  const lines = [...groups].map(([key, of]) => lineOf(key, of.name, of.visits));
  return group === 'month'
    ? lines.toSorted((one, other) => (one.key < other.key ? -1 : 1))
    : lines.toSorted((one, other) => other.counts.received - one.counts.received);
}

export function lineOf(key: string, name: string, visits: readonly Reckoned[]): Line {
  const times = visits.flatMap(({ minutes }) => minutes ?? []).toSorted((one, other) => one - other);
  const figures = Object.keys(FIGURES) as (keyof typeof FIGURES)[];
  const counts = Object.fromEntries(
    figures.map((figure) => [figure, visits.filter((visit) => isOf(visit, figure)).length]),
  ) as Line['counts'];
  return { key, name, counts, median: ranked(times, 0.5), ninetieth: ranked(times, 0.9) };
}

/** The smallest value that so great a part of all does not exceed. @param sorted upwards */
export function ranked(sorted: readonly number[], part: number): number | undefined {
  return sorted[Math.ceil(sorted.length * part) - 1];
}

/** Working time in words: '45 分钟', '3 小时 20 分', '2 个工作日 1 小时' (a day has seven hours). */
export function workedInWords(minutes: number): string {
  const days = Math.floor(minutes / WORKED_A_DAY);
  const hours = Math.floor((minutes % WORKED_A_DAY) / 60);
  const rest = minutes % 60;
  if (days > 0) return `${days} 个工作日${hours > 0 ? ` ${hours} 小时` : ''}`;
  if (hours === 0) return `${rest} 分钟`;
  return `${hours} 小时${rest > 0 ? ` ${rest} 分` : ''}`;
}
