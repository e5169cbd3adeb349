import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Db, prepared } from '../../platform/database/index.ts';

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
  const rows = await prepared(
    db,
    sql<{ authorityId: number; connector: string; due: number[] }>`
    with ${soon}, next as (
      select c.authority_id, c.connector from channel_connectors c
      where c.enabled and c.held_until <= ${now} and c.connector <> all(${full}::text[]) and exists (
        select from transmissions t where t.authority_id = c.authority_id and t.connector = c.connector
          and t.state in ('due', 'cancelling') and t.next_at <= ${now} and (${failedToo} or t.attempts = 0) offset 0)
      order by c.worked_at limit ${most} for update skip locked)
    update channel_connectors c set held_until = ${until(now)}, held_by = ${token}, worked_at = ${now}
    from next, soon where c.authority_id = next.authority_id and c.connector = next.connector
    returning c.authority_id as "authorityId", c.connector, array(
      select t.id from transmissions t where t.authority_id = c.authority_id and t.connector = c.connector
        and t.state in ('due', 'cancelling') and t.next_at <= ${now} and (${failedToo} or t.attempts = 0)
      order by t.next_at, t.id limit ${sideBySide}) as due`,
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
