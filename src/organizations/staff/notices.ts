import type { Act } from '../../platform/action.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { minuteOf } from '../../platform/dates.ts';

/** Something of a person's account was changed by somebody else. */
export interface AccountChange {
  authorityId: number;
  staffId: number;
  name: string;
  /** of the notice, for what is told once */
  noticeId: number;
  /** '您的密码已由钱安全重置（2026-03-02 10:00）。' */
  sentence: string;
  at: Date;
}

declare module '../../platform/room.ts' {
  interface Events {
    account: { told: AccountChange; answer: unknown };
    /** An account was closed: rooms forget where its person is reached. */
    accountClosed: { told: { staffId: number; at: Date }; answer: unknown };
  }
}

/** Keeps for a person what was changed of their account, for when they sign in next, and tells the rooms that write to them.
 *  @param what '您的密码已由钱安全重置' */
export async function tellPerson(
  { db, house, now }: Pick<Act, 'db' | 'house' | 'now'>,
  person: { id: number; name: string; authority_id: number },
  what: string,
): Promise<void> {
  const sentence = `${what}（${minuteOf(now)}）。`;
  const { id } = await db
    .insertInto('account_notices')
    .values({ staff_id: person.id, at: now, sentence })
    .returning('id')
    .executeTakeFirstOrThrow();
  await house.tell('account', db, {
    authorityId: person.authority_id,
    staffId: person.id,
    name: person.name,
    noticeId: id,
    sentence,
    at: now,
  });
}

/** What a person has not been told yet; it counts as told. */
export async function untold(db: Db | Tx, staffId: number, now: Date): Promise<string[]> {
  const rows = await db
    .updateTable('account_notices')
    .set({ told_at: now })
    .where('staff_id', '=', staffId)
    .where('told_at', 'is', null)
    .returning(['id', 'sentence'])
    .execute();
  return rows.sort((a, b) => a.id - b.id).map(({ sentence }) => sentence);
}

/** What others changed of a person's account, the newest first. */
export function noticesOf(db: Db, staffId: number): Promise<{ id: number; sentence: string }[]> {
  return db
    .selectFrom('account_notices')
    .select(['id', 'sentence'])
    .where('staff_id', '=', staffId)
    .orderBy('id', 'desc')
    .limit(10)
    .execute();
}
