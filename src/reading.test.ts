import { beforeAll, expect, test } from 'vitest';
import { Client } from '../test/support/client.ts';
import { demoDatabase } from '../test/support/demo-database.ts';
import { type TestTown, testTown } from '../test/support/town.ts';
import { explore, type Known, listening, type Route, routeOf } from '../test/support/walking.ts';
import { connect } from './platform/database/index.ts';
import { adminRoles, type Role, roles, runsPlatform } from './platform/roles.ts';
import { rooms } from './rooms.ts';
import { buildServer } from './server.ts';

// Books in which nothing can be written, as on a full disk: everything can still be read.
const now = new Date('2026-11-24T02:00:00Z');
const routes: Route[] = [];
const all = [listening(routes), ...rooms];
const books = await demoDatabase(now, all);
const readOnly = new URL(books.url);
readOnly.searchParams.set('options', '-c default_transaction_read_only=on');
const { db, close } = connect(readOnly.href, 8);
/** Minutes later, so that every visit of a session would be noted. */
const reading = await buildServer({ ...books, db, now: () => new Date(now.getTime() + 120_000) });
const writing = await buildServer({ ...books, now: () => now });
const business = (Object.keys(roles) as Role[]).filter((role) => !adminRoles.includes(role) && !runsPlatform([role]));
let town: TestTown;

/** A browser that is to become a device is given a code, which must be kept. */
const NEW_DEVICE = /^\/(?:screen|kiosk)(?:\/:name|\/waiting)?$/;

/** Goes on where something could not be read, and remembers what. */
class Reader extends Client {
  readonly refused = new Set<string>();
  override async get(url: string, headers: Record<string, string> = {}) {
    const reply = await super.get(url, headers);
    if (reply.statusCode >= 500) {
      const route = routeOf(routes, 'GET', url) ?? url;
      if (!NEW_DEVICE.test(route)) this.refused.add(route);
      reply.statusCode = 404;
    }
    return reply;
  }
}

beforeAll(async () => {
  town = await testTown(books.db, 'reader');
  return close;
}, 300_000);

/** Somebody of the demonstration's first authority. */
async function personOf(given: readonly Role[]): Promise<Reader> {
  const { login, id } = await town.person(null, ...given);
  const demo = await books.db
    .selectFrom('offices as o')
    .innerJoin('authorities as a', 'a.id', 'o.authority_id')
    .select(['a.id as authority_id', 'o.id as office_id'])
    .where('a.is_primary', '=', true)
    .orderBy('o.id')
    .executeTakeFirstOrThrow();
  await books.db.updateTable('staff').set(demo).where('id', '=', id).execute();
  const there = new Client(writing);
  await there.signIn(login, town.password);
  const client = new Reader(reading);
  for (const [name, value] of there.cookies) client.cookies.set(name, value);
  return client;
}

const fresh = (): Known => ({ addresses: new Map(), forms: new Map() });

test('citizens read every kind of page', async () => {
  const client = new Reader(reading);
  const known = fresh();
  await explore(
    client,
    routes.filter(({ url }) => !url.startsWith('/console')),
    known,
    3,
  );
  expect(known.addresses.size).toBeGreaterThan(20);
  expect([...client.refused]).toEqual([]);
}, 300_000);

test.each([business, ...adminRoles.map((role) => [role])])(
  'who is signed in reads on: %s',
  async (...given) => {
    const client = await personOf(given);
    const known = fresh();
    await explore(client, routes, known, 2);
    expect([...known.addresses.keys()].filter((url) => url.startsWith('/console')).length).toBeGreaterThan(3);
    expect([...client.refused]).toEqual([]);
  },
  300_000,
);
