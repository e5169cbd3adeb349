import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';

/** Failures in a row after which an account rests as a whole. ○ */
const MOST_FAULTS = 5;
/** Seconds until the next try of an account that rests, and so on. ○ */
const PAUSES = [60, 300, 900, 1_800, 3_600];
/** Further ahead than clocks of two machines differ there is no next try, in seconds: then one was set back. */
const FURTHEST = 2 * PAUSES.at(-1)!;

/** Rows `c` that were not reached so often that one thing at a time is tried. */
export const isAway = sql<boolean>`(c.faults >= ${sql.lit(MOST_FAULTS)})`;

/** Of these, those that are not to be tried yet. None waits longer because a clock was set back. */
export const rests = (now: Date): RawBuilder<boolean> => sql<boolean>`(${isAway} and c.rests_until > ${now}
  and c.rests_until <= ${now}::timestamptz + make_interval(secs => ${sql.lit(FURTHEST)}))`;

/** The other side of an account was not reached, or did not let it in.
 *  @param setAt when the settings were made that were used @returns whether the account rests as a whole by now */
export async function noteAway(
  db: Db,
  { authorityId, connector }: { authorityId: number; connector: string },
  { setAt, said, now }: { setAt: Date; said: string; now: Date },
): Promise<boolean> {
  const own = sql`c.authority_id = ${authorityId} and c.connector = ${connector}`;
  const pauses = sql`(array[${sql.join(PAUSES.map((one) => sql.lit(one)))}])`;
  // who was under way when the rest began says nothing new; other settings may be right
  await sql`update channel_connectors c set faults = c.faults + 1, rest_said = ${said},
      away_since = case c.faults when 0 then ${now}::timestamptz else c.away_since end,
      rests_until = case when c.faults + 1 < ${sql.lit(MOST_FAULTS)} then c.rests_until else ${now}::timestamptz
        + make_interval(secs => ${pauses}[least(c.faults + 2 - ${sql.lit(MOST_FAULTS)}, ${sql.lit(PAUSES.length)})]) end
    where ${own} and c.updated_at = ${setAt} and not ${rests(now)}`.execute(db);
  const { rows } = await sql`select from channel_connectors c where ${own} and ${isAway}`.execute(db);
  return rows.length > 0;
}

/** The other side answered: whatever waited for that goes on. */
export async function noteAnswered(
  db: Db,
  { authorityId, connector }: { authorityId: number; connector: string },
  now: Date,
): Promise<void> {
  await sql`with was as (select c.authority_id, c.connector, ${isAway} as away from channel_connectors c
      where c.authority_id = ${authorityId} and c.connector = ${connector} and c.faults > 0 for update),
    ended as (update channel_connectors c set faults = 0, away_since = null, rests_until = '-infinity', rest_said = ''
      from was where c.authority_id = was.authority_id and c.connector = was.connector)
    update transmissions t set next_at = ${now} from was
    where was.away and t.authority_id = was.authority_id and t.connector = was.connector
      and t.state in ('due', 'cancelling') and t.away and t.next_at > ${now}`.execute(db);
}

/** An account that rests. */
export interface Rest {
  connector: string;
  since: Date;
  /** when it is tried next */
  until: Date;
  /** what went wrong last, in a sentence */
  said: string;
  /** what waits for it */
  waiting: number;
}

/** The accounts of an authority that are in use and rest. */
export async function restsOf(db: Db | Tx, authorityId: number): Promise<Rest[]> {
  const { rows } =
    await sql<Rest>`select c.connector, c.away_since as since, c.rests_until as until, c.rest_said as said,
      (select count(*)::int from transmissions t where t.authority_id = c.authority_id and t.connector = c.connector
        and t.state in ('due', 'cancelling')) as waiting
    from channel_connectors c where c.authority_id = ${authorityId} and c.enabled and ${isAway}
    order by c.connector`.execute(db);
  return rows;
}
