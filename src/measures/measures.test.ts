import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../test/support/client.ts';
import { demoDatabase } from '../../test/support/demo-database.ts';
import { demoReader } from '../../test/support/demo-reader.ts';
import { monthEnd } from '../platform/dates.ts';
import { asOfDay, listMeasured, measure, measureAcross } from '../platform/measures.ts';
import { buildServer } from '../server.ts';
import { countMonth } from './counting.ts';
import { DESK, recordsHref } from './links.ts';
import { byMonth, overMonths } from './months.ts';
import { monthOf } from './rules.ts';
import { valueInWords } from './words.ts';

const now = () => new Date('2023-12-29T03:00:00Z');
const today = '2023-12-29';
const year = { from: '2023-01-01', to: '2023-12-31' };
const books = await demoDatabase(now());
const { db, house } = books;
const app = await buildServer({ ...books, now });
const measures = house.brought('measures');
let ids: number[];
let town: number;
let head: Client;
let city: Client;

const readerOf = (authority: string, role: 'disclosureHead' | 'cityOffice' | 'systemAdmin'): Promise<Client> =>
  demoReader(app, authority, role);

beforeAll(async () => {
  const all = await db.selectFrom('authorities').select(['id', 'code']).orderBy('id').execute();
  ids = all.map(({ id }) => id);
  town = all.find(({ code }) => code === 'sfz')!.id;
  for (let turn = 0; turn < 60; turn += 1) if ((await countMonth({ ...books, now: now() })) === undefined) break;
  head = await readerOf('sfz', 'disclosureHead');
  city = await readerOf('sfh', 'cityOffice');
}, 60_000);
afterAll(() => app.close());

test('each measure has a name, a sentence and one identity', () => {
  expect(new Set(measures.map(({ id }) => id)).size).toBe(measures.length);
  for (const { label, about, unit, kind } of measures) {
    expect(label.length).toBeLessThan(14);
    expect(about).toMatch(/。$/);
    expect(unit === '%').toBe(kind === 'share');
  }
});

test('a figure is the number of its records: of a thousand, of one, by month, by office, and as it was kept', async () => {
  let counted = 0;
  for (const one of measures) {
    const asOf = asOfDay(one, year, today);
    const together = await measure(db, one, { authorities: ids, ...year, asOf });
    for (const id of ids) {
      const of = { authorities: [id], ...year, asOf };
      const alone = (await measure(db, one, of)).get(id)!;
      expect(alone, one.id).toEqual(together.get(id));
      const list = (counting: 'counted' | 'others' | 'all') =>
        listMeasured(db, one, of, { counting }, { offset: 0, limit: 100_000 });
      const [yes, no, all] = await Promise.all([list('counted'), list('others'), list('all')]);
      expect([yes.length, no.length, all.length], one.id).toEqual([
        ...[alone.part, alone.whole - alone.part, alone.whole],
      ]);
      counted += all.length;
      for (const by of ['month', 'office'] as const) {
        const groups = await measureAcross(db, one, of, [by]);
        expect(
          groups.reduce((sum, { whole }) => sum + whole, 0),
          `${one.id} by ${by}`,
        ).toBe(alone.whole);
      }
      const [kept] = await overMonths(db, [id], [one], { from: '2023-01-01', to: '2023-12-01' });
      if (!one.standing) expect([kept?.part, kept?.whole], one.id).toEqual([alone.part, alone.whole]);
      expect(kept?.value, one.id).toEqual(alone.value);
    }
  }
  expect(counted).toBeGreaterThan(2000);
});

test('months: what stands on a day is kept as it stood at their ends', async () => {
  const one = measures.find(({ id }) => id === 'applications.overdue')!;
  const months = await byMonth(db, town, [one], { from: monthOf(today, 11), to: monthOf(today) });
  expect(months).toHaveLength(12);
  for (const { month, asOf, value } of months) {
    const day = monthEnd(month) < today ? monthEnd(month) : today;
    expect(asOf).toBe(day);
    const of = { authorities: [town], from: month, to: monthEnd(month), asOf: day };
    expect(value).toBe((await measure(db, one, of)).get(town)!.value);
  }
});

test('every figure opens its records, whose number it is', async () => {
  for (const one of measures) {
    const href = recordsHref(one.id, year);
    const page = await head.get(href);
    expect(page.statusCode, href).toBe(200);
    const $ = load(page.body);
    const { value, part } = (
      await measure(db, one, { authorities: [town], ...year, asOf: asOfDay(one, year, today) })
    ).get(town)!;
    expect($('.head .meta b').text(), one.id).toBe(valueInWords(one, value));
    const rows = $('main tbody tr').length;
    const last = $('.pager a')
      .toArray()
      .map((a) => Number(/page=(\d+)/.exec($(a).attr('href')!)?.[1] ?? 1));
    expect(rows, one.id).toBe(Math.min(part, 50));
    expect(Math.max(1, ...last), one.id).toBe(Math.max(1, Math.ceil(part / 50)));
    for (const a of $('main tbody a').toArray().slice(0, 1)) {
      const record = $(a).attr('href')!;
      expect((await head.get(record)).statusCode, record).toBe(200);
    }
  }
});

test('the city’s office reads what lies below it, without doors; a town only its own; an administrator nothing', async () => {
  const one = recordsHref('published', { ...year, authority: 'sfz' });
  const page = await city.get(one);
  expect(page.statusCode).toBe(200);
  const $ = load(page.body);
  expect($('.head .meta').text()).toContain('示范镇');
  expect($('main tbody a')).toHaveLength(0);
  expect((await head.get(recordsHref('published', { ...year, authority: 'sfh' }))).statusCode).toBe(404);
  const admin = await readerOf('sfz', 'systemAdmin');
  expect((await admin.get(recordsHref('published', year))).statusCode).toBe(404);
});

test.each([
  ['no such measure', '/none?from=2023-01-01&to=2023-12-31'],
  ['a prototype', '/__proto__?from=2023-01-01&to=2023-12-31'],
  ['no period', '/published'],
  ['backwards', '/published?from=2023-12-31&to=2023-01-01'],
  ['no day', '/published?from=2023-02-30&to=2023-12-31'],
  ['twice', '/published?from=2023-01-01&from=2023-01-02&to=zero'],
])('asked with %s it is not there', async (_, path) => {
  expect((await head.get(`${DESK}${path}`)).statusCode).toBe(404);
});

test.each([
  'office=99999999999',
  'office=999999999',
  'office=-1',
  'page=0',
  'page=999999',
  'counting=x',
  'authority=',
  'page=%00',
])('asked with %s it answers all the same', async (more) => {
  expect([200, 302]).toContain((await head.get(`${recordsHref('published', year)}&${more}`)).statusCode);
});
