import type { Calendar, Day } from '../../law/index.ts';
import { parseDate } from '../../law/index.ts';

/** A stretch of a day in which a window is open, in minutes after midnight in China. */
export type Span = readonly [from: number, to: number];

export const WEEKDAYS = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'] as const;

/** A day on which the hours are others than usual. */
export interface Exception {
  /** YYYY-MM-DD */
  day: string;
  /** none: closed */
  spans: Span[];
  why: string;
}

/** What a window says of itself; all its texts in one, so that those of another language can stand beside. */
export interface WindowContent {
  name: string;
  /** where in the hall: '一楼大厅东侧' */
  place: string;
  telephone: string;
  /** who answers for it, by post or surname */
  person: string;
  /** seven, Monday first; [] of a day on which it is not open */
  hours: Span[][];
  exceptions: Exception[];
}

const DASH = /[-—–－~～至到]+/g;
const SPAN = /^(\d{1,2})[:：](\d\d)-(\d{1,2})[:：](\d\d)$/;
const CLOSED = /^(?:不开放|休息|休|无)?$/;
const BETWEEN = /[\s,，、;；]+/;

/** Whatever dash people write, without spaces around it. */
const tidied = (text: string) =>
  text.trim().replace(DASH, '-').replace(/\s+/g, ' ').replaceAll(' -', '-').replaceAll('- ', '-');

/** '8:30-11:30，13:30-17:00' as spans; '' and '不开放': none. @returns undefined where it says no hours */
export function parseHours(text: string): Span[] | undefined {
  if (CLOSED.test(text.trim())) return [];
  const spans: Span[] = [];
  for (const part of tidied(text).split(BETWEEN)) {
    const [, ...figures] = SPAN.exec(part) ?? [];
    const [h1 = 0, m1 = 0, h2 = 0, m2 = 0] = figures.map(Number);
    const [from, to] = [h1 * 60 + m1, h2 * 60 + m2];
    const follows = from >= (spans.at(-1)?.[1] ?? 0);
    if (!figures.length || m1 > 59 || m2 > 59 || to > 1440 || from >= to || !follows) return undefined;
    spans.push([from, to]);
  }
  return spans;
}

/** '8:30' */
const clockOf = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

/** '8:30—11:30、13:30—17:00'; '不开放' */
export function hoursInWords(spans: readonly Span[]): string {
  return spans.length ? spans.map(([from, to]) => `${clockOf(from)}—${clockOf(to)}`).join('、') : '不开放';
}

/** One exception a line: '2026-09-30，8:30-11:30，下午盘点'. @returns a sentence where a line says something else */
export function parseExceptions(text: string, isDay: (day: string) => boolean): Exception[] | string {
  const found: Exception[] = [];
  for (const [n, line] of text.split('\n').entries()) {
    if (!line.trim()) continue;
    const [day, rest] = [line.trim().slice(0, 10), line.trim().slice(10)];
    if (!isDay(day)) return `第 ${n + 1} 行应以日期开头，如 2026-09-30，不开放，设备检修`;
    if (found.some((one) => one.day === day)) return `第 ${n + 1} 行：${day} 写了两次`;
    const parts = rest.split(/[,，\t]/).map((part) => part.trim());
    if (!parts[0]) parts.shift();
    const first = parts.findIndex((part) => !part || !parseHours(part));
    const times = parts.slice(0, first < 0 ? parts.length : first);
    const why = parts.slice(times.length).filter(Boolean).join('，');
    const spans = parseHours(times.join('，'));
    if (!spans || !times.length) return `第 ${n + 1} 行的时间应如 8:30-11:30，或者写“不开放”`;
    found.push({ day, spans, why });
  }
  return found.sort((a, b) => a.day.localeCompare(b.day));
}

/** As it is typed again. */
export const exceptionsInLines = (exceptions: readonly Exception[]): string =>
  exceptions
    .map(({ day, spans, why }) =>
      [day, spans.map(([from, to]) => `${clockOf(from)}-${clockOf(to)}`).join('、') || '不开放', why]
        .filter(Boolean)
        .join('，'),
    )
    .join('\n');

/** A day of a window. */
export interface OpenDay {
  /** YYYY-MM-DD */
  day: string;
  spans: readonly Span[];
  /** why it is not as usual: '国庆节', '调休上班'; '' */
  why: string;
  /** the State Council's arrangement of that year is not published yet */
  provisional: boolean;
}

/** When a window is open on a day: what it says of that very day; closed on statutory holidays; on a working day made up
 *  for a holiday as on a Monday; else as on that day of the week (a Saturday too, where it has hours). */
export function openOn({ hours, exceptions }: WindowContent, day: string, calendar: Calendar): OpenDay {
  const date = parseDate(day);
  const { kind, name = '', provisional } = calendar.day(date);
  const own = exceptions.find((one) => one.day === day);
  if (own) return { day, spans: own.spans, why: own.why || '临时调整', provisional: false };
  return { day, provisional, ...usual(hours, kind, name, date.dayOfWeek) };
}

function usual(hours: readonly Span[][], kind: Day['kind'], name: string, weekday: number) {
  if (kind === 'holiday') return { spans: [], why: `${name}放假` };
  if (kind === 'makeUp') return { spans: hours[0] ?? [], why: '调休上班' };
  return { spans: hours[weekday - 1] ?? [], why: '' };
}

/** Whether somebody who comes now is served. */
export interface Standing {
  state: 'open' | 'before' | 'break' | 'over' | 'closed';
  today: OpenDay;
  /** minute of today until which it is open, or from which it opens again */
  until?: number;
  /** the next day on which it is open, where today it opens no more; undefined: none within a month */
  next?: OpenDay;
}

const MONTH = 31;

/** @param minute of the day, after midnight in China */
export function standingAt(window: WindowContent, day: string, minute: number, calendar: Calendar): Standing {
  const today = openOn(window, day, calendar);
  const now = today.spans.find(([from, to]) => from <= minute && minute < to);
  if (now) return { state: 'open', today, until: now[1] };
  const later = today.spans.find(([from]) => minute < from);
  if (later) return { state: later === today.spans[0] ? 'before' : 'break', today, until: later[0] };
  const next = nextOpen(window, day, calendar);
  return { state: today.spans.length ? 'over' : 'closed', today, ...(next && { next }) };
}

function nextOpen(window: WindowContent, day: string, calendar: Calendar): OpenDay | undefined {
  let date = parseDate(day);
  for (let n = 0; n < MONTH; n += 1) {
    date = date.add({ days: 1 });
    const one = openOn(window, date.toString(), calendar);
    if (one.spans.length) return one;
  }
  return undefined;
}

const STATES: Record<Standing['state'], string> = {
  open: '正在办理',
  before: '尚未开始',
  break: '午间休息',
  over: '今天已结束',
  closed: '今天不开放',
};

/** '正在办理' and '至 11:30'. */
export function standingInWords({ state, today, until, next }: Standing): { state: string; more: string } {
  const why = today.why && state === 'closed' ? `（${today.why}）` : '';
  const then = next ? `下一次 ${next.day} ${clockOf(next.spans[0]![0])} 开始` : '';
  const more = until === undefined ? then : state === 'open' ? `至 ${clockOf(until)}` : `${clockOf(until)} 开始`;
  return { state: STATES[state] + why, more };
}
