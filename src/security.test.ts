import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '../test/support/client.ts';
import { testDatabase } from '../test/support/database.ts';
import { publicDocument } from '../test/support/publications.ts';
import { type TestTown, testTown } from '../test/support/town.ts';
import { staffConsole } from './console/index.ts';
import { asset } from './platform/assets.ts';
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
      // below a kiosk there is nothing but for its device, which is asked in src/terminals
      const notThere = reply.statusCode === 404 && url.startsWith('/kiosk/:name/');
      // programs sign what they send: src/exchange
      const unsigned = reply.statusCode === 401 && url.startsWith('/exchange/');
      // programs for mail end what an address of theirs names, and this names none (RFC 8058): src/subscriptions
      const oneClick = reply.statusCode === 200 && url === '/subscribe/end';
      if (reply.statusCode !== 403 && !toSignIn && !notThere && !unsigned && !oneClick)
        let_in.push(`${reply.statusCode} ${method} ${url}`);
    }
  expect(let_in).toEqual([]);
}, 120_000);

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
  const others = [
    '/console',
    '/console/sign-in',
    '/console/no-such',
    '/assets/no-such.css',
    '/healthz',
    '/readyz',
    '/%ff',
  ];
  for (const url of [...asked, ...others, asset('site/site.css'), asset('platform/answered.js')]) {
    const { headers, statusCode } = await app.inject({ url });
    expect(headers, `${statusCode} ${url}`).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'same-origin',
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).not.toMatch(/unsafe/);
    expect(policy, url).toContain("base-uri 'none'");
    if (policy.includes('img-src')) expect(policy).toContain("object-src 'none'");
    const type = String(headers['content-type'] ?? '');
    if (/text|xml|json|javascript/.test(type)) expect(type, url).toMatch(/; charset=utf-8$/i);
    expect(headers['access-control-allow-origin']).toBeUndefined();
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
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
  const altered = letters.map((letter) => own.slice(0, -1) + letter).filter((token) => token !== own);
  for (const token of [before, others, '', 'x'.repeat(60), ...altered])
    expect((await made(token)).statusCode, token).toBe(403);
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
  '/assets/',
  '/assets/site',
  '/files/',
  '/.git/config',
  '/console/../.git/config',
])('%s leads nowhere', async (url) => {
  const reply = await app.inject({ url });
  expect(reply.statusCode).toBeGreaterThanOrEqual(400);
  expect(reply.body).not.toMatch(/root:|"gongkai"|\[core\]|site\.css/);
});

test('a host that is made up reaches no redirect and no mail, and its page is not markup', async () => {
  for (const host of ['evil.example', 'evil.example"><script>', '127.0.0.1:1@evil.example']) {
    const reply = await app.inject({ url: '/console/reviews', headers: { host } });
    expect(String(reply.headers.location ?? '')).not.toContain('evil');
    expect((await app.inject({ url: '/', headers: { host } })).body).not.toContain('<script>"');
  }
});

/** What comes back for bytes as they are, until the server ends the connection. */
async function raw(sent: string): Promise<string> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  let said = '';
  socket.on('data', (chunk) => {
    said += chunk;
  });
  socket.write(sent);
  await Promise.race([once(socket, 'close'), setTimeout(2_000)]);
  socket.destroy();
  return said;
}

const SECOND = 'GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
const head = (...lines: string[]) => `${['POST /search HTTP/1.1', 'Host: a', ...lines].join('\r\n')}\r\n\r\n`;

test.each([
  ['both lengths', `${head('Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n${SECOND}`],
  ['two lengths', `${head('Content-Length: 5', 'Content-Length: 6')}abcde${SECOND}`],
  ['a coding that is none', `${head('Transfer-Encoding: xchunked')}0\r\n\r\n${SECOND}`],
  ['chunked not as the last', `${head('Transfer-Encoding: chunked, identity')}0\r\n\r\n${SECOND}`],
  ['a blank before the colon', `${head('Transfer-Encoding : chunked')}0\r\n\r\n${SECOND}`],
  ['a length with a sign', `${head('Content-Length: +5')}abcde${SECOND}`],
  ['a chunk of no size', `${head('Transfer-Encoding: chunked')}z\r\n\r\n${SECOND}`],
])('where a message ends is never a guess: %s ends the connection with 400', async (_what, sent) => {
  const said = await raw(sent);
  expect(said).toMatch(/^HTTP\/1\.1 400 /);
  expect(said.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
  expect(said).not.toContain('ok\n');
});

test.each(['TRACE', 'TRACK', 'CONNECT', 'DEBUG'])('%s is answered with nothing of what was sent', async (method) => {
  const said = await raw(`${method} / HTTP/1.1\r\nHost: a\r\nX-Secret: told-by-me\r\nConnection: close\r\n\r\n`);
  expect(said).not.toMatch(/told-by-me|HTTP\/1\.1 [23]/);
});
