import { type CheerioAPI, load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../../test/support/client.ts';
import { demoDatabase } from '../../../test/support/demo-database.ts';
import { demoReader } from '../../../test/support/demo-reader.ts';
import { countMonth } from '../../measures/index.ts';
import { excel } from '../../platform/excel.ts';
import { buildServer } from '../../server.ts';
import { followBounds } from '../bounds/follow.ts';
import { countBeyond } from '../bounds/store.ts';
import { authorityHref, BEYOND, CITY, LETTERS, ORDERS, OWN, SETTINGS } from '../paths.ts';
import { typedOf } from '../settings/form.ts';
import { USUAL } from '../settings/rules.ts';

// 各地情况 over the demonstration: every figure opens its records, and everything that people do with it.
const now = () => new Date('2023-12-29T03:00:00Z');
const books = await demoDatabase(now());
const { db } = books;
const app = await buildServer({ ...books, now });
let city: Client;
let head: Client;

beforeAll(async () => {
  for (let turn = 0; turn < 13; turn += 1) await countMonth({ ...books, now: now() });
  city = await demoReader(app, 'sfh', 'cityOffice');
  head = await demoReader(app, 'sfz', 'disclosureHead');
}, 60_000);
afterAll(() => app.close());

const page = async (client: Client, path: string) => {
  const reply = await client.get(path);
  expect(reply.statusCode, path).toBe(200);
  return load(reply.body);
};

/** The number of records behind a figure, page by page, and the figure as their page says it. */
async function recordsOf(client: Client, href: string): Promise<{ figure: string; records: number }> {
  const $ = await page(client, href);
  const rows = (of: CheerioAPI) => of('main tbody tr').length;
  let records = rows($);
  let next = $('a[rel=next]').attr('href');
  while (next) {
    const more = await page(client, next);
    records += rows(more);
    next = more('a[rel=next]').attr('href');
  }
  return { figure: $('.head .meta b').text(), records };
}

const walked = new Map<string, { figure: string; records: number }>();

async function walkFigures(client: Client, path: string): Promise<number> {
  const $ = await page(client, path);
  const figures = $('main a[href*="/console/measures/"]').toArray();
  for (const one of figures) {
    const href = $(one).attr('href')!;
    const found = walked.get(href) ?? (await recordsOf(client, href));
    walked.set(href, found);
    expect($(one).text(), `${path} → ${href}`).toBe(found.figure);
    const counted = /^(\d+) (件|条|条次|人次|场|次|项|处)$/.exec(found.figure);
    if (counted) expect(found.records, href).toBe(Number(counted[1]));
  }
  return figures.length;
}

test('every figure opens its records, and is their number: side by side, one by one, month by month', async () => {
  let figures = 0;
  for (const period of ['2023', '2023-11', '12m']) figures += await walkFigures(city, `${CITY}?period=${period}`);
  for (const code of ['sfz', 'sfhz']) {
    figures += await walkFigures(city, authorityHref(code, '2023'));
    figures += await walkFigures(city, `${authorityHref(code, '2023')}&measure=messages.timely&months=all`);
  }
  for (const measure of ['dues.timely', 'published.late'])
    figures += await walkFigures(head, `${OWN}?measure=${measure}`);
  expect(figures).toBeGreaterThan(100);
}, 120_000);

const text = async (client: Client, path: string) => (await page(client, path))('main').text();
const version = async () => String((await db.selectFrom('supervision_settings').select('number').execute()).length);
const usual = async (more: Record<string, string> = {}) =>
  ({ ...typedOf({ ...USUAL, number: 0 }), tellsRank: '', version: await version(), ...more }) as Record<string, string>;
const bounded = async () => ({
  open: await db.selectFrom('supervision_crossings').selectAll().where('ended_at', 'is', null).execute(),
  all: await db.selectFrom('supervision_crossings').selectAll().execute(),
});

test('sorted, found by name and by what is beyond; whatever is asked, it answers', async () => {
  const names = async (query: string) => {
    const $ = await page(city, `${CITY}?period=2023&${query}`);
    return $('.city tbody th a')
      .toArray()
      .map((one) => $(one).text());
  };
  const all = await names('');
  expect(all.length).toBeGreaterThan(1);
  expect(await names('sort=name&dir=back')).toEqual((await names('sort=name')).toReversed());
  expect(await names(`q=${encodeURIComponent(all[0]!.slice(0, 3))}`)).toContain(all[0]);
  expect(await names('q=no-such-town')).toEqual([]);
  for (const one of await names('beyond=dues.timely')) expect(all).toContain(one);
  for (const query of [
    ...['period=9999-99', 'period=0001', 'sort=__proto__', 'sort=%00', 'beyond=constructor', 'page=0', 'q=%00%27%25'],
    ...['page=99999', 'page=99999999999999999999', 'q=a&q=b&period=2023&period=2022', 'dir=%F0%9F%98%80'],
  ])
    expect([200, 302], query).toContain((await city.get(`${CITY}?${query}`)).statusCode);
  for (const path of [
    'authorities/none',
    'authorities/%00',
    'authorities/sfh',
    'settings/9',
    'settings/0',
    'letters/99999999999',
  ])
    expect((await city.get(`${CITY}/${path}`)).statusCode, path).toBe(404);
  expect((await city.get(`${CITY}/authorities/sfz/trend/huge.svg`)).statusCode).toBe(404);
});

test('the workbook has the same figures', async () => {
  const reply = await city.get(`${CITY}/authorities.xlsx?period=2023`);
  const book = new (await excel()).Workbook();
  await book.xlsx.load(reply.rawPayload as never);
  const [sheet] = book.worksheets;
  expect(sheet!.rowCount).toBe(1 + (await page(city, `${CITY}?period=2023`))('.city tbody tr').length);
  expect(sheet!.getRow(1).values).toContain('公开事项及时率（%）');
});

test('a town sees itself alone, and its rank only when the office lets it', async () => {
  expect(await text(head, OWN)).toContain('中位数');
  expect((await city.post(SETTINGS, await usual())).statusCode).toBe(303);
  expect(await text(head, OWN)).not.toContain('中位数');
  for (const path of [
    CITY,
    authorityHref('sfhz', '2023'),
    `${CITY}/authorities.xlsx`,
    SETTINGS,
    BEYOND,
    `${LETTERS}/new`,
  ])
    expect((await head.get(path)).statusCode, path).toBe(404);
  expect((await city.get(OWN)).statusCode).toBe(404);
  const picture = await head.get(`${OWN}/trend/wide.svg?measure=published`);
  expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8']);
  expect(picture.body).not.toContain('中位数');
  expect((await city.get(`${authorityHref('sfz', '').split('?')[0]}/trend/narrow.svg`)).body).toContain('中位数');
});

test('weights are 100 or nothing is kept; of two who set at once the second reads what the first did', async () => {
  const wrong = await city.post(SETTINGS, await usual({ 'weight:dues.timely': '19' }));
  expect(wrong.statusCode).toBe(422);
  const shown = load(wrong.body);
  expect(shown('.summary').text()).toContain('权重合计应为 100，现为 99，还差 1');
  expect(shown('[name="weight:dues.timely"]').val()).toBe('19');
  for (const odd of ['-5', '1e3', '٣', '99999999999999999999', 'NaN', '<b>'])
    expect((await city.post(SETTINGS, await usual({ 'bound:dues.late': odd }))).statusCode, odd).toBe(422);

  const seen = await usual({ 'bound:published.late': '7' });
  expect((await city.post(SETTINGS, await usual({ tellsRank: 'yes', 'bound:published.late': '0' }))).statusCode).toBe(
    303,
  );
  const late = await city.post(SETTINGS, seen);
  expect(late.statusCode).toBe(409);
  expect(load(late.body)('.summary').text()).toContain('刚有人保存了新的一版');
  expect(load(late.body)('[name="bound:published.late"]').val()).toBe('7');
  expect(await text(city, `${SETTINGS}/3`)).toMatch(/演示·市公开办.*看得到/s);
  expect(await text(head, OWN)).toMatch(/第 \d+ 名|可测的内容太少/);
  const log = await db.selectFrom('audit_log').select('detail').where('action', '=', 'supervision.set').execute();
  expect(log).toHaveLength(3);
});

test('the parts of a score make it, and nobody can send one', async () => {
  const $ = await page(city, authorityHref('sfhz', '2023'));
  const cells = $('.judged tbody tr')
    .toArray()
    .map((row) => $(row).find('td.n').last().text());
  const sum = cells.reduce((all, cell) => all + (cell === '—' ? 0 : Number(cell)), 0);
  const score = Number($('.judged tfoot td').last().text());
  expect(Math.abs(sum - score)).toBeLessThan(0.6); // each part is written with one digit
  const judged = async () => {
    const shown = await page(city, authorityHref('sfhz', '2023'));
    return shown('.judged tr > :last-child').text();
  };
  const before = await judged();
  await city.post(SETTINGS, { ...(await usual()), score: '100', 'score:sfhz': '100' });
  expect(await judged()).toBe(before);
});

test('who goes beyond a bound is told once, as long as they stay there', async () => {
  const fresh = await followBounds({ ...books, now: now() });
  expect(fresh).toBeGreaterThan(0);
  expect(await followBounds({ ...books, now: now() })).toBe(0);
  const { open } = await bounded();
  expect(open).toHaveLength(fresh);
  const units = await countBeyond(db, open[0]!.city_id);
  const desk = await page(city, '/console');
  const line = desk('a')
    .filter((_, a) => desk(a).text().includes('个单位超出界线'))
    .first();
  expect([line.text(), line.attr('href')]).toEqual([expect.stringContaining(`${units} 个单位`), BEYOND]);
  const $ = await page(city, BEYOND);
  expect($('input[name=to]')).toHaveLength(units);
  expect($('main tbody tr')).toHaveLength(open.length);
  await walkFigures(city, BEYOND);
});

test('a bound that nobody is beyond any more ends it; beyond again, it is told again', async () => {
  const { open } = await bounded();
  const one = open[0]!;
  const set = async (bound: string) => city.post(SETTINGS, await usual({ [`bound:${one.measure}`]: bound }));
  expect((await set('')).statusCode).toBe(303);
  expect(await followBounds({ ...books, now: now() })).toBe(0);
  expect((await bounded()).open.some(({ measure }) => measure === one.measure)).toBe(false);
  await set(String(one.bound));
  expect(await followBounds({ ...books, now: now() })).toBeGreaterThan(0);
  expect(
    (await bounded()).all.filter(
      ({ measure, authority_id }) => measure === one.measure && authority_id === one.authority_id,
    ),
  ).toHaveLength(2);
});

test('months that are not counted yet make nobody beyond', async () => {
  await db.deleteFrom('measure_months').where('month', '=', '2023-05-01').execute();
  expect(await text(city, `${CITY}?period=2023`)).toContain('还有 1 个月没有统计完');
  const { all } = await bounded();
  expect(await followBounds({ ...books, now: now() })).toBe(0);
  expect((await bounded()).all).toEqual(all);
  expect(await countMonth({ ...books, now: now() })).toBe('2023-05-01'); // a machine that was off goes on from the rows
});

test('an order is proposed from the figures, to one with its own, to several without', async () => {
  const { open } = await bounded();
  const code = (
    await db.selectFrom('authorities').select('code').where('id', '=', open[0]!.authority_id).executeTakeFirstOrThrow()
  ).code;
  const $ = await page(city, `${ORDERS}/new?to=${code}&figures=2023`);
  expect(
    $('input[name=to]:checked')
      .toArray()
      .map((one) => $(one).val()),
  ).toEqual([code]);
  expect($('[name=why]').text()).toMatch(/2023 年以来统计（截至 2023-12-29）.*为 /s);
  const both = await page(city, `${ORDERS}/new?to=sfz&to=sfhz&figures=2023`);
  expect(both('[name=why]').text()).not.toMatch(/为 \d/);
  expect((await city.get(`${ORDERS}/new?to=%00&figures=__proto__&to=none`)).statusCode).toBe(200);
});

test('one reminder goes to several, each with its own figures alone, once a day', async () => {
  const letter = {
    among: ['sfz', 'sfhz'],
    to: ['sfz', 'sfhz'],
    measures: ['dues.timely', 'published.late', 'applications.overdue'],
    said: '请逐项补办。',
    figures: '2023',
  };
  for (const [more, why] of [
    [{ to: [] }, '请选择要提醒的单位'],
    [{ to: ['sfz', 'sfh'] }, '请选择要提醒的单位'],
    [{ measures: ['none'] }, '请选择提醒哪些指标'],
    [{ said: ' ' }, '请填写要求'],
  ] as const) {
    const reply = await city.post(`${LETTERS}/new`, { ...letter, ...more } as never);
    expect(reply.statusCode).toBe(422);
    expect(load(reply.body)('.summary').text()).toContain(why);
  }
  const sent = await city.post(`${LETTERS}/new`, letter);
  expect(sent.statusCode).toBe(303);
  const at = sent.headers.location!;
  expect((await city.post(`${LETTERS}/new`, letter)).statusCode).toBe(409);
  expect(await text(city, at)).toMatch(/请逐项补办。.*收到的单位（2 个）.*未阅/s);
  const onDesk = async () => (await page(head, '/console'))(`main a[href="${at}"]`).length;
  expect(await onDesk()).toBe(1);
  const own = await page(head, at);
  expect(own('main tbody tr')).toHaveLength(1);
  expect(await walkFigures(head, at)).toBeGreaterThan(0);
  expect((await head.post(`${at}/read`, {}, at)).statusCode).toBe(303);
  expect((await head.post(`${at}/read`, {}, at)).statusCode).toBe(303);
  expect(await onDesk()).toBe(0);
  expect(await text(city, LETTERS)).toContain('1 / 2');
  expect(await text(head, LETTERS)).toContain('已阅');
});

test('one that was closed in mid-year stays with its figures and has no rank; after that year it is gone', async () => {
  const closed = { closed_at: new Date('2023-06-30T02:00:00Z'), closed_reason: '并入绥芬河镇' };
  await db.updateTable('authorities').set(closed).where('code', '=', 'sfz').execute();
  const $ = await page(city, `${CITY}?period=2023`);
  const row = $('.city tbody tr').filter((_, tr) => $(tr).text().includes('停用'));
  expect(row.text()).toMatch(/2023-06-30 停用：并入绥芬河镇/);
  expect(row.find('td').first().text()).toContain('已停用');
  expect(row.find('input')).toHaveLength(0);
  expect(await text(city, `${CITY}?period=2023-11`)).not.toContain('并入绥芬河镇');
  expect(
    (await city.post(`${LETTERS}/new`, { to: 'sfz', measures: 'dues.timely', said: '补', figures: '2023' })).statusCode,
  ).toBe(422);
  await db.updateTable('authorities').set({ closed_at: null, closed_reason: '' }).where('code', '=', 'sfz').execute();
});
