import { Readable } from 'node:stream';
import { load } from 'cheerio';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { demoDatabase } from '../../test/support/demo-database.ts';
import { publicDocument } from '../../test/support/publications.ts';
import type { TestTown } from '../../test/support/town.ts';
import { listening, type Route, routeOf } from '../../test/support/walking.ts';
import { PageCache } from '../platform/http/cache/page-cache.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';

// A town of the demonstration without its host: its whole site stands below the city's, at /u/sfz.
const CITY = 'sfh.localhost';
const BASE = '/u/sfz';
const now = () => new Date('2023-12-29T03:00:00Z');
const routes: Route[] = [];
const books = await demoDatabase(now(), [listening(routes), ...rooms]);
const { db } = books;
const pages = new PageCache();
const app: FastifyInstance = await buildServer({ ...books, now, pages });
const publicRoutes = () => routes.filter(({ url }) => !url.startsWith('/console'));
const set = (
  code: string,
  to: { host?: string | null; parent_id?: number | null; closed_at?: Date; closed_reason?: string },
) => db.updateTable('authorities').set(to).where('code', '=', code).execute();

beforeAll(async () => {
  await set('sfz', { host: null });
  const { hash, size } = (await books.files.keep(Readable.from([Buffer.from('%PDF-1.7')])))!;
  await db.insertInto('files').values({ hash, size, media_type: 'application/pdf' }).execute();
  await publicDocument(books, await ofUnit(), {
    title: '示范镇的附件和图片',
    at: '2023-12-28T02:00:00Z',
    html: '<p><a href="/documents">全部</a><a href="/../documents">全部</a> href="/text" <img alt="图" src="/none.png"></p>',
    attachments: [{ hash, name: '附件.pdf' }],
  });
  pages.listening(true);
}, 120_000);
afterAll(() => app.close());

/** The town as publications take it. */
async function ofUnit(): Promise<TestTown> {
  const one = (table: 'offices' | 'columns') =>
    db
      .selectFrom(table)
      .select('id')
      .where('authority_id', '=', db.selectFrom('authorities').select('id').where('code', '=', 'sfz'))
      .orderBy('id')
      .executeTakeFirstOrThrow();
  const { id } = await db.selectFrom('authorities').select('id').where('code', '=', 'sfz').executeTakeFirstOrThrow();
  const [office, column] = [await one('offices'), await one('columns')];
  return { authorityId: id, offices: { office: office.id }, columnId: column.id } as TestTown;
}

/** Addresses in an answer that lead a browser or a program somewhere on this host, each as its path. */
function ownAddresses({ headers, body }: { headers: Record<string, unknown>; body: string }): string[] {
  const found = [headers.location, headers['content-location']].filter((one) => typeof one === 'string');
  for (const [whole] of body.matchAll(new RegExp(`https?://${CITY}(?::\\d+)?[^\\s"'<]*`, 'g')))
    if (new URL(whole).pathname !== '/') found.push(new URL(whole.replaceAll('&amp;', '&')).pathname); // the site above
  const type = String(headers['content-type']);
  if (type.includes('html')) {
    const $ = load(body);
    for (const one of $('*').toArray())
      for (const [name, value] of Object.entries('attribs' in one ? one.attribs : {})) {
        if (value.startsWith('/') && !value.includes('{') && name !== 'value') found.push(value);
        if (name === 'srcset') found.push(...value.split(',').map((part) => part.trim()));
        const [, later] = /^\d+; ?url=(.+)$/i.exec(value) ?? [];
        if (later) found.push(later);
      }
  }
  // of a description of the interface: paths below its own server
  if (type.includes('json') && !body.startsWith('{"openapi"'))
    JSON.parse(body, (_, value) => {
      if (typeof value === 'string' && value.startsWith('/')) found.push(value);
      return value;
    });
  return found as string[];
}

/** Goes wherever links lead from these paths, to at most three of each kind. @returns the routes met, and what each showed */
async function walk(base: string, judge: (at: string, to: string) => void, host = CITY) {
  const client = new Client(app, '', '', host);
  const waiting = [
    ...publicRoutes()
      .filter(({ method, url }) => method === 'GET' && !/[:*]/.test(url))
      .map(({ url }) => base + url),
    `${base}/search?q=%E5%85%AC%E5%91%8A`,
    `${base}/disclosure/application/alike?q=%E8%B4%A2%E6%94%BF`,
  ];
  const seen = new Set(waiting);
  const met = new Map<string, string[]>();
  const shown = new Map<string, string>();
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const route = routeOf(publicRoutes(), 'GET', at.slice(base.length).split(/[?#]/)[0] || '/');
    if (!route) continue;
    const before = met.get(route) ?? [];
    if (before.length >= 3) continue;
    met.set(route, [...before, at]);
    const reply = await client.get(at);
    if (
      /^\/(?:disclosure\/application\/(?:mine|acknowledgement|receipt)|(?:engagement|consultations)\/(?:mine|sent)|subscribe\/(?:confirm|mine|end)|preferences)/.test(
        route,
      ) ||
      at === `${base}/feedback`
    )
      expect([301, 303], at).toContain(reply.statusCode);
    else if (route === '/wechat/callback') expect(reply.statusCode, at).toBe(403);
    else if (route.startsWith('/scoreboard'))
      expect(reply.statusCode, at).toBe(404); // not switched on here
    else if (route.startsWith('/exchange/'))
      expect(reply.statusCode, at).toBe(401); // asked by who signs
    else if (!at.startsWith(`${base}/disclosure/units`) || !base) expect(reply.statusCode, at).toBe(200);
    shown.set(at, reply.body);
    for (const to of ownAddresses(reply)) {
      judge(at, to);
      const path = to.split('#')[0]!;
      if (seen.has(path) || !path.startsWith(`${base}/`)) continue;
      seen.add(path);
      waiting.push(path);
    }
  }
  return { met, shown };
}

describe('every public page of an authority without a host', () => {
  test('stands below the path, and leads nowhere else', async () => {
    const wrong = new Set<string>();
    const { met } = await walk(BASE, (at, to) => {
      const own = to === BASE || /^\/u\/sfz[/?]/.test(to) || /^\/(assets|console)(\/|$)/.test(to);
      if (!own) wrong.add(`${at} → ${to}`);
    });
    expect([...wrong]).toEqual([]);
    const missed = publicRoutes().filter(
      ({ method, url }) => method === 'GET' && !met.has(url) && !url.includes('/mine') && !url.includes('*'),
    );
    // regions are summed by the city alone; the town's reports were corrected by nobody; devices alone are led to a screen, groups to a short link,
    // programs that sign ask what was supplied, and the town has no guides to matters, nothing replaced, no topics, public answers, consultations, surveys and assessments
    const nobodys =
      /region|versions|\/lineage|\/images\/|^\/consultations\/:id|^\/standards\/:id|^\/disclosure\/assessment\/:id|^\/(?:screen|kiosk|s|guides|topics|exchange|engagement\/answers|surveys)\//;
    expect(missed.map(({ url }) => url).filter((url) => !nobodys.test(url))).toEqual([]);
    expect(met.get('/documents/:id')).toHaveLength(3);
  }, 120_000);

  test('whole addresses of feeds, site maps and prints name it', async () => {
    const get = async (path: string) => (await app.inject({ url: BASE + path, headers: { host: CITY } })).body;
    const [feed, map, home, robots] = await Promise.all(['/feed.xml', '/sitemap.xml', '', '/robots.txt'].map(get));
    expect(feed).toMatch(/<id>http:\/\/sfh\.localhost\/u\/sfz\/feed\.xml<\/id>/);
    expect(feed).toMatch(/<link href="http:\/\/sfh\.localhost\/u\/sfz\/documents\/\d+"\/>/);
    expect(map).toContain('<loc>http://sfh.localhost/u/sfz/sitemap-pages.xml</loc>');
    expect(home).toContain('本页地址：http://sfh.localhost/u/sfz/');
    expect(home).toContain('<a rel="up" href="http://sfh.localhost/">绥芬河市人民政府</a>');
    expect(robots).toContain('Disallow: /u/sfz/search\n');
  });
});

test('the site above shows nothing of it but the list, and says where its map is', async () => {
  const titles = await db
    .selectFrom('revisions as r')
    .innerJoin('publications as p', 'p.revision_id', 'r.id')
    .innerJoin('authorities as a', 'a.id', 'p.authority_id')
    .select('r.title')
    .where('a.code', '=', 'sfz')
    .execute();
  expect(titles.length).toBeGreaterThan(100);
  const leads = new Set<string>();
  const { shown } = await walk('', (at, to) => to.startsWith(BASE) && leads.add(at));
  expect([...leads].sort()).toEqual(['/disclosure/units', '/robots.txt']);
  const telling = [...shown].filter(([, body]) => titles.some(({ title }) => body.includes(title)));
  expect(telling.map(([at]) => at)).toEqual([]);
  for (const at of ['/', '/disclosure']) expect(shown.get(at), at).toContain('href="/disclosure/units"');
  expect(shown.get('/sitemap-pages.xml')).toContain('<loc>http://sfh.localhost/disclosure/units</loc>');
  expect(shown.get('/robots.txt')).toContain('Sitemap: http://sfh.localhost/u/sfz/sitemap.xml\n');
  const doors = load(shown.get('/disclosure/units')!)('.pair a')
    .toArray()
    .map(({ attribs }) => attribs.href);
  expect(doors).toEqual(
    ['/', '/disclosure/guide', '/disclosure/reports', '/disclosure/application'].map((to) => BASE + to),
  );
}, 120_000);

test.each([
  ['another host', BASE, 'town.example.com'],
  ['a code that is nobody’s', '/u/nobody', CITY],
  ['the site above itself', '/u/sfh', CITY],
  ['one that answers under every name', '/u/sfhz', CITY],
  ['a site below a site', `${BASE}${BASE}/documents`, CITY],
  ['dots', `${BASE}/../documents`, CITY],
  ['coded dots', `${BASE}/%2e%2e/documents`, CITY],
  ['a coded slash', `${BASE}/..%2fdocuments`, CITY],
  ['a coded slash after the code', '/u/sfz%2fdocuments', CITY],
  ['two slashes', `${BASE}//documents`, CITY],
  ['the console', `${BASE}/console`, CITY],
  ['the console, written otherwise', `${BASE}/%63onsole/sign-in`, CITY],
  ['an asset', `${BASE}/assets/none.css`, CITY],
])('%s: %s is not there', async (_, url, host) => {
  const reply = await app.inject({ url, headers: { host } });
  expect(reply.statusCode).toBe(404);
  if (!url.startsWith(`${BASE}/`)) expect(reply.body).not.toMatch(/"\/u\//);
});

test('readers of both sites are kept apart: pages and preferences', async () => {
  const get = (url: string) => app.inject({ url, headers: { host: CITY } });
  for (let n = 0; n < 2; n++) {
    expect((await get(`${BASE}/documents`)).body).toContain('<meta name="SiteName" content="示范镇');
    expect((await get('/documents')).body).toContain('<meta name="SiteName" content="绥芬河市人民政府"');
  }
  const key = (url: string) => app.pageAddresses.keyOf({ method: 'GET', url, headers: { host: CITY } } as never)!;
  expect(pages.get(key(`${BASE}/documents`))).toBeDefined();
  expect(key(`${BASE}/documents`)).not.toBe(key('/documents'));
  const reply = await get(`${BASE}/preferences?size=125&back=${encodeURIComponent('/../../documents?page=2')}`);
  expect(reply.headers.location).toBe(`${BASE}/documents?page=2`);
});

describe('when it has a host by itself', () => {
  const moved = (method: 'GET' | 'POST', url: string) =>
    app.inject({ method, url, headers: { host: `${CITY}:4861` }, ...(method === 'POST' && { payload: '' }) });
  beforeAll(async () => {
    await set('sfz', { host: 'own.example' });
    pages.listening(true);
  });
  test.each(['', '/documents?page=2', '/disclosure/application/new', '/nothere'])('%s leads there', async (path) => {
    const reply = await moved('GET', BASE + path);
    expect([reply.statusCode, reply.headers.location]).toEqual([301, `http://own.example:4861${path || '/'}`]);
  });
  test('what was sent says where to send it', async () => {
    const reply = await moved('POST', `${BASE}/disclosure/application/new`);
    expect(reply.statusCode).toBe(409);
    expect(reply.body).toContain('http://own.example:4861');
  });
  test('the list leads there', async () => {
    const { body } = await moved('GET', '/disclosure/units');
    expect(body).toContain('href="http://own.example:4861/disclosure/guide"');
    expect((await app.inject({ url: '/documents', headers: { host: 'own.example' } })).body).not.toContain('/u/sfz');
  });
});

test('with nobody above, or one without a host, it has no site', async () => {
  const city = await db.selectFrom('authorities').select('id').where('code', '=', 'sfh').executeTakeFirstOrThrow();
  for (const [parent_id, cityHost] of [
    [null, CITY],
    [city.id, null],
  ] as const) {
    await set('sfz', { host: null, parent_id });
    await set('sfh', { host: cityHost });
    pages.listening(true);
    for (const host of [CITY, 'town.example.com'])
      expect((await app.inject({ url: BASE, headers: { host } })).statusCode, host).toBe(404);
  }
  await set('sfh', { host: CITY });
  await set('sfz', { parent_id: city.id, closed_at: now(), closed_reason: '撤并' });
  pages.listening(true);
  expect((await app.inject({ url: BASE, headers: { host: CITY } })).statusCode).toBe(410);
  expect((await app.inject({ url: '/disclosure/units', headers: { host: CITY } })).statusCode).toBe(404);
});
