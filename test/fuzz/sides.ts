import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { loadDemo } from '../../src/demo/index.ts';
import type { Books } from '../../src/platform/books.ts';
import { unwrap } from '../../src/platform/outcome.ts';
import type { House } from '../../src/platform/room.ts';
import { Hostile } from '../support/hostile.ts';
import { above, aboveToo, below, type Lawful, platform } from '../support/lawful.ts';
import { digests, mark } from '../support/ownership.ts';
import { testTown } from '../support/town.ts';
import { explore, type Known, type Route } from '../support/walking.ts';
import { everybodyOf, operatorsOf } from './actors.ts';
import { keepAs, putBack } from './books.ts';
import { live } from './living.ts';
import type { Side } from './requests.ts';

/** Steps of each side before the first request. */
const LIVED = 500;
export const WORD = '别处机关的字样';

/** A side with what holds while it acts: everything of the others is marked, and stays as it is. */
export interface Acting extends Side {
  authorityId: number;
  /** authorities whose rows stay */
  still: number[];
  digest: Record<string, string>;
  lawful: Lawful;
}

interface Setting extends Books {
  app: FastifyInstance;
  house: House;
  routes: readonly Route[];
  now: () => Date;
}

/** The demonstration's two towns, the city above them, and who runs the platform, each with everybody who could act. Their
 *  rows are kept under the side's name, those of the others with the word in every text. */
export async function makeSides(setting: Setting, tell: (what: string) => void): Promise<Acting[]> {
  const { db, files, house, sealer, now, routes } = setting;
  unwrap(await loadDemo({ db, files, house, sealer, now: now() }));
  const operator = await testTown(db, 'operator');
  const host = 'operator.example.com';
  await db.updateTable('authorities').set({ host }).where('id', '=', operator.authorityId).execute();
  const rows = await db.selectFrom('authorities').select(['id', 'code', 'host', 'is_primary']).orderBy('id').execute();
  const idOf = (code: string) => rows.find((one) => one.code === code)!.id;
  const hostOf = (id: number) => rows.find((one) => one.id === id)!.host ?? 'town.example.com';
  const primary = rows.find((one) => one.is_primary)!.id;
  const city = idOf('sfh');
  const second = rows.find((one) => ![primary, city, operator.authorityId].includes(one.id))!.id;
  const sides: Acting[] = [];
  for (const [name, id, lawful] of [
    ['town', primary, below],
    ['second', second, below],
    ['city', city, { ...above, sees: { ...above.sees, ...aboveToo } }],
    ['platform', operator.authorityId, platform],
  ] as const) {
    const actors = await (name === 'platform' ? operatorsOf : everybodyOf)(setting, id, hostOf(id));
    const own: Known = { addresses: new Map(), forms: new Map() };
    const others: Known = { addresses: new Map(), forms: new Map() };
    sides.push({
      name,
      authorityId: id,
      actors,
      own,
      others,
      still: rows.map((one) => one.id).filter((one) => one !== id),
      digest: {},
      lawful,
    });
  }
  for (const side of sides) {
    await live(side.actors, routes, new Hostile(side.authorityId), LIVED);
    for (const { name, client, staff, known } of side.actors) {
      const open = staff ? routes : routes.filter(({ url }) => !url.startsWith('/console'));
      const lists = open.filter(({ url }) => url.startsWith('/console') && !/[:*]/.test(url));
      await explore(client, MEETS.test(name) ? open : lists, known, 2);
      add(side.own, known);
    }
    tell(
      `${side.name}: ${side.actors.length} who act, ${side.own.addresses.size} kinds of pages, ${side.own.forms.size} forms`,
    );
  }
  for (const side of sides) {
    const theirs = sides.filter((other) => other !== side);
    for (const { own } of theirs) add(side.others, own);
    for (const url of side.own.forms.keys()) side.others.forms.delete(url);
  }
  await keepAs(db, 'clean');
  for (const side of sides) {
    await putBack(db, 'clean');
    const marked = await mark(db, side.still, WORD);
    if (marked.length < 60) throw new Error(`only ${marked.length} columns of others are marked`);
    side.digest = await digests(db, side.still);
    await keepAs(db, side.name);
  }
  await sql`drop schema clean cascade`.execute(db);
  return sides;
}

function add(all: Known, { addresses, forms }: Known) {
  for (const [route, urls] of addresses)
    all.addresses.set(route, new Set([...(all.addresses.get(route) ?? []), ...urls]));
  for (const [url, form] of forms) all.forms.set(url, form);
}

/** Those who meet every page of their side's. */
const MEETS = /^(?:all|systemAdmin|securityAdmin|auditAdmin|follower|.*\+.*)$/;
