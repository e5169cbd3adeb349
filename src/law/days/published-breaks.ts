import { Temporal } from 'temporal-polyfill';
import type { Break } from './arrangement-notice.ts';
import { publishedMarks } from './arrangements.ts';

const daysBetween = (from: string, to: string) => Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

/** How far a day lies from a break. */
const distance = (day: string, { from, to }: Break) => (day < from ? daysBetween(day, from) : daysBetween(to, day));

/** The published arrangement of a year as breaks, so that correcting it begins from what is there: days off that follow one
 *  another under one name, and each make-up day with the nearest break of its name. A break of the next year's that begins
 *  in December stands as one of its own. Undefined: none is known. */
export function publishedBreaks(year: number): Break[] | undefined {
  const marks = publishedMarks(year);
  if (!marks) return undefined;
  const breaks: Break[] = [];
  for (const [date, { kind, name }] of marks) {
    const last = breaks.at(-1);
    if (kind === 'makeUp') continue;
    if (last?.name === name && daysBetween(last.to, date) === 1) last.to = date;
    else breaks.push({ name, from: date, to: date, workdays: [] });
  }
  for (const [date, { kind, name }] of marks) {
    if (kind !== 'makeUp') continue;
    const named = breaks.filter((one) => one.name === name);
    const near = (named.length > 0 ? named : breaks).toSorted((a, b) => distance(date, a) - distance(date, b))[0];
    near?.workdays.push(date);
  }
  return breaks;
}
