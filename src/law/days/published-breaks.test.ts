import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { arrangementFrom, arrangementProblems, breakProblems, createCalendar, publishedBreaks } from '../index.ts';

function worked(calendar: ReturnType<typeof createCalendar>, year: number): string[] {
  const days: string[] = [];
  for (let date = new Temporal.PlainDate(year, 1, 1); date.year === year; date = date.add({ days: 1 }))
    if (calendar.isWorking(date)) days.push(date.toString());
  return days;
}
const builtIn = createCalendar();
const known = Array.from({ length: 92 }, (_, n) => 2008 + n).filter((year) => builtIn.knows(year));

test.each(known)('%i: the breaks are the arrangement that is in force, day for day, and fit the form', (year) => {
  const breaks = publishedBreaks(year)!;
  expect(breakProblems(breaks)).toEqual([]);
  const arrangement = arrangementFrom(year, breaks);
  expect(arrangementProblems(arrangement)).toEqual([]);
  expect(worked(createCalendar([arrangement]), year)).toEqual(worked(builtIn, year));
  expect(breaks.length).toBeLessThanOrEqual(10);
});

test('2024 by hand', () => {
  expect(publishedBreaks(2024)!.map(({ name, from, to, workdays }) => [name, from, to, ...workdays])).toEqual([
    ['元旦', '2024-01-01', '2024-01-01'],
    ['春节', '2024-02-10', '2024-02-17', '2024-02-04', '2024-02-18'],
    ['清明', '2024-04-04', '2024-04-06', '2024-04-07'],
    ['劳动节', '2024-05-01', '2024-05-05', '2024-04-28', '2024-05-11'],
    ['端午', '2024-06-10', '2024-06-10'],
    ['中秋', '2024-09-15', '2024-09-17', '2024-09-14'],
    ['国庆节', '2024-10-01', '2024-10-07', '2024-09-29', '2024-10-12'],
  ]);
});

test('a year that nobody has arranged has none', () => expect(publishedBreaks(2090)).toBeUndefined());
