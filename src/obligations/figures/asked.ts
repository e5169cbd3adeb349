import type { DueStanding } from '../../law/index.ts';
import { isDay } from '../../platform/dates.ts';
import { first, type Typed } from '../../platform/http/form.ts';
import type { DueWish } from '../dues/list.ts';
import { STANDINGS } from '../words.ts';
import type { DueQuery } from './links.ts';

const id = (text: string) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined);
const year = (text: string) => (/^20\d\d$/.test(text) ? Number(text) : undefined);

/** A list of dues as its address asks for it; what is no such condition is left out. */
export function wishFrom(typed: Typed): { wish: DueWish; query: DueQuery } {
  const given = (name: keyof DueQuery) => first(typed, name).slice(0, 60);
  const standing = given('standing');
  const office = given('office');
  const kind = given('kind');
  const month = given('month');
  const period = given('period');
  const days = { from: given('from'), to: given('to') };
  const wish: DueWish = {
    year: year(given('year')),
    standing: Object.hasOwn(STANDINGS, standing) ? (standing as DueStanding) : undefined,
    obligationId: id(given('obligation')),
    officeId: office === 'authority' || kind === 'authority' ? 'authority' : id(office),
    level1: given('field') || undefined,
    kind: kind === 'office' || kind === 'village' || kind === 'community' ? kind : undefined,
    month: /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? month : undefined,
    period: /^(\d{4}(-(\d\d|Q[1-4]|H[12]))?|once|e\d{1,9})$/.test(period) ? period : undefined,
    from: isDay(days.from) ? days.from : undefined,
    to: isDay(days.to) ? days.to : undefined,
  };
  const kept: [keyof DueQuery, unknown][] = [
    ['year', wish.year],
    ['standing', wish.standing],
    ['obligation', wish.obligationId],
    ['office', kind === 'authority' ? undefined : wish.officeId],
    ['field', wish.level1],
    ['kind', kind === 'authority' ? kind : wish.kind],
    ['month', wish.month],
    ['period', wish.period],
    ['from', wish.from],
    ['to', wish.to],
  ];
  return {
    wish,
    query: Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))),
  };
}
