import type { FastifyInstance } from 'fastify';
import { openSession } from '../../src/organizations/sign-in/sessions.ts';
import type { Db } from '../../src/platform/database/index.ts';
import { queryCodeHash } from '../../src/platform/public-forms/index.ts';
import { adminRoles, platformRoles, type Role, roles, runsPlatform } from '../../src/platform/roles.ts';
import type { Sealer } from '../../src/platform/sealing/sealing.ts';
import { Client } from '../support/client.ts';
import type { Known } from '../support/walking.ts';

/** Somebody who sends requests: signed in with some roles, following an application, or nobody. */
export interface Actor {
  name: string;
  /** the host they are at */
  host: string;
  staff: boolean;
  cookie: string;
  /** of their forms, on the site and in the console */
  tokens: { site: string; console: string };
  client: Client;
  /** what they have met */
  known: Known;
}

interface Setting {
  app: FastifyInstance;
  db: Db;
  sealer: Sealer;
  now: () => Date;
}

const business = (Object.keys(roles) as Role[]).filter((role) => !adminRoles.includes(role) && !runsPlatform([role]));

/** Everybody of one authority: each role alone, all business together, citizens with an application open and without. */
export async function everybodyOf(setting: Setting, authorityId: number, host: string): Promise<Actor[]> {
  const held = [business, ...[...business, ...adminRoles].map((role) => [role])];
  const staff: Actor[] = [];
  for (const given of held) staff.push(await member(setting, authorityId, host, given));
  return [...staff, await citizen(setting, host), await follower(setting, authorityId, host)];
}

/** Who runs the platform, in an authority of theirs. */
export async function operatorsOf(setting: Setting, authorityId: number, host: string): Promise<Actor[]> {
  const actors: Actor[] = [];
  for (const [admin, role] of Object.entries(platformRoles) as [Role, Role][])
    actors.push(
      await member(setting, authorityId, host, [role]),
      await member(setting, authorityId, host, [admin, role]),
    );
  return actors;
}

let people = 0;
async function member({ app, db, now }: Setting, authorityId: number, host: string, given: Role[]): Promise<Actor> {
  const office = await db
    .selectFrom('offices')
    .select('id')
    .where('authority_id', '=', authorityId)
    .orderBy('id')
    .executeTakeFirst();
  people += 1;
  const name = given.length > 3 ? 'all' : given.join('+');
  const { id } = await db
    .insertInto('staff')
    .values({
      authority_id: authorityId,
      office_id: office?.id ?? null,
      login: `fuzz-${people}`,
      name: `试探${people}`,
      password_hash: '-',
      must_change_password: false,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('staff_roles')
    .values(given.map((role) => ({ staff_id: id, role })))
    .execute();
  const client = new Client(app, '', '', host);
  const agent = 'Mozilla/5.0';
  client.cookies.set(
    'session',
    await openSession(db, { staffId: id, now: now(), address: '192.0.2.1', agent, confirmed: true }),
  );
  return actorOf(name, host, client, true);
}

async function actorOf(name: string, host: string, client: Client, staff: boolean): Promise<Actor> {
  const site = await client.token('/disclosure/application/new');
  const tokens = { site, console: staff ? await client.token('/console/account') : site };
  return {
    name,
    host,
    staff,
    cookie: client.cookieHeader(),
    tokens,
    client,
    known: { addresses: new Map(), forms: new Map() },
  };
}

async function citizen({ app }: Setting, host: string): Promise<Actor> {
  return actorOf('citizen', host, new Client(app, '', '', host), false);
}

/** A citizen who has opened an application by its number and code. */
async function follower({ app, db, sealer }: Setting, authorityId: number, host: string): Promise<Actor> {
  const client = new Client(app, '', '', host);
  const one = await db
    .selectFrom('applications')
    .select(['id', 'number'])
    .where('authority_id', '=', authorityId)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (one) {
    const code = '23456789AB';
    await db
      .updateTable('applications')
      .set({ query_code_hash: queryCodeHash(sealer, code) })
      .where('id', '=', one.id)
      .execute();
    const page = '/disclosure/application/track';
    const { headers } = await client.post(page, { number: one.number!, code });
    if (!String(headers.location).endsWith('/mine')) throw new Error('the application was not opened');
  }
  return actorOf('follower', host, client, false);
}
