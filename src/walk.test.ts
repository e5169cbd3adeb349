import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../test/support/client.ts';
import { testDatabase } from '../test/support/database.ts';
import { aboveToo, platform as asPlatform, above as fromAbove, type Lawful } from '../test/support/lawful.ts';
import { digests, mark } from '../test/support/ownership.ts';
import { testRoom } from '../test/support/room.ts';
import { testTown } from '../test/support/town.ts';
import {
  addressesFor,
  asItStands,
  explore,
  type Known,
  listening,
  type Route,
  routeOf,
} from '../test/support/walking.ts';
import { loadDemo } from './demo/index.ts';
import { staffOf } from './platform/http/services.ts';
import { unwrap } from './platform/outcome.ts';
import { adminRoles, platformRoles, type Role, roles, runsPlatform } from './platform/roles.ts';
import type { Room } from './platform/room.ts';
import { rooms } from './rooms.ts';
import { buildServer } from './server.ts';

// The walk: everybody of one authority goes to every page and sends every form of another one's.
/** Reports of the last year are owed, sent up, returned; the demonstration is still small. */
const now = new Date('2024-01-25T02:00:00Z');
const WORD = '别处机关的字样';
const routes: Route[] = [];
/** A room whose page shows, and whose form changes, whatever number it is given: the walk must find both. */
const leaking = testRoom({
  name: 'leaking',
  staffRoutes: (app) => {
    const { db } = app.services;
    app.get<{ Params: { id: string } }>('/leaking/documents/:id', async (request, reply) => {
      staffOf(request);
      const { id } = request.params;
      const { rows } = await sql<{
        title: string;
      }>`select title from revisions where document_id::text = ${id}`.execute(db);
      return reply.send(rows);
    });
    app.post<{ Params: { id: string } }>('/leaking/documents/:id', async (request, reply) => {
      staffOf(request);
      await sql`update documents set state = 'draft' where id::text = ${request.params.id}`.execute(db);
      return reply.send('ok');
    });
  },
});
const all: readonly Room[] = [listening(routes), ...rooms, leaking];
const books = await testDatabase(all);
const { db, files, house, sealer } = books;
const app: FastifyInstance = await buildServer({ ...books, now: () => now });
await app.ready();

const HOST = 'walker.example.com';
const business = (Object.keys(roles) as Role[]).filter((role) => !adminRoles.includes(role) && !runsPlatform([role]));
const known: Known = { addresses: new Map(), forms: new Map() };
let others: number[];
let before: Record<string, string>;
let walker: Awaited<ReturnType<typeof testTown>>;
let above: Awaited<ReturnType<typeof testTown>>;
let address = 1;

async function enter(login: string, password: string): Promise<Client> {
  const client = new Client(app, `2001:db8:${(address++).toString(16)}::1`);
  await client.signIn(login, password);
  return client;
}

/** Somebody of an authority that is there already. */
async function personOf(code: string, given: Role[]): Promise<Client> {
  const { id: authority_id } = await db
    .selectFrom('authorities')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  const office = await db
    .selectFrom('offices')
    .select('id')
    .where('authority_id', '=', authority_id)
    .executeTakeFirst();
  const of = await walker.person(null, ...given);
  await db
    .updateTable('staff')
    .set({ authority_id, office_id: office?.id ?? null })
    .where('id', '=', of.id)
    .execute();
  return enter(of.login, walker.password);
}

beforeAll(async () => {
  unwrap(await loadDemo({ db, files, house, sealer, now }));
  walker = await testTown(db, 'walker');
  above = await testTown(db, 'above');
  await db
    .updateTable('authorities')
    .set({ host: HOST, parent_id: above.authorityId })
    .where('id', '=', walker.authorityId)
    .execute();
  const rows = await db
    .selectFrom('authorities')
    .select(['id', 'code', 'host', 'is_primary as main'])
    .where('id', 'not in', [walker.authorityId, above.authorityId])
    .orderBy('is_primary', 'desc')
    .execute();
  others = rows.map(({ id }) => id);
  for (const { code, host, main } of rows) {
    const most = main ? 2 : 'unknown'; // one shows whose it is as well as another
    for (const given of [business, ...adminRoles.map((role) => [role])])
      await explore(await personOf(code, given), routes, known, most);
    await explore(
      new Client(app),
      routes.filter(({ url }) => !url.startsWith('/console')),
      known,
      most,
      host ?? 'town.example.com',
    );
  }
  // those that reported to the demonstration's city report to one of the walk's from now on
  const city = rows.find(({ code }) => code === 'sfh')!.id;
  const parent_id = above.authorityId;
  await db.updateTable('authorities').set({ parent_id }).where('parent_id', '=', city).execute();
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx); // what was sent up is kept by triggers
    await tx.updateTable('report_submissions').set({ parent_id }).where('parent_id', '=', city).execute();
  });
  const marked = await mark(db, others, WORD);
  expect(marked.length).toBeGreaterThan(60);
  const { rows: sent } = await sql<{ marked: number }>`select count(*)::int as marked from report_submissions
    where parent_id = ${parent_id} and report::text like ${`%${WORD}%`}`.execute(db);
  expect(sent[0]!.marked).toBeGreaterThan(0);
  before = await digests(db, others);
}, 600_000);

interface Found {
  leaks: Set<string>;
  errors: Set<string>;
  /** what was shown and may be */
  lawful: Set<string>;
}

function judge(found: Found, route: string, reply: { statusCode: number; body: string }, { lawful }: Way) {
  if (reply.statusCode >= 500) found.errors.add(`${reply.statusCode} ${route}`);
  if (!reply.body.includes(WORD) && !reply.body.includes(encodeURIComponent(WORD))) return;
  if (lawful && route in lawful.sees) found.lawful.add(route);
  else found.leaks.add(route);
}

interface Way {
  /** forms are sent too */
  post?: boolean;
  /** only what needs no number */
  lists?: boolean;
  /** the site of this host, and nothing for staff */
  host?: string;
  /** what these may see of others */
  lawful?: Lawful;
  /** only what the test planted */
  planted?: boolean;
}

async function walk(client: Client, way: Way): Promise<Found> {
  const { post = false, lists = false, host, planted = false } = way;
  const found: Found = { leaks: new Set(), errors: new Set(), lawful: new Set() };
  const side = routes.filter(({ url }) => url.startsWith('/console') !== (host !== undefined));
  const mine = side.filter(({ url }) => !(lists && /[:*]/.test(url)) && (url === LEAKING) === planted);
  for (const url of addressesFor(mine, side, 'GET', known)) {
    const reply = await client.get(url);
    judge(found, `GET ${routeOf(routes, 'GET', url)}`, reply, way);
  }
  if (!post) return found;
  const page = host ? '/disclosure/application/new' : '/console/account';
  const token = await client.token(page);
  for (const url of addressesFor(mine, side, 'POST', known)) {
    const form = asItStands(known.forms.get(url) ?? { url, controls: [] });
    const fields = Object.fromEntries(form.fields);
    const files = form.files.map((field) => ({ field, name: '走查.txt', content: Buffer.from('走查') }));
    const reply = files.length
      ? await client.upload(url, fields, files, page)
      : await client.send(url, fields, token, page);
    judge(found, `POST ${routeOf(routes, 'POST', url)}`, reply, way);
  }
  return found;
}

const LEAKING = '/console/leaking/documents/:id';
/** Tables of others that are not as they were when this was asked last. */
async function changed(): Promise<string[]> {
  const [then, after] = [before, await digests(db, others)];
  before = after;
  return Object.keys(then).filter((table) => then[table] !== after[table]);
}
const unlawful = (tables: string[], { changes }: Lawful) => tables.filter((table) => !(table in changes));

test('every kind of page was met', () => {
  const met = new Set(known.addresses.keys());
  expect(met.size).toBeGreaterThan(90);
});

const enterAs = async (...given: Role[]) => enter((await walker.person('office', ...given)).login, walker.password);

test.each([business, ...adminRoles.map((role) => [role])])(
  'to every page and by every form of others’ goes %s',
  async (...given) => {
    const found = await walk(await enterAs(...given), { post: true });
    expect([...found.errors]).toEqual([]);
    expect([...found.leaks]).toEqual([]);
    expect(await changed()).toEqual([]);
  },
  300_000,
);

test.each(business)('to every list goes %s alone', async (role) => {
  const found = await walk(await enterAs(role), { lists: true });
  expect([[...found.errors], [...found.leaks]]).toEqual([[], []]);
});

test('to every page and by every form goes who reads the site of another authority', async () => {
  const found = await walk(new Client(app, '', '', HOST), { post: true, host: HOST });
  expect([...found.errors]).toEqual([]);
  expect([...found.leaks]).toEqual([]);
  expect(await changed()).toEqual([]);
}, 300_000);

const enterAbove = async (...given: Role[]) => enter((await above.person('office', ...given)).login, above.password);

test('the authority above sees and changes of those below what supervision lets it, and nothing else', async () => {
  const lawful = fromAbove;
  const found = await walk(await enterAbove(...business), { post: true, lawful });
  expect([[...found.errors], [...found.leaks]]).toEqual([[], []]);
  // the list names nothing that is not shown any more
  expect([...found.lawful].sort()).toEqual(Object.keys(lawful.sees).sort());
  expect(unlawful(await changed(), lawful)).toEqual([]);
}, 300_000);

test.each(adminRoles)(
  'to every page of those below goes %s of the authority above',
  async (role) => {
    const lawful = { ...fromAbove, sees: { ...fromAbove.sees, ...aboveToo } };
    const found = await walk(await enterAbove(role), { lawful });
    expect([[...found.errors], [...found.leaks]]).toEqual([[], []]);
  },
  300_000,
);

test.each(Object.entries(platformRoles) as [Role, Role][])(
  'the platform is run without a look at anybody’s business, as %s and %s',
  async (admin, role) => {
    const found = await walk(await enterAs(admin, role), { post: true, lawful: asPlatform });
    expect([[...found.errors], [...found.leaks]]).toEqual([[], []]);
    expect(unlawful(await changed(), asPlatform)).toEqual([]);
  },
  300_000,
);

test('a page that leaks and a form that reaches over are found', async () => {
  const found = await walk(await enterAs('editor'), { post: true, planted: true });
  expect([...found.leaks]).toEqual([`GET ${LEAKING}`]);
  expect(await changed()).toEqual(['documents']);
});
