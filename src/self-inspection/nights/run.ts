import { sql } from 'kysely';
import { deadOutside } from '../../inspection/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import type { JobContext } from '../../platform/room.ts';
import { columnsOf, shownColumns } from '../../publishing/index.ts';
import { answeredInTime, mediaAccounts, openExpressions, openMessages, textsLooked } from '../books/store.ts';
import { openPaths } from '../findings/store.ts';
import { lastProbe, weekOf } from '../probing/store.ts';
import { type From, openSites, type Site, siteById } from '../sites/site.ts';
import { visitorOf } from '../sites/visitor.ts';
import { type Walked, walk } from '../visiting/walk.ts';
import { type Bounds, NIGHTLY, walkerOf } from '../visiting/walker.ts';
import { judged, type Known } from './judge.ts';
import { finishNight, thinOld } from './keep.ts';

/** The hour of a Chinese clock from which a night's look begins: 每日巡检 is done by then. */
const BEGINS_AT = 3;
/** A turn of the job ends then, ms: a program that is to stop waits for it. */
const TURN = 12_000;
/** Another process takes a look over that nobody touched for so long, ms. */
const HELD = 180_000;
/** Sites that are looked at side by side. */
const SIDE_BY_SIDE = 4;

interface Look {
  id: number;
  authorityId: number;
  day: string;
  site: Site;
  byOwnPort: boolean;
  steps: AsyncGenerator<void, Walked>;
}

/** Looks under way in this process, by their books: one that ended with the process begins anew in another. */
const underWay = new WeakMap<Db, Map<number, Look>>();

type Context = Pick<JobContext, 'db' | 'now' | 'house'> & { config: From };

/** 网站自查: goes on with the looks of today until its turn is over. @param bounds of each site; tests set their own */
export async function inspectSites(context: Context, bounds: Bounds = NIGHTLY): Promise<void> {
  const { db, now } = context;
  if (Number(minuteOf(now).slice(11, 13)) < BEGINS_AT) return;
  const day = dayOf(now);
  const looks = underWay.get(db) ?? new Map<number, Look>();
  underWay.set(db, looks);
  for (const { id, day: begun } of looks.values()) if (begun !== day) looks.delete(id); // its day is over
  await beginNights(db, day, now);
  const begun = performance.now();
  const over = () => performance.now() - begun > TURN;
  const at = () => new Date(now.getTime() + Math.round(performance.now() - begun));
  const next = async (): Promise<void> => {
    while (!over()) {
      const look = await takeLook(context, looks, day, at(), bounds);
      if (!look) return;
      if (await goOn(context, look, over, at)) continue;
      looks.set(look.id, look);
      return;
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, next));
  await thinOld(db, day);
}

/** A look for every site that the public sees, and none of this day yet. */
async function beginNights(db: Db, day: string, now: Date): Promise<void> {
  const ids = (await openSites(db)).map(({ id }) => id);
  await sql`insert into self_inspections (authority_id, day, begun_at, held_until)
    select a, ${day}::date, ${now}, '-infinity' from unnest(${ids}::bigint[]) as a
    where not exists (select from self_inspections n where n.authority_id = a and n.day = ${day}::date)
    on conflict do nothing`.execute(db);
}

/** The next look of the day that nobody works on; one that this process began goes on where it stopped. */
async function takeLook(
  context: Context,
  looks: Map<number, Look>,
  day: string,
  now: Date,
  bounds: Bounds,
): Promise<Look | undefined> {
  const { db, config } = context;
  const until = new Date(now.getTime() + HELD);
  for (const look of looks.values()) {
    looks.delete(look.id); // before anything is waited for: who takes it here has it alone
    const { rows } = await sql`update self_inspections set held_until = ${until}
      where id = ${look.id} and finished_at is null returning id`.execute(db);
    if (rows.length) return look; // else another process took it over and is done
  }
  const { rows } = await sql<{ id: number; authorityId: number }>`
    update self_inspections set held_until = ${until} where id = (
      select id from self_inspections where day = ${day}::date and finished_at is null and held_until <= ${now}
      order by id limit 1 for update skip locked)
    returning id::int as id, authority_id::int as "authorityId"`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const site = await siteById(db, row.authorityId, config);
  if (site) return beginLook(db, row, site, { day, bounds });
  await sql`delete from self_inspections where id = ${row.id}`.execute(db); // closed meanwhile
  return takeLook(context, looks, day, now, bounds);
}

async function beginLook(
  db: Db,
  { id, authorityId }: { id: number; authorityId: number },
  site: Site,
  { day, bounds }: { day: string; bounds: Bounds },
): Promise<Look> {
  const last = await lastProbe(db, authorityId);
  const reached = last?.outcome === 'reached' && last.address === site.outside?.root;
  const byOwnPort = !site.outside || !reached;
  const [columns, again] = await Promise.all([
    columnsOf(db, authorityId).then(shownColumns),
    openPaths(db, authorityId),
  ]);
  const walker = walkerOf(visitorOf(byOwnPort ? site.own : site.outside!, bounds.pause), bounds);
  return { id, authorityId, day, site, byOwnPort, steps: walk(walker, { columns, again, today: day }) };
}

/** @returns whether the look is over; else it goes on in another turn */
async function goOn(context: Context, look: Look, over: () => boolean, at: () => Date): Promise<boolean> {
  const { db } = context;
  while (!over()) {
    const step = await look.steps.next();
    if (!step.done) continue;
    const day = dayOf(context.now);
    const { site, byOwnPort, authorityId } = look;
    const root = site.outside?.root;
    const openedOn = dayOf(site.authority.openedAt!);
    const known = await knownOf(db, authorityId, day, at());
    const judgements = judged(step.value, known, { outside: root, byOwnPort }, { openedOn, today: day });
    const address = byOwnPort ? site.own.root : root!;
    await finishNight(
      db,
      { id: look.id, authorityId, day, now: at() },
      { judgements, walked: step.value, address, byOwnPort },
    );
    return true;
  }
  await sql`update self_inspections set held_until = ${new Date(at().getTime() + HELD)} where id = ${look.id}`.execute(
    db,
  );
  return false;
}

/** What the books say of an authority, for its judgement. */
async function knownOf(db: Db, authorityId: number, today: string, now: Date): Promise<Known> {
  const [week, messages, answered, media, expressions, texts, outside] = await Promise.all([
    weekOf(db, authorityId, today),
    openMessages(db, authorityId),
    answeredInTime(db, authorityId, today),
    mediaAccounts(db, authorityId),
    openExpressions(db, authorityId, today),
    textsLooked(db, authorityId),
    deadOutside(db, authorityId, now),
  ]);
  return { week, messages, answered, media, expressions, texts, outside };
}
