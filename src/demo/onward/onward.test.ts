import { describe, expect, test } from 'vitest';
import { type Channel, channels } from '../../law/index.ts';
import { sanitise, textOf } from '../../publishing/index.ts';
import { isWorkingDay } from '../calendar.ts';
import { fictionalOnward } from '../fictional/publications.ts';
import type { Planned } from '../plan.ts';
import { plainText } from '../published.ts';
import { columns } from '../town.ts';
import { planOnward } from './town.ts';
import { yearsTo } from './years.ts';

const todays = ['2023-12-31', '2024-01-01', '2024-02-29', '2025-01-01', '2026-11-28', '2028-02-29', '2031-07-01'];

const deliveriesIn = (planned: readonly Planned[], year: number): number =>
  planned.filter(({ day }) => day.startsWith(`${year}-`)).reduce((sum, one) => sum + one.channels.length, 0);

describe.each(todays)('the town as of %s', (today) => {
  const planned = planOnward(today);
  const thisYear = Number(today.slice(0, 4));

  test('is the same each time, and told up to the day before', () => {
    expect(planOnward(today)).toEqual(planned);
    expect(planned.filter(({ day, formedOn }) => day >= today || formedOn >= day)).toEqual([]);
  });

  test('makes public about 3,000 a year over all channels, and of this year in proportion', () => {
    const passed = (Date.parse(today) - Date.parse(`${thisYear}-01-01`)) / 86_400_000 / 366;
    for (const year of yearsTo(today)) {
      const share = year === thisYear ? passed : 1;
      expect(Math.abs(deliveriesIn(planned, year) - 3000 * share), `${year}`).toBeLessThan(270);
    }
    const used = new Set<Channel>(planned.flatMap((one) => one.channels));
    if (planned.length > 1000) expect([...used].sort()).toEqual([...channels].sort());
  });

  test('fills every column in every year that is over', () => {
    for (const year of yearsTo(today).filter((one) => one < thisYear)) {
      const filled = new Set(planned.filter(({ day }) => day.startsWith(`${year}-`)).map(({ column }) => column));
      expect(
        columns.filter(([slug]) => !filled.has(slug)),
        `${year}`,
      ).toEqual([]);
    }
  });

  test('has no title twice, and puts nothing on its website on a day off', () => {
    for (const all of [planned, fictionalOnward(today)]) {
      const titles = all.map(({ title }) => title);
      expect(titles.filter((title, n) => titles.indexOf(title) !== n)).toEqual([]);
      expect(all.filter((one) => one.channels.includes('website') && !isWorkingDay(one.day))).toEqual([]);
    }
  });

  test('leaves something to be put out on the newest only', () => {
    const waiting = planned.flatMap((one, n) => (one.waiting ? [n] : []));
    if (planned.length > 200) expect(waiting.length).toBeGreaterThan(5);
    expect(waiting.filter((n) => n < planned.length - 160)).toEqual([]);
  });
});

test('its bodies are as publishing would keep and read them', () => {
  const bodies = planOnward('2024-07-01').map(({ body }) => body);
  expect(bodies.filter((body) => sanitise(body) !== body)).toEqual([]);
  expect(bodies.filter((body) => textOf(body) !== plainText(body))).toEqual([]);
});
