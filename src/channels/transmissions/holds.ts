import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Db, prepared } from '../../platform/database/index.ts';
import { isAway, rests } from '../connectors/rest.ts';

/** An account that a process holds and that it did not touch for so long is taken over, ms: longer than any one step. */
const HELD = 60_000;
/** A hold is made longer before a step where it is older than that, ms. */
const FRESH = 1_000;

/** This process's hold of an account: nobody else works for it. */
export interface Hold {
  authorityId: number;
  connector: string;
  token: string;
  /** when it was made or last made longer */
  at: Date;
  /** the account rests: one thing is tried, whenever it was to be tried next */
  probes: boolean;
}

/** A lease need not outlive the database: it is not waited for until it lies on the disk. */
const soon = sql`soon as (select set_config('synchronous_commit', 'off', true))`;
const until = (now: Date) => new Date(now.getTime() + HELD);

interface Wanted {
  /** accounts */
  most: number;
  /** connectors of which as many are worked for as may be */
  full: readonly string[];
  /** what failed before is tried too */
  failedToo: boolean;
  /** transmissions of one account */
  sideBySide: number;
}

/** Holds accounts in use for which something is due, whoever was served longest ago first.
 *  @returns each with what is due, longest waiting first; in rare cases nothing, when another process was faster */
export async function holdAccounts(
  db: Db,
  now: Date,
  { most, full, failedToo, sideBySide }: Wanted,
): Promise<{ hold: Hold; due: number[] }[]> {
  const token = randomUUID();
  // what waits because an account was not reached is tried when the account is
  const due = sql`t.authority_id = c.authority_id and t.connector = c.connector and t.state in ('due', 'cancelling')
    and t.next_at <= case when ${isAway} then 'infinity' else ${now}::timestamptz end and (t.next_at <= ${now} or t.away)
    and (${failedToo} or t.attempts = 0)`;
  const rows = await prepared(
    db,
    sql<{ authorityId: number; connector: string; probes: boolean; due: number[] }>`
    with ${soon}, next as (
      select c.authority_id, c.connector from channel_connectors c
      where c.enabled and (c.held_until <= ${now} or c.held_until > ${until(until(now))}) and not ${rests(now)}
        and c.connector <> all(${full}::text[]) and exists (select from transmissions t where ${due} offset 0)
      order by c.worked_at limit ${most} for update skip locked)
    update channel_connectors c set held_until = ${until(now)}, held_by = ${token}, worked_at = ${now}
    from next, soon where c.authority_id = next.authority_id and c.connector = next.connector
    returning c.authority_id as "authorityId", c.connector, ${isAway} as probes, array(
      select t.id from transmissions t where ${due}
      order by t.next_at, t.id limit case when ${isAway} then 1 else ${sideBySide}::int end) as due`,
  );
  return rows.map(({ due, ...account }) => ({ hold: { ...account, token, at: now }, due }));
}

/** Makes the hold longer before the next step. @returns whether it is held still */
export async function holdsOn(db: Db, hold: Hold, now: Date): Promise<boolean> {
  if (now.getTime() - hold.at.getTime() < FRESH) return true;
  const rows = await prepared(
    db,
    sql`with ${soon} update channel_connectors set held_until = ${until(now)} from soon
      where authority_id = ${hold.authorityId} and connector = ${hold.connector} and held_by = ${hold.token} returning held_by`,
  );
  hold.at = now;
  return rows.length > 0;
}

/** Others may work for it. */
export async function letGo(db: Db, { authorityId, connector, token }: Hold): Promise<void> {
  await prepared(
    db,
    sql`with ${soon} update channel_connectors set held_until = '-infinity' from soon
      where authority_id = ${authorityId} and connector = ${connector} and held_by = ${token}`,
  );
}
