import type { Tx } from '../../../platform/database/index.ts';
import { passwordMatches } from './hashing.ts';

/** So many passwords back none is taken again. */
const KEPT = 5;

/** Whether a person had this password, now or among the last five. */
export async function usedBefore(tx: Tx, staffId: number, current: string, password: string): Promise<boolean> {
  const former = await tx
    .selectFrom('former_passwords')
    .select('password_hash')
    .where('staff_id', '=', staffId)
    .orderBy('id', 'desc')
    .limit(KEPT)
    .execute();
  const hashes = [current, ...former.map(({ password_hash }) => password_hash)];
  return (await Promise.all(hashes.map((hash) => passwordMatches(hash, password)))).includes(true);
}

/** A password is one's former from now on; of older ones than the last five nothing is kept. */
export async function keepFormer(tx: Tx, staffId: number, hash: string, now: Date): Promise<void> {
  await tx
    .insertInto('former_passwords')
    .values({ staff_id: staffId, password_hash: hash, replaced_at: now })
    .execute();
  const last = tx
    .selectFrom('former_passwords')
    .select('id')
    .where('staff_id', '=', staffId)
    .orderBy('id', 'desc')
    .limit(KEPT);
  await tx.deleteFrom('former_passwords').where('staff_id', '=', staffId).where('id', 'not in', last).execute();
}
