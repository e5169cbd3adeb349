import { sql } from 'kysely';
import type { ProbedDay } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { ProbeOutcome } from '../tables.ts';

/** Minutes between two probes of a site: 48 a day, so that some may be missing. */
const EVERY_MINUTES = 29;
/** Days for which each probe is kept. */
export const PROBES_KEPT = 60;

/** Those of some authorities whose last probe is long enough ago, the one that waits longest first. What a clock that was
 *  wrong wrote long ahead stops nobody. */
export async function dueProbes(db: Db, authorities: readonly number[], now: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select a.id::int as id, (select max(at) from site_probes p where p.authority_id = a.id) as last
    from unnest(${authorities}::bigint[]) as a (id)
    where not exists (select from site_probes p where p.authority_id = a.id
      and p.at > ${now}::timestamptz - make_interval(mins => ${EVERY_MINUTES}) and p.at < ${now}::timestamptz + interval '1 hour')
    order by last nulls first, a.id`.execute(db);
  return rows.map(({ id }) => id);
}

interface Probe {
  authorityId: number;
  at: Date;
  /** 'YYYY-MM-DD' */
  day: string;
  address: string;
  outcome: ProbeOutcome;
  status: number | null;
  ms: number;
  said: string;
}

/** One that another process kept for the same instant stays. */
export async function keepProbe(db: Db, { authorityId, at, day, address, outcome, status, ms, said }: Probe) {
  await db
    .insertInto('site_probes')
    .values({ authority_id: authorityId, at, day, address, outcome, status, ms, said })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function forgetProbes(db: Db, today: string): Promise<void> {
  await sql`delete from site_probes where day < ${today}::date - ${PROBES_KEPT}::int`.execute(db);
}

/** What became of the probes of the seven days before a day, each in order; and whether any was from outside. */
export async function weekOf(
  db: Db,
  authorityId: number,
  today: string,
): Promise<{ days: (ProbedDay & { own: number; unseen: number })[]; unseen: number; own: number }> {
  const { rows } = await sql<ProbedDay & { own: number; unseen: number }>`
    select d::date::text as day,
      count(*) filter (where p.outcome in ('reached', 'failed'))::int as probes,
      count(*) filter (where p.outcome = 'failed')::int as failed,
      count(*) filter (where p.outcome in ('own', 'ownFailed'))::int as own,
      count(*) filter (where p.outcome = 'unseen')::int as unseen
    from generate_series(${today}::date - 7, ${today}::date - 1, interval '1 day') as d
    left join site_probes p on p.authority_id = ${authorityId} and p.day = d::date
    group by d order by d`.execute(db);
  const sum = (of: 'own' | 'unseen') => rows.reduce((all, one) => all + one[of], 0);
  return { days: rows, unseen: sum('unseen'), own: sum('own') };
}

export interface ProbeLine {
  at: Date;
  address: string;
  outcome: ProbeOutcome;
  ms: number;
  said: string;
}

/** The probes of a day, in order. */
export async function probesOf(db: Db, authorityId: number, day: string): Promise<ProbeLine[]> {
  return db
    .selectFrom('site_probes')
    .select(['at', 'address', 'outcome', 'ms', 'said'])
    .where('authority_id', '=', authorityId)
    .where('day', '=', day)
    .orderBy('at')
    .execute();
}

/** The newest probe. */
export async function lastProbe(db: Db, authorityId: number): Promise<ProbeLine | undefined> {
  return db
    .selectFrom('site_probes')
    .select(['at', 'address', 'outcome', 'ms', 'said'])
    .where('authority_id', '=', authorityId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
}
