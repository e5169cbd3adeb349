import { sql } from 'kysely';
import type { Observation } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { DAYS, type DeadLink, deadMessage, GONE } from './rules.ts';

/** Days for which it is kept what became of visits. */
const KEPT = 60;
/** Between two visits to one site, in seconds. */
const PAUSE = 30;
/** So many sites silent within an hour, and none that answers: the network outside is not there. */
const SILENT_SITES = 5;

/** Links to other sites stand in something that an authority has online. @param day 'YYYY-MM-DD' of the night */
export async function keepLinks(
  db: Db,
  { authorityId, day }: { authorityId: number; day: string },
  addresses: readonly string[],
): Promise<void> {
  if (!addresses.length) return;
  const hosts = addresses.map((one) => new URL(one).host);
  await sql`insert into outside_links (authority_id, address, host, seen_day)
    select ${authorityId}, address, host, ${day}::date
    from unnest(${addresses}::text[], ${hosts}::text[]) as t (address, host)
    on conflict (authority_id, address) do update set seen_day = excluded.seen_day`.execute(db);
}

/** Links that stand in nothing online any more, and visits of long ago, go. @param day of a night that is over */
export async function forgetLinks(db: Db, { authorityId, day }: { authorityId: number; day: string }): Promise<void> {
  await sql`delete from outside_links where authority_id = ${authorityId} and seen_day < ${day}::date`.execute(db);
  await sql`delete from outside_tries where day < ${day}::date - ${KEPT}::int`.execute(db);
}

export interface Due {
  address: string;
  host: string;
}

/** What is to be visited now: of each site that was left alone for a while one address that was not tried on this day,
 *  the one that waits longest. Nothing for an hour when nobody out there answers. */
export async function dueLinks(db: Db, { day, now }: { day: string; now: Date }, most: number): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select distinct on (l.host) l.address, l.host from outside_links l
    where not exists (select from outside_tries t where t.address = l.address and t.day = ${day}::date)
      and not exists (select from outside_tries t where t.host = l.host
        and t.tried_at > ${now}::timestamptz - make_interval(secs => ${PAUSE}))
      and not (select count(distinct t.host) >= ${SILENT_SITES} and count(t.status) = 0 from outside_tries t
        where t.tried_at > ${now}::timestamptz - interval '1 hour' and t.why is distinct from 'closed')
    order by l.host, (select max(t.day) from outside_tries t where t.address = l.address) nulls first
    limit ${most}`.execute(db);
  return rows;
}

/** Takes an address for a visit. @returns false: another process took it */
export async function takeLink(db: Db, { address, host }: Due, { day, now }: { day: string; now: Date }) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('outside_tries')
    .values({ address, host, day, tried_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** @param result `status`: how the site answered; `why`: nobody did */
export async function keepVisit(
  db: Db,
  { address, day }: { address: string; day: string },
  result: { status: number } | { why: string },
): Promise<void> {
  await db.updateTable('outside_tries').set(result).where('address', '=', address).where('day', '=', day).execute();
}

/** A visit says something of an address when a site answered, or none did on a day on which another answered: without a
 *  network outside nothing is dead. */
const told = sql`(t.status is not null or t.why <> 'closed'
  and exists (select from outside_tries o where o.day = t.day and o.status is not null))`;

/** Those of some addresses that did not open on the last three days on which a visit said something. */
export async function deadAmong(db: Db, addresses: readonly string[]): Promise<DeadLink[]> {
  if (!addresses.length) return [];
  const { rows } = await sql<DeadLink>`
    with tries as (select t.address, t.day, t.status, row_number() over (partition by t.address order by t.day desc) as n
      from outside_tries t where t.address = any(${addresses}::text[]) and ${told})
    select address, min(day)::text as first, max(day)::text as last, max(status) filter (where n = 1) as status
    from tries where n <= ${DAYS} group by address
    having count(*) = ${DAYS} and bool_and(status is null or status = any(${GONE}::int[]))
    order by address`.execute(db);
  return rows;
}

/** How the visits to the links of an authority stand. */
export interface Outside {
  links: number;
  /** within a day */
  tried: number;
  answered: number;
  /** lead to this machine or its network */
  closed: number;
  /** whether some address of anybody answered when it was last visited, within a day */
  network: boolean;
}

export async function outsideOf(db: Db, authorityId: number, now: Date): Promise<Outside> {
  const { rows } = await sql<Outside>`
    with recent as (select distinct on (t.address) t.address, t.status, t.why from outside_tries t
      where t.tried_at > ${now}::timestamptz - interval '1 day' and (t.status is not null or t.why is not null)
      order by t.address, t.day desc)
    select count(*)::int as links, count(r.address)::int as tried, count(r.status)::int as answered,
      (count(*) filter (where r.why = 'closed'))::int as closed,
      exists (select from recent where status is not null) as network
    from outside_links l left join recent r on r.address = l.address where l.authority_id = ${authorityId}`.execute(db);
  return rows[0]!;
}

/** An authority's links to other sites, and those that did not open on three days, as what is seen of them; undefined: none
 *  was tried within a day, or nobody out there answers, so that nothing can be said. */
export async function deadOutside(
  db: Db,
  authorityId: number,
  now: Date,
): Promise<{ links: number; dead: Observation[] } | undefined> {
  const { links, tried, network } = await outsideOf(db, authorityId, now);
  if (links > 0 && (tried === 0 || !network)) return undefined;
  const rows = await db.selectFrom('outside_links').select('address').where('authority_id', '=', authorityId).execute();
  const dead = await deadAmong(
    db,
    rows.map(({ address }) => address),
  );
  return {
    links,
    dead: dead.map((one) => ({ key: one.address, what: one.address, where: '', said: deadMessage(one), ok: false })),
  };
}
