import { randomInt } from 'node:crypto';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';

const HOW_MANY = 10;
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'; // without letters that look alike

/** 'k7fmx-2qp9d' (49 bits; tried online only, and throttled). */
function newCode(): string {
  const letters = Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** A code as it was typed, with or without its dash; undefined: it is none. */
function codeIn(typed: string): string | undefined {
  const [, first, second] = /^([a-z0-9]{5})-?([a-z0-9]{5})$/.exec(typed.toLowerCase()) ?? [];
  return first && `${first}-${second}`;
}

const hashFor = (sealer: Sealer, staffId: number, code: string) => sealer.lookup(code, `recovery:${staffId}`);

/** Ten new codes in place of those before. @returns them, shown once: only their hashes are kept */
export async function makeRecoveryCodes(tx: Tx, sealer: Sealer, staffId: number): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newCode);
  await forgetRecoveryCodes(tx, staffId);
  await tx
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ staff_id: staffId, code_hash: hashFor(sealer, staffId, code) })))
    .execute();
  return codes;
}

/** Uses a code up. @returns whether it was one that was left */
export async function useRecoveryCode(tx: Tx, sealer: Sealer, staffId: number, typed: string, now: Date) {
  const code = codeIn(typed);
  if (!code) return false;
  const used = await tx
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('staff_id', '=', staffId)
    .where('code_hash', '=', hashFor(sealer, staffId, code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
}

/** How many codes a person has left. */
export async function recoveryCodesLeft(db: Db, staffId: number): Promise<number> {
  const { left } = await db
    .selectFrom('recovery_codes')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(left);
}

export async function forgetRecoveryCodes(tx: Tx, staffId: number): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('staff_id', '=', staffId).execute();
}
