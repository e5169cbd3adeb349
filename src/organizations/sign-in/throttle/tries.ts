import { createHash } from 'node:crypto';
import type { Db } from '../../../platform/database/index.ts';
import { afterWrong, type Counter, isPaused, networkOf } from './rules.ts';

/** One of the counts that a try belongs to. */
export interface Count {
  counter: Counter;
  /** SHA-256 of the login name; '' for an address */
  account: string;
  key: string;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What a login name is counted under, whether an account has it or none: the books keep no name that was typed. */
export const accountKey = (login: string) => sha256(login);

/** @param login as typed, in small letters; '' for what belongs to no name @param what the address, the device … */
export function countOf(counter: Counter, login: string, what = ''): Count {
  const account = login ? accountKey(login) : '';
  return { counter, account, key: sha256(`${counter}\0${account}\0${what}`) };
}

/** The counts of a try to sign in from nowhere known. */
export function countsFrom(address: string, login: string): Count[] {
  const network = networkOf(address);
  return [countOf('pair', login, network), countOf('account', login), countOf('address', '', network)];
}

/** Takes a try. It is counted as a wrong one before anything is checked, so that tries side by side all count; a right one
 *  is given back. @returns false: one of the counts is paused, and nothing was counted; 'noted' the first time in a pause */
export function takeTry(db: Db, counts: readonly Count[], now: Date): Promise<'taken' | 'refused' | 'refusedAgain'> {
  const byKey = new Map(counts.map((count) => [count.key, count]));
  const keys = [...byKey.keys()].sort(); // one order for all, so that nobody waits in a circle
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('sign_in_throttles')
      .values(keys.map((key) => ({ key, account: byKey.get(key)!.account, failed_at: now })))
      .onConflict((oc) => oc.column('key').doNothing())
      .execute();
    const rows = await tx
      .selectFrom('sign_in_throttles')
      .select(['key', 'failures', 'noted', 'paused_until as pausedUntil', 'failed_at as failedAt'])
      .where('key', 'in', keys)
      .orderBy('key')
      .forUpdate()
      .execute();
    const paused = rows.filter((row) => isPaused(row, now));
    if (paused.length) {
      const held = paused.map(({ key }) => key);
      await tx.updateTable('sign_in_throttles').set({ noted: true }).where('key', 'in', held).execute();
      return paused.some(({ noted }) => !noted) ? 'refused' : 'refusedAgain';
    }
    for (const row of rows) {
      const { failures, pausedUntil, failedAt } = afterWrong(row, byKey.get(row.key)!.counter, now);
      await tx
        .updateTable('sign_in_throttles')
        .set({ failures, paused_until: pausedUntil, failed_at: failedAt, noted: false })
        .where('key', '=', row.key)
        .execute();
    }
    return 'taken';
  });
}

/** A try was right: it counts no more. With 'all' neither do the wrong ones before it, but for those of the address, from
 *  which anybody with an account of their own could else go on guessing others'. */
export async function giveBack(db: Db, counts: readonly Count[], which: 'one' | 'all'): Promise<void> {
  const forgotten = which === 'all' ? counts.filter(({ counter }) => counter !== 'address') : [];
  const lessened = counts.filter((count) => !forgotten.includes(count)).map(({ key }) => key);
  if (forgotten.length)
    await db
      .deleteFrom('sign_in_throttles')
      .where(
        'key',
        'in',
        forgotten.map(({ key }) => key),
      )
      .execute();
  if (lessened.length)
    await db
      .updateTable('sign_in_throttles')
      .set((eb) => ({ failures: eb.fn('greatest', [eb('failures', '-', 1), eb.val(0)]), paused_until: null }))
      .where('key', 'in', lessened)
      .execute();
}

/** All pauses of a login name end, wherever the tries came from. */
export async function forgetTries(db: Db, login: string): Promise<void> {
  await db.deleteFrom('sign_in_throttles').where('account', '=', accountKey(login)).execute();
}
