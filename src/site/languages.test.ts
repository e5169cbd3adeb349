import { load } from 'cheerio';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { demoDatabase } from '../../test/support/demo-database.ts';
import { staffScripts } from '../../test/support/staff-scripts.ts';
import { listening, type Route, routeOf } from '../../test/support/walking.ts';
import { PageCache } from '../platform/http/cache/page-cache.ts';
import { type Foreign, foreignLanguages, hasChinese } from '../platform/languages/language.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';

// The demonstration's town has three languages. What its pages say is followed by what nobody translated.
const now = () => new Date('2023-12-29T03:00:00Z');
const routes: Route[] = [];
const books = await demoDatabase(now(), [listening(routes), ...rooms]);
/** texts for which there was no translation → where */
const misses = new Map<string, string>();
let at = '';
const house = {
  ...books.house,
  say: (language: Foreign) => {
    const say = books.house.say(language);
    return (text: string, names: ReadonlyMap<string, string>) => {
      const said = say(text, names);
      if (said === undefined && hasChinese(text) && !text.includes('<')) misses.set(text, at);
      return said;
    };
  },
};
const pages = new PageCache();
const app: FastifyInstance = await buildServer({ ...books, house, now, pages });

beforeAll(async () => {
  pages.listening(true);
}, 120_000);
afterAll(() => app.close());

const publicRoutes = () => routes.filter(({ url, method }) => method === 'GET' && !url.startsWith('/console'));

/** Every page that links lead to below a language, at most three of each kind. */
async function walk(base: string, judge: (path: string, body: string) => void): Promise<Set<string>> {
  // each language is walked from a place of its own: pages are limited by place
  const client = new Client(app, `203.0.113.${base.length + base.charCodeAt(1)}`);
  const more = [
    'search?q=%E5%85%AC%E5%91%8A',
    'search?q=zzz',
    'guides?q=zzz',
    'nothing',
    'disclosure/application/new?as=organisation',
  ];
  const waiting = [
    ...publicRoutes()
      .filter(({ url }) => !/[:*]/.test(url))
      .map(({ url }) => base + url),
    ...more.map((path) => `${base}/${path}`),
  ];
  const seen = new Set(waiting);
  const met = new Map<string, number>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const route = routeOf(publicRoutes(), 'GET', path.slice(base.length) || '/') ?? '';
    if ((met.get(route) ?? 0) >= 3 || route.startsWith('/screen')) continue;
    met.set(route, (met.get(route) ?? 0) + 1);
    at = path;
    const reply = await client.get(path);
    if (!String(reply.headers['content-type']).includes('html')) continue;
    judge(path, reply.body);
    misses.delete(load(reply.body)('meta[name=description]').attr('content') ?? ''); // of a document: its own words
    for (const one of load(reply.body)(`a[href^="${base}"]`).toArray()) {
      const to = one.attribs.href!.split('#')[0]!;
      if (!seen.has(to)) waiting.push(to);
      seen.add(to);
    }
  }
  return new Set(met.keys());
}

/** Chinese of a page outside of what says that it is Chinese. */
function unmarked(body: string): string[] {
  const $ = load(body);
  $('[lang="zh-CN"], script, style, title').remove();
  const texts = $('body *')
    .contents()
    .toArray()
    .flatMap((node) => (node.type === 'text' ? [node.data] : []));
  return texts.filter(hasChinese);
}

describe.each(foreignLanguages)('the public site in %s', (language) => {
  test('says every fixed text in it, and marks what is Chinese', async () => {
    misses.clear();
    const wrong: string[] = [];
    const met = await walk(`/${language}`, (path, body) => {
      expect(load(body)('html').attr('lang'), path).toBe(language);
      for (const { attribs } of load(body)('script[src]').toArray())
        expect(staffScripts, path).not.toContain(/^\/assets\/(.+)-[A-Z0-9]{8}\.js$/.exec(attribs.src!)?.[1]);
      wrong.push(...unmarked(body).map((text) => `${path}: ${text}`));
    });
    expect(wrong).toEqual([]);
    expect([...misses].map(([text, path]) => `${path}: ${text}`)).toEqual([]);
    expect(met.size).toBeGreaterThan(25);
  }, 120_000);
});

test('what a site has not chosen is not there', async () => {
  const of = (host: string, url: string) => app.inject({ url, headers: { host } });
  expect((await of('sfz.localhost', '/en/')).statusCode).toBe(404);
  const own = load((await of('sfz.localhost', '/')).body);
  expect(own('.languages, link[hreflang], link[rel=canonical]')).toHaveLength(0);
  expect((await of('localhost', '/de/')).statusCode).toBe(404);
  expect((await of('localhost', '/en/console')).statusCode).toBe(404);
});

test('each page says where it stands in the other languages', async () => {
  const $ = load((await app.inject({ url: '/ru/documents?year=2023' })).body);
  const links = $('link[hreflang]')
    .toArray()
    .map(({ attribs }) => [attribs.hreflang, attribs.href]);
  expect(links).toEqual([
    ['zh-CN', 'http://localhost/documents?year=2023'],
    ['en', 'http://localhost/en/documents?year=2023'],
    ['ru', 'http://localhost/ru/documents?year=2023'],
    ['x-default', 'http://localhost/documents?year=2023'],
  ]);
  expect($('link[rel=canonical]').attr('href')).toBe('http://localhost/ru/documents?year=2023');
  expect(
    $('.languages a')
      .toArray()
      .map((one) => $(one).text()),
  ).toEqual(['中文', 'English', 'Русский']);
  expect($('.languages a[aria-current]').attr('lang')).toBe('ru');
  const map = (await app.inject({ url: '/sitemap-pages.xml' })).body;
  expect(map).toContain('<xhtml:link rel="alternate" hreflang="ru" href="http://localhost/ru/disclosure"/>');
  expect(map).toContain('<loc>http://localhost/en/disclosure</loc>');
});

test('kept pages of one language are never another’s', async () => {
  const read = async (url: string) => load((await app.inject({ url })).body)('html').attr('lang');
  for (const turn of [1, 2])
    for (const [url, language] of [
      ['/disclosure', 'zh-CN'],
      ['/en/disclosure', 'en'],
      ['/ru/disclosure', 'ru'],
    ] as const)
      expect(await read(url), `${url}, time ${turn}`).toBe(language);
});

test('files, feeds and everybody’s stand once', async () => {
  const feed = await app.inject({ url: '/en/feed.xml' });
  expect([feed.statusCode, feed.headers.location]).toEqual([301, '/feed.xml']);
  const $ = load((await app.inject({ url: '/en/' })).body);
  expect($('link[type="application/atom+xml"]').attr('href')).toBe('/feed.xml');
  expect($('link[rel=stylesheet]').attr('href')).toMatch(/^\/assets\//);
  expect($('a.name').attr('href')).toBe('/en/');
});

test('a name that nobody translated any more is Chinese, and said to be', async () => {
  const { id } = await books.db
    .selectFrom('authorities')
    .select('id')
    .where('code', '=', 'sfhz')
    .executeTakeFirstOrThrow();
  await books.db
    .deleteFrom('name_translations')
    .where('authority_id', '=', id)
    .where('name', '=', '通知公告')
    .where('language', '=', 'en')
    .execute();
  pages.drop(`site ${id}`);
  await vi.waitFor(async () => {
    const $ = load((await app.inject({ url: '/en/columns/gonggao' })).body);
    expect($('h1').text()).toBe('通知公告');
    expect($('h1').attr('lang')).toBe('zh-CN');
  });
});
