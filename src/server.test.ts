import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '../test/support/client.ts';
import { demoDatabase } from '../test/support/demo-database.ts';
import { Hostile } from '../test/support/hostile.ts';
import { type TestTown, testTown } from '../test/support/town.ts';
import { staffConsole } from './console/index.ts';
import { createApp } from './platform/http/app.ts';
import { adminRoles, type Role, roles, runsPlatform } from './platform/roles.ts';
import { publicSite } from './site/index.tsx';

// Every route of the program, asked by a citizen and by the staff with hostile addresses, queries, headers and bodies.
const SEED = 20231229;
const alone: readonly Role[] = [...adminRoles, 'contact'];
const every = Object.keys(roles) as Role[];
/** Who asks, and how often at every route. Who reads and writes the authority's affairs does it with all of their roles:
 *  a role opens doors and shuts none. */
const ASK: readonly (readonly [who: string, given: readonly Role[], often: number])[] = [
  ['citizen', [], 2],
  ['business', every.filter((role) => !alone.includes(role) && !runsPlatform([role])), 1],
  ...every.filter((role) => alone.includes(role) || runsPlatform([role])).map((role) => [role, [role], 1] as const),
];
const now = () => new Date('2023-12-29T03:00:00Z');
const books = await demoDatabase(now());
const routes: { method: string; url: string }[] = [];
const broken: string[] = [];
let app: FastifyInstance;
let town: TestTown;

beforeAll(async () => {
  app = await createApp({ ...books, now }, false);
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push({ method: one, url });
  });
  app.addHook('onError', async (request, reply, error) => {
    const status = (error as { statusCode?: number }).statusCode ?? reply.statusCode;
    if (!('failure' in error) && (status >= 500 || status === 200))
      broken.push(`${request.method} ${request.routeOptions.url}: ${error.message}`);
  });
  await app.register(publicSite);
  await app.register(staffConsole, { prefix: '/console' });
  await app.ready();
  town = await testTown(books.db, 'other');
});
afterAll(() => app.close());

/** Someone of the demonstration town with these roles; made for this, so that no other person's acts end the session. */
async function signedIn(given: readonly Role[]): Promise<Client> {
  const { id, login } = await town.person('office', ...given);
  const demo = await books.db
    .selectFrom('offices as o')
    .innerJoin('authorities as a', 'a.id', 'o.authority_id')
    .select(['a.id as authority_id', 'o.id as office_id'])
    .where('a.is_primary', '=', true)
    .orderBy('o.id')
    .executeTakeFirstOrThrow();
  await books.db.updateTable('staff').set(demo).where('id', '=', id).execute();
  const client = new Client(app);
  await client.signIn(login, town.password);
  return client;
}

/** Names of the fields of a page's forms and of the questions in its links. */
function namesOn(html: string): string[] {
  const found = [...html.matchAll(/ name="([^"]+)"/g), ...html.matchAll(/[?;&]([a-zA-Z]\w*)=/g)];
  return found.map((match) => match[1]!);
}

/** Forms of the public are bound to a cookie, those of the console to the session. */
interface Tokens {
  site: string;
  console: string;
}

async function ask(client: Client, tokens: Tokens, hostile: Hostile, names: string[], route: (typeof routes)[number]) {
  const path = route.url.replace(/:[a-zA-Z]+(\([^)]*\))?\??|\*/g, () => hostile.part());
  const query = hostile.pairs(names, 3);
  const { type, payload } = hostile.body(names);
  const reply = await app.inject({
    method: route.method as 'GET',
    url: query ? `${path}?${query}` : path,
    headers: {
      'x-csrf-token': route.url.startsWith('/console') ? tokens.console : tokens.site,
      cookie: client.cookieHeader(),
      ...hostile.headers(),
      ...(route.method === 'GET' ? {} : { 'content-type': type }),
    },
    ...(route.method === 'GET' ? {} : { payload }),
  });
  if (reply.statusCode === 200 && String(reply.headers['content-type']).includes('html'))
    names.push(...namesOn(reply.body).slice(0, 80));
  return reply.statusCode;
}

test.each(ASK)(
  'no input of %s ends in a 500',
  async (who, given, often) => {
    const client = given.length === 0 ? new Client(app) : await signedIn(given);
    const tokens = {
      site: await client.token('/disclosure/application/new'),
      console: await client.token(given.length === 0 ? '/console/sign-in' : '/console/account'),
    };
    const hostile = new Hostile(SEED + who.length);
    const names = ['id', 'page', 'q', 'year', 'state', 'office', 'next'];
    const faults: string[] = [];
    broken.length = 0;
    for (let n = 0; n < often; n++)
      for (const route of routes) {
        if (route.url === '/console/sign-out') continue;
        const status = await ask(client, tokens, hostile, names, route);
        if (status >= 500) faults.push(`${status} ${route.method} ${route.url}`);
      }
    expect({ faults, broken }).toEqual({ faults: [], broken: [] });
  },
  300_000,
);
