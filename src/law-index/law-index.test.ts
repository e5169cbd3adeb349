import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { ledgersOf } from '../../test/support/ledgers.ts';
import { publicDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { REGULATION } from '../law/index.ts';
import { listMeasured } from '../platform/measures.ts';
import type { Role } from '../platform/roles.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { lawIndex } from './index-of.ts';
import { DESK, HOME } from './words.ts';

// 条例对照: every article that the code cites stands in it, every page it names is there, every figure is its records.
const books = await testDatabase(rooms);
const { db, house } = books;
const now = new Date('2024-06-03T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const uses = house.brought('articles');
const lines = lawIndex(uses).flatMap((chapter) => chapter.lines);
let town: TestTown;
let site: Client;
const clients = new Map<Role, Client>();
const as = async (role: Role): Promise<Client> => {
  const known = clients.get(role);
  if (known) return known;
  const client = new Client(app);
  const { login } = await town.person('office', role);
  expect((await client.signIn(login, town.password)).statusCode).toBe(303);
  clients.set(role, client);
  return client;
};

beforeAll(async () => {
  town = await testTown(db);
  site = new Client(app);
  for (const title of ['甲', '乙']) await publicDocument(books, town, { title, at: '2024-03-01T02:00:00Z' });
  const ledgers = ledgersOf(db, town);
  await ledgers.application('person', '2024-01-04', 'granted', '2024-01-09');
  await ledgers.application('person', '2024-01-04', 'refused.process', '2024-01-09');
});

/** Articles of the Regulation that a text cites: '条例 arts. 14–16, 36(三)'. */
function citedIn(text: string): number[] {
  return [...text.matchAll(/条例 arts?\. ((?:\d+(?:\([^)]*\)|（[^）]*）)*(?:–|, | and )?)+)/g)].flatMap(
    ([, list = '']) =>
      [...list.replace(/\([^)]*\)|（[^）]*）/g, '').matchAll(/(\d+)(?:–(\d+))?/g)].flatMap(([, from, to]) =>
        Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, n) => Number(from) + n),
      ),
  );
}

describe('every article', () => {
  test('has a room that brings it, or says why nothing follows from it, and not both', () => {
    expect(lines.map(({ number }) => number)).toEqual(REGULATION.map((_, at) => at + 1));
    for (const { number, uses: of, article } of lines) expect(of.length > 0, `article ${number}`).toBe(!article.idle);
  });

  test('that src/law or docs/law.md cites has a room that brings it', async () => {
    const folder = join(import.meta.dirname, '..', 'law');
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
    const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
    texts.push(await readFile(join(import.meta.dirname, '..', '..', 'docs', 'law.md'), 'utf8'));
    const cited = new Set(texts.flatMap((text) => citedIn(text)));
    expect(cited.size).toBeGreaterThan(25);
    const brought = new Set(uses.flatMap(({ articles }) => articles));
    expect([...cited].filter((number) => number <= 56 && !brought.has(number)).sort()).toEqual([]);
  });

  test('the reader of citations finds lists, ranges and items', () => {
    expect(citedIn('条例 arts. 14–16, 36(三); 行政诉讼法 art. 46; 条例 art. 26')).toEqual([14, 15, 16, 36, 26]);
  });

  test('a room that brings an article that there is not is told at once', () => {
    expect(() => lawIndex([{ articles: [57] }])).toThrow('no article 57');
  });
});

describe('on the site', () => {
  test('each stands with what one can do, every page answers, figures are those of their pages', async () => {
    const page = load((await site.get(HOME)).body);
    expect(page('.law-index > li').length).toBe(56);
    const paths = new Set(
      page('.law-index a')
        .toArray()
        .map((one) => one.attribs.href!),
    );
    expect(paths.size).toBeGreaterThan(10);
    for (const path of paths) expect((await site.get(path)).statusCode, path).toBe(200);
    expect(page('#article-20').text()).toContain('现有 2 件');
    expect(load((await site.get('/disclosure')).body)('.doors').text()).toContain('现有 2 件');
    expect(page('#article-49').text()).toContain('已公布 0 期');
    await publicDocument(books, town, { title: '丙', at: '2024-06-01T02:00:00Z' });
    expect(load((await site.get(HOME)).body)('#article-20').text(), 'kept pages follow').toContain('现有 3 件');
  });

  test('the section leads there, in every language, and so does a search for the Regulation', async () => {
    expect(load((await site.get('/disclosure')).body)(`.doors a[href="${HOME}"]`).text()).toContain('条例对照');
    expect((await site.get('/search?q=条例')).body).toContain(HOME);
  });
});

describe('at the console', () => {
  test('each place is there for who goes there', async () => {
    const all = house.rooms.flatMap(({ places }) => places);
    for (const path of new Set(uses.flatMap(({ forStaff }) => forStaff?.place ?? []))) {
      const place = all.find((one) => one.path === path);
      const role = place?.roles === 'everybody' ? 'editor' : place?.roles[0];
      expect(role, path).toBeDefined();
      const client = await as(role!);
      const first = await client.get(path);
      // a ledger opens at its newest year, the region at its open one
      const reply =
        first.statusCode < 400 && first.headers.location ? await client.get(String(first.headers.location)) : first;
      expect(reply.statusCode, path).toBe(200);
    }
  });

  test('each figure opens as many records as it says, and each measure named is there', async () => {
    const head = await as('disclosureHead');
    const page = load((await head.get(`${DESK}?year=2024`)).body);
    const measures = house.brought('measures');
    const wanted = new Set(uses.flatMap(({ forStaff }) => forStaff?.measures ?? []));
    const found = measures.filter(({ id }) => wanted.has(id));
    expect(found.map(({ id }) => id).sort()).toEqual([...wanted].sort());
    const links = new Map(
      page('td a[href^="/console/measures/"]')
        .toArray()
        .map((one) => [page(one).attr('href')!, page(one).text()] as const),
    );
    expect(links.size).toBe(wanted.size);
    for (const [href, value] of links) {
      const opened = await head.get(href);
      expect(opened.statusCode, href).toBe(200);
      const one = found.find(({ id }) => href.includes(`/${encodeURIComponent(id)}?`))!;
      if (one.kind !== 'count') continue;
      const of = { authorities: [town.authorityId], from: '2024-01-01', to: '2024-12-31', asOf: '2024-06-03' };
      const rows = await listMeasured(db, one, of, { counting: 'counted' }, { limit: 100, offset: 0 });
      expect(value, one.id).toBe(`${rows.length} ${one.unit}`);
    }
    expect(page('#article-33').text()).toContain('依申请公开');
  });

  test('who may not open a place reads who may; a year that is none is not found', async () => {
    const contact = await as('contact');
    const page = load((await contact.get(DESK)).body);
    expect(page('#article-33 a').length).toBe(0);
    expect(page('#article-33').text()).toContain('依申请公开经办人');
    expect(page('td a[href^="/console/measures/"]').length).toBe(0);
    for (const year of ['2019', '2025', '9999', 'x', '20240', '-2024'])
      expect((await contact.get(`${DESK}?year=${year}`)).statusCode, year).toBe(404);
    expect((await (await as('auditAdmin')).get(DESK)).statusCode).toBe(404);
  });
});
