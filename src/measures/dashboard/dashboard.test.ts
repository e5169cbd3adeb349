import { type CheerioAPI, load } from 'cheerio';
import ExcelJS from 'exceljs';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../../test/support/client.ts';
import { demoDatabase } from '../../../test/support/demo-database.ts';
import { demoReader } from '../../../test/support/demo-reader.ts';
import { listMeasured } from '../../platform/measures.ts';
import { buildServer } from '../../server.ts';
import { DESK } from '../links.ts';

const now = () => new Date('2023-12-29T03:00:00Z');
const books = await demoDatabase(now());
const app = await buildServer({ ...books, now });
let head: Client;
let town: number;
beforeAll(async () => {
  town = (await books.db.selectFrom('authorities').select('id').where('code', '=', 'sfz').executeTakeFirstOrThrow()).id;
  head = await demoReader(app, 'sfz', 'disclosureHead');
});
afterAll(() => app.close());

const page = async (path: string, client = head): Promise<CheerioAPI> => load((await client.get(path)).body);

/** What an address asks the books for: the newest value of a level, and how many records there are, counted one by one. */
async function behind(href: string): Promise<[value: number | null, records: number]> {
  const { pathname, searchParams: asked } = new URL(href, 'http://localhost');
  const one = books.house.brought('measures').find(({ id }) => id === pathname.split('/').at(-1))!;
  const [id, key] = asked.get('group')?.split(':') ?? [];
  const grouping = one.groupings?.find((group) => group.id === id);
  const office = asked.get('office');
  const of = { authorities: [town], from: asked.get('from')!, to: asked.get('to')!, asOf: '2023-12-29' };
  const which = {
    counting: (asked.get('counting') ?? 'counted') as 'counted' | 'all',
    officeId: office === null ? undefined : Number(office) || null,
    group: grouping && { grouping, key: key! },
  };
  const rows = await listMeasured(books.db, one, of, which, { offset: 0, limit: 100_000 });
  const newest = rows.at(-1)?.value;
  return [one.kind === 'level' ? Math.round((newest ?? 0) * 10) / 10 : null, rows.length];
}

/** How many records a list holds over all its pages. */
async function recordsAt(href: string, client = head): Promise<{ said: string; records: number }> {
  const $ = await page(href, client);
  const last = Math.max(
    1,
    ...$('.pager a')
      .toArray()
      .map((a) => Number(/page=(\d+)/.exec($(a).attr('href')!)?.[1] ?? 1)),
  );
  const $last = last === 1 ? $ : await page(`${href}&page=${last}`, client);
  return { said: $('.head .meta b').text(), records: (last - 1) * 50 + $last('main tbody tr').length };
}

/** Doors of a table that are opened over HTTP: of each column one figure that is not 0, each in another row where there are
 *  several, and the last of all. All of them would take a minute on a busy machine; each is counted out of the books. */
function oneOfEachColumn($: CheerioAPI, table: Parameters<CheerioAPI>[0]): string[] {
  const columns = new Map<number, string[]>();
  for (const a of $(table).find('a').toArray()) {
    if (['0', '—'].includes($(a).text())) continue;
    const column = $(a).closest('td').index();
    columns.set(column, [...(columns.get(column) ?? []), $(a).attr('href')!]);
  }
  const last = [...columns.values()].at(-1)?.at(-1);
  return [...[...columns.values()].map((hrefs, n) => hrefs[n % hrefs.length]!), ...(last ? [last] : [])];
}

test('every figure of every table and every column of every chart opens its records, whose number it is', async () => {
  const $ = await page(DESK);
  expect($('h1').text()).toContain('2023 年');
  const doors = new Map<string, string>();
  for (const a of $('.boards td a').toArray()) {
    const [href, text] = [$(a).attr('href')!, $(a).text()];
    expect(doors.get(href) ?? text, href).toBe(text); // one address, one number
    doors.set(href, text);
  }
  expect(doors.size).toBeGreaterThan(250);
  let walked = 0;
  for (const [href, text] of doors) {
    const [value, records] = await behind(href);
    expect(value ?? records, href).toBe(text === '—' ? 0 : Number(text.replaceAll(',', '')));
    walked += records;
  }
  expect(walked).toBeGreaterThan(1000);
  const opened = new Set(
    $('.boards table')
      .toArray()
      .flatMap((table) => oneOfEachColumn($, table)),
  );
  expect(opened.size).toBeGreaterThan(45);
  for (const href of opened) {
    const { said, records } = await recordsAt(href);
    if (href.includes('/site.score')) expect(said, href).toBe(`${doors.get(href)} 分`);
    else expect(String(records), href).toBe(doors.get(href)!.replaceAll(',', ''));
  }
  for (const a of $('.chart svg a').toArray()) {
    const known = doors.get($(a).attr('href')!);
    expect(known, $(a).attr('href')).toBeDefined();
    expect($(a).text()).toContain(known === '—' ? '—' : `：${known!.replaceAll(',', '')} `);
  }
});

test('the main figures say what their lists say', async () => {
  const $ = await page(DESK);
  const figures = $('a.fig').toArray();
  expect(figures.length).toBeGreaterThan(15);
  for (const a of figures) expect((await recordsAt($(a).attr('href')!)).said).toBe($(a).find('b').text());
});

test('charts are pictures without scripts, for desks and phones, with the table below', async () => {
  const $ = await page(DESK);
  const pictures = $('.chart img')
    .toArray()
    .map((img) => [$(img).attr('src')!, $(img).attr('alt')!] as const);
  expect(pictures.length).toBeGreaterThanOrEqual(14);
  for (const [src, alt] of pictures.slice(0, 8)) {
    expect(alt).toMatch(/2023 年，数字见下表$/);
    const picture = await head.get(src);
    expect(picture.headers['content-type']).toContain('image/svg+xml');
    expect(() => new SaxesParser().write(picture.body).close()).not.toThrow();
    expect(picture.body).not.toContain('<script');
  }
});

test('an office’s own figures are those of its records alone; its reviewer begins with them', async () => {
  const all = await page(DESK);
  const href = all('#published-offices tbody a').first().attr('href')!;
  const id = /office=(\d+)/.exec(href)![1]!;
  const total = all(`#published-offices tbody a[href="${href}"]`).first().closest('tr').find('td').last().text();
  const $ = await page(`${DESK}?office=${id}`);
  expect($('#published-months tbody tr').last().find('td').last().text()).toBe(total);
  expect($('#applications-months, #published-offices')).toHaveLength(0);
  for (const a of $('.boards td b a').toArray())
    expect(await behind($(a).attr('href')!)).toEqual([null, Number($(a).text().replaceAll(',', ''))]);
  const reviewer = await demoReader(app, 'sfz', 'officeReviewer');
  const own = await page(DESK, reviewer);
  expect(own('#f-office option[selected]').attr('value')).toMatch(/^\d+$/);
  expect((await page(`${DESK}?office=all`, reviewer))('#applications-months')).toHaveLength(1);
});

test('Excel holds the same figures', async () => {
  const $ = await page(DESK);
  const reply = await head.get(`${DESK}/export.xlsx?year=2023&office=all`);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(reply.rawPayload as unknown as ExcelJS.Buffer);
  const sheet = book.getWorksheet('主动公开，按月和渠道')!;
  const total = $('#published-months tbody tr').last().find('td').last().text().replaceAll(',', '');
  expect(sheet.lastRow!.getCell(sheet.columnCount).value).toBe(Number(total));
  expect(book.worksheets.length).toBeGreaterThan(10);
});

test('a year without anything says so, in tables too', async () => {
  const $ = await page(`${DESK}?year=2019`);
  expect($('h1').text()).toContain('2019 年');
  expect($('#messages-months').text()).toContain('没有记录');
  expect($('.fig').first().find('b').text()).toMatch(/^(0|—)/);
});

test.each([
  ['year=abc', 200],
  ['year=2023&year=2022', 200],
  ['year=99999999999999999999', 200],
  ['year=2099', 200],
  ['office=99999999', 404],
  ['office=99999999999999999999', 404],
  ['office=-1', 404],
  ['office=%00', 200],
  ['office=x', 404],
])('asked with %s: %i', async (query, status) => {
  expect((await head.get(`${DESK}?${query}`)).statusCode).toBe(status);
});

test('pictures that are none, groups that are none, and who may not', async () => {
  for (const path of ['charts/wide/none.svg', 'charts/huge/replies.svg', 'charts/__proto__/replies.svg'])
    expect((await head.get(`${DESK}/${path}`)).statusCode).toBe(404);
  const of = `${DESK}/published?from=2023-01-01&to=2023-12-31`;
  for (const group of ['channel', 'channel:none', 'none:website', 'channel:__proto__', 'title:x', '%00'])
    expect((await head.get(`${of}&group=${group}`)).statusCode, group).toBe(group === '%00' ? 200 : 404);
  const admin = await demoReader(app, 'sfz', 'systemAdmin');
  for (const path of ['', '/export.xlsx', '/charts/wide/replies.svg'])
    expect((await admin.get(`${DESK}${path}`)).statusCode).toBe(404);
});
