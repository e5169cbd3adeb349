import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../../../platform/database/index.ts';

/** The cookie by which a browser is known again. */
export const DEVICE_COOKIE = 'device';
/** A browser in which nobody signed in for so long is known no more. */
export const DEVICE_DAYS = 180;
const DAY = 86_400_000;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Whether this person has signed in wholly in this browser before. */
export async function knowsDevice(db: Db, token: string, staffId: number, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('known_devices')
    .select('seen_at')
    .where('token_hash', '=', hashOf(token))
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row !== undefined && now.getTime() - row.seen_at.getTime() < DEVICE_DAYS * DAY;
}

/** Whether anybody has. */
export async function someoneKnows(db: Db, token: string): Promise<boolean> {
  const row = await db
    .selectFrom('known_devices')
    .select('staff_id')
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst();
  return row !== undefined;
}

/** After a whole sign-in: this browser is known for this person from now on. What it was known by goes, so that a token
 *  that somebody else put there or copied before opens nothing. @returns the token for its cookie */
export async function rememberDevice(db: Db, before: string, staffId: number, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const token_hash = hashOf(token);
  await db.transaction().execute(async (tx) => {
    if (before)
      await tx.updateTable('known_devices').set({ token_hash }).where('token_hash', '=', hashOf(before)).execute();
    await tx
      .insertInto('known_devices')
      .values({ token_hash, staff_id: staffId, seen_at: now })
      .onConflict((oc) => oc.columns(['token_hash', 'staff_id']).doUpdateSet({ seen_at: now }))
      .execute();
  });
  return token;
}

/** No browser is known for this person any more. */
export async function forgetDevices(db: Db, staffId: number): Promise<void> {
  await db.deleteFrom('known_devices').where('staff_id', '=', staffId).execute();
}
