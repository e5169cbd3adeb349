import type { Db, Tx } from '../../platform/database/index.ts';
import type { TerminalKind } from '../tables.ts';
import { CODE_MS, newCode } from './code.ts';

/** What a device that waits shows, or where it was signed in. */
interface Waiting {
  code: string;
  kind: TerminalKind;
  terminalId: number | null;
}

/** What the browser with this secret waits with; undefined: nothing, or no longer. */
export function waitingBy(db: Db, authorityId: number, secretHash: Buffer, now: Date): Promise<Waiting | undefined> {
  return db
    .selectFrom('terminal_codes')
    .select(['code', 'kind', 'terminal_id as terminalId'])
    .where('authority_id', '=', authorityId)
    .where('secret_hash', '=', secretHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** A new code for a browser. */
export async function waitAs(
  db: Db,
  { authorityId, kind, secretHash, now }: { authorityId: number; kind: TerminalKind; secretHash: Buffer; now: Date },
): Promise<string> {
  for (;;) {
    const code = newCode();
    const made = await db
      .insertInto('terminal_codes')
      .values({
        ...{ code, kind, authority_id: authorityId, secret_hash: secretHash },
        expires_at: new Date(now.getTime() + CODE_MS),
      })
      .onConflict((oc) => oc.column('code').doNothing())
      .returning('code')
      .executeTakeFirst();
    if (made) return code;
  }
}

/** The device that shows this code and is not signed in yet, held until the transaction ends. */
export function lockCode(tx: Tx, authorityId: number, code: string, now: Date): Promise<Waiting | undefined> {
  return tx
    .selectFrom('terminal_codes')
    .select(['code', 'kind', 'terminal_id as terminalId'])
    .where('authority_id', '=', authorityId)
    .where('code', '=', code)
    .where('terminal_id', 'is', null)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst();
}

export async function giveCode(tx: Tx, code: string, terminalId: number): Promise<void> {
  await tx.updateTable('terminal_codes').set({ terminal_id: terminalId }).where('code', '=', code).execute();
}

/** The browser has its token: the code is no more. @returns whether it was there: of two who collect only one does */
export async function dropCode(tx: Tx, code: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('terminal_codes').where('code', '=', code).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Forgets codes that were never typed in. */
export async function forgetCodes(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('terminal_codes').where('expires_at', '<', now).execute();
}
