import type { Tx } from '../../platform/database/index.ts';
import { LOCK_AFTER, LOCK_MINUTES } from './rules.ts';

/** Counts an attempt to sign in; after too many wrong ones in a row the account rests. 'halfway' (the password is right,
 *  the code still due) forgives nothing: else codes could be tried without end. @returns whether it is locked now */
export async function countAttempt(
  tx: Tx,
  staffId: number,
  outcome: 'right' | 'halfway' | 'wrong',
  now: Date,
): Promise<boolean> {
  if (outcome === 'halfway') return false;
  // counted in the row itself, so that attempts side by side all count
  const { failed_attempts } = await tx
    .updateTable('staff')
    .set((eb) => ({ failed_attempts: outcome === 'right' ? 0 : eb('failed_attempts', '+', 1), locked_until: null }))
    .where('id', '=', staffId)
    .returning('failed_attempts')
    .executeTakeFirstOrThrow();
  if (failed_attempts < LOCK_AFTER) return false;
  await tx
    .updateTable('staff')
    .set({ failed_attempts: 0, locked_until: new Date(now.getTime() + LOCK_MINUTES * 60_000) })
    .where('id', '=', staffId)
    .execute();
  return true;
}
