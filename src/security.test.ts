import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '../test/support/client.ts';
import { testDatabase } from '../test/support/database.ts';
import { publicDocument } from '../test/support/publications.ts';
import { type TestTown, testTown } from '../test/support/town.ts';
import { staffConsole } from './console/index.ts';
import { createApp } from './platform/http/app.ts';
import { rooms } from './rooms.ts';
import { publicSite } from './site/index.tsx';

// What somebody tries from outside, at every route rather than at those one thinks of.
const books = await testDatabase(rooms);
const routes: { method: string; url: string }[] = [];
let app: FastifyInstance;
let town: TestTown;
let other: TestTown;

beforeAll(async () => {
  app = await createApp({ ...books, now: () => new Date('2023-12-29T03:00:00Z') }, false);
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push({ method: one, url });
  });
  await app.register(publicSite);
  await app.register(staffConsole, { prefix: '/console' });
  await app.ready();
  town = await testTown(books.db);
  other = await testTown(books.db, 'other');
});
afterAll(() => app.close());

const filled = (url: string) => url.replace(/:[a-zA-Z]+(\([^)]*\))?\??|\*/g, '1');

async function signedIn(of: TestTown, role: 'editor' | 'disclosureHead'): Promise<Client> {
  const client = new Client(app);
  await client.signIn((await of.person('office', role)).login, of.password);
  return client;
}

test('every form refuses what comes without its token, for a citizen and for staff', async () => {
  const cookie = (await signedIn(town, 'disclosureHead')).cookieHeader();
  const changing = routes.filter(({ method }) => method !== 'GET');
  expect(changing.length).toBeGreaterThan(50);
  const let_in: string[] = [];
  for (const { method, url } of changing)
    for (const headers of [{}, { cookie }]) {
      const reply = await app.inject({ method: method as 'POST', url: filled(url), headers, payload: { a: 'b' } });
      const toSignIn = reply.statusCode === 303 && /^\/console\/sign-in/.test(String(reply.headers.location));
      if (reply.statusCode !== 403 && !toSignIn) let_in.push(`${reply.statusCode} ${method} ${url}`);
    }
  expect(let_in).toEqual([]);
});

test('every kind of answer carries the headers that keep a browser safe', async () => {
  const documentId = await publicDocument(books, town, { title: '安全头测试文件' });
  const asked = [
    '/',
    `/documents/${documentId}`,
    '/search?q=x',
    '/feed.xml',
    '/robots.txt',
    '/sitemap.xml',
    '/no-such',
  ];
  for (const url of [...asked, '/console', '/console/sign-in', '/console/no-such', '/assets/no-such.css', '/%ff']) {
    const { headers, statusCode } = await app.inject({ url });
    expect(headers, `${statusCode} ${url}`).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'same-origin',
    });
    expect(String(headers['content-security-policy'])).not.toMatch(/unsafe/);
    expect(headers['x-powered-by'] ?? headers.server).toBeUndefined();
  }
});

test('cookies are out of the reach of scripts and other sites, and Secure behind HTTPS; signing in takes no given one', async () => {
  const { login } = await town.person('office', 'editor');
  const https = { 'x-forwarded-proto': 'https' };
  const page = await app.inject({ url: '/console/sign-in', headers: https });
  const held = [page.headers['set-cookie']].flat().map((one) => one!.split(';')[0]);
  const given = '__Host-session=chosen-by-another; session=chosen-by-another';
  const reply = await app.inject({
    method: 'POST',
    url: '/console/sign-in',
    headers: { ...https, cookie: [...held, given].join('; '), 'x-csrf-token': tokenOn(page.body) },
    payload: { login, password: town.password },
  });
  expect(reply.statusCode).toBe(303);
  const set = [page.headers['set-cookie'], reply.headers['set-cookie']].flat().map(String);
  expect(set.map((one) => one.split('=')[0])).toEqual(['__Host-_csrf', '__Host-session', '__Host-device']);
  for (const one of set) {
    expect(one).toMatch(/; Path=\/(;|$)/);
    expect(one).toMatch(/HttpOnly/);
    expect(one).toMatch(/Secure/);
    expect(one).toMatch(/SameSite=(Lax|Strict)/);
    expect(one).not.toMatch(/Domain/);
    expect(one).not.toContain('chosen-by-another');
  }
});

const tokenOn = (body: string) => /name="_csrf" value="([^"]+)"/.exec(body)![1]!;

test('a form’s token is of one session: neither that of before signing in holds in it, nor another person’s, nor that of a session before', async () => {
  const client = new Client(app);
  const before = await client.token('/console/sign-in');
  const { login } = await town.person('office', 'editor');
  await client.signIn(login, town.password);
  const own = await client.token('/console/account');
  const others = await (await signedIn(town, 'editor')).token('/console/account');
  const form = { title: '一份', column_id: String(town.columnId) };
  const made = (token: string) => client.send('/console/documents/new', form, token);
  for (const token of [before, others, '', 'x'.repeat(60), `${own.slice(0, -1)}_`])
    expect((await made(token)).statusCode).toBe(403);
  expect(String((await made(own)).headers.location)).toMatch(/^\/console\/documents\/\d+/);
  await client.post('/console/sign-out', {}, '/console');
  await client.signIn(login, town.password);
  expect((await made(own)).statusCode).toBe(403); // signed out: nothing of that session is remembered
  await client.signIn(login, town.password);
  const drafts = books.db.selectFrom('revisions').select('id').where('title', '=', form.title);
  expect(await drafts.execute()).toHaveLength(1);
});

test('what another authority has is not there: every page of the console below a number answers 404 or 403', async () => {
  const documentId = await publicDocument(books, other, { title: '别处的文件' });
  const client = await signedIn(town, 'disclosureHead');
  const seen: string[] = [];
  for (const { method, url } of routes.filter(
    (one) => one.method === 'GET' && /^\/console\/documents\/:id/.test(one.url),
  )) {
    const reply = await client.get(url.replace(':id', String(documentId)).replace(/:[a-zA-Z]+/g, '1'));
    if (![404, 403].includes(reply.statusCode)) seen.push(`${reply.statusCode} ${method} ${url}`);
    expect(reply.body).not.toContain('别处的文件');
  }
  expect(seen).toEqual([]);
});

test.each([
  '/files/../../../etc/passwd',
  '/files/%2e%2e%2f%2e%2e%2fetc%2fpasswd/x',
  `/files/${'a'.repeat(64)}/..%2f..%2fpostgres.key`,
  '/assets/..%2f..%2fpackage.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/assets/....//package.json',
])('%s leads nowhere', async (url) => {
  const reply = await app.inject({ url });
  expect(reply.statusCode).toBeGreaterThanOrEqual(400);
  expect(reply.body).not.toMatch(/root:|"gongkai"/);
});

test('a host that is made up reaches no redirect and no mail, and its page is not markup', async () => {
  for (const host of ['evil.example', 'evil.example"><script>', '127.0.0.1:1@evil.example']) {
    const reply = await app.inject({ url: '/console/reviews', headers: { host } });
    expect(String(reply.headers.location ?? '')).not.toContain('evil');
    expect((await app.inject({ url: '/', headers: { host } })).body).not.toContain('<script>"');
  }
});
