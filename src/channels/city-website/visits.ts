import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { mayReach, type Visit, visit } from '../../platform/outside/index.ts';
import type { Who } from '../../platform/roles.ts';
import type { JobContext } from '../../platform/room.ts';
import { actsFor } from '../deliveries/rules.ts';

/** A turn of the job ends then, ms; addresses in one turn; seconds between two visits to one site. */
const TURN = 15_000;
const MOST = 20;
const PAUSE = 5;
/** Years for which an address is visited after it was recorded. */
const YEARS = 3;
/** Of a page that is not there; and of a site that is at fault. */
const GONE: readonly number[] = [404, 410];
const AT_FAULT: readonly number[] = [500, 502, 504];
/** Days on which a site must have been at fault, or silent, before it is told. */
const DAYS = 3;

/** Visits where pieces of information stand on the city's site: at once when an address is recorded, then once a day.
 *  @param may whom the program may ask */
export async function visitAddresses(
  { db, now, config }: Pick<JobContext, 'db' | 'now' | 'config'>,
  may = mayReach(config),
): Promise<void> {
  const begun = performance.now();
  const at = () => new Date(now.getTime() + performance.now() - begun);
  for (let n = 0; n < MOST && performance.now() - begun < TURN; n += 1) {
    const one = await takeAddress(db, at());
    if (!one) return;
    await keep(db, one, await visit(one.url, may), dayOf(now));
  }
}

interface Due {
  id: number;
  url: string;
}

/** The address that waits longest of a site that was left alone for a while; claimed by this process. */
async function takeAddress(db: Db, now: Date): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    with due as (
      select d.id, d.url, split_part(d.url, '/', 3) as host from deliveries d
        left join delivery_visits v on v.delivery_id = d.id
      where d.channel = 'website' and d.state = 'confirmed' and d.url like 'http%' and d.import_id is null
        and d.document_id is not null and d.delivered_on > ${dayOf(now)}::date - ${YEARS * 366}::int
        and d.follow_up is distinct from 'takeDown' and d.taken_down_on is null and not d.is_demo
        and (v.delivery_id is null or v.url <> d.url or v.day < ${dayOf(now)}::date)
        and not exists (select from delivery_visits o where o.host = split_part(d.url, '/', 3)
          and o.at > ${now}::timestamptz - make_interval(secs => ${PAUSE}))
      order by v.at nulls first, d.id limit 1)
    insert into delivery_visits (delivery_id, url, host, day, at)
    select id, url, host, ${dayOf(now)}, ${now} from due
    on conflict (delivery_id) do update set url = excluded.url, host = excluded.host, day = excluded.day, at = excluded.at,
      bad_days = case when delivery_visits.url = excluded.url then delivery_visits.bad_days else 0 end
      where delivery_visits.url <> excluded.url or delivery_visits.day < excluded.day
    returning delivery_id as id, url`.execute(db);
  return rows[0];
}

/** Without a network outside nothing is dead: silence counts on a day on which somebody answered. */
async function keep(db: Db, { id }: Due, visited: Visit, day: string): Promise<void> {
  const status = visited.how === 'answered' ? visited.status : null;
  const why = visited.how === 'answered' ? '' : visited.how === 'closed' ? 'closed' : visited.why;
  const heard = status !== null || (visited.how === 'silent' && (await answeredOn(db, day)));
  const bad = status === null ? heard : [...GONE, ...AT_FAULT].includes(status);
  await db
    .updateTable('delivery_visits')
    .set((eb) => ({
      ...{ status, why },
      ...(bad ? { bad_days: eb('bad_days', '+', 1) } : heard ? { bad_days: 0 } : {}),
    }))
    .where('delivery_id', '=', id)
    .execute();
}

async function answeredOn(db: Db, day: string): Promise<boolean> {
  const { rows } = await sql`select from delivery_visits where day = ${day} and status is not null limit 1`.execute(db);
  return rows.length > 0;
}

const isDead = sql<boolean>`(v.bad_days > 0 and (v.status = any(${[...GONE]}::int[]) or v.bad_days >= ${DAYS}))`;

/** An address that does not open. */
export interface DeadAddress {
  deliveryId: number;
  officeId: number;
  title: string;
  url: string;
  status: number | null;
  day: string;
}

/** Addresses of an authority that do not open. */
async function deadAddresses(db: Db, authorityId: number): Promise<DeadAddress[]> {
  return db
    .selectFrom('delivery_visits as v')
    .innerJoin('deliveries as d', 'd.id', 'v.delivery_id')
    .select(['d.id as deliveryId', 'd.office_id as officeId', 'd.title', 'd.url', 'v.status', 'v.day'])
    .where('d.authority_id', '=', authorityId)
    .where('d.state', '=', 'confirmed')
    .whereRef('d.url', '=', 'v.url')
    .where((eb) => eb.or([eb('d.follow_up', 'is', null), eb('d.follow_up', '<>', 'takeDown')]))
    .where('d.taken_down_on', 'is', null)
    .where(isDead)
    .orderBy('v.day', 'desc')
    .orderBy('d.id', 'desc')
    .limit(200)
    .execute();
}

/** Those that this person handles. */
export async function deadAddressesOf(db: Db, who: Who): Promise<DeadAddress[]> {
  const { authorityId } = who;
  return (await deadAddresses(db, authorityId)).filter(({ officeId }) => actsFor(who, { authorityId, officeId }));
}

/** What is said of one. */
export function deadWords({ status, day }: Pick<DeadAddress, 'status' | 'day'>): string {
  if (status === null) return `${day} 访问时没有应答`;
  return GONE.includes(status) ? `${day} 访问时没有这个网页（${status}）` : `${day} 访问时对方网站出错（${status}）`;
}

/** How the visits of an authority's addresses stand. */
export interface Visited {
  addresses: number;
  answered: number;
  silent: number;
  /** lead to a network that the program may not ask */
  closed: number;
  day: string | null;
}

export async function visitedOf(db: Db, authorityId: number): Promise<Visited> {
  const { rows } = await sql<Visited>`
    select count(*)::int as addresses, count(v.status)::int as answered,
      (count(*) filter (where v.status is null and v.why not in ('', 'closed')))::int as silent,
      (count(*) filter (where v.why = 'closed'))::int as closed, max(v.day)::text as day
    from delivery_visits v join deliveries d on d.id = v.delivery_id
    where d.authority_id = ${authorityId} and d.state = 'confirmed' and d.url = v.url
      and d.taken_down_on is null`.execute(db);
  return rows[0]!;
}
