import type { Db, Tx } from '../../../platform/database/index.ts';
import { type WordingKey, wordingOf } from './catalogue.ts';

export interface OwnWording {
  key: string;
  text: string;
  version: number;
  updater: string;
  updatedAt: Date;
}

function base(db: Db, authorityId: number) {
  return db
    .selectFrom('paper_wordings')
    .select(['key', 'text', 'version', 'updater', 'updated_at as updatedAt'])
    .where('authority_id', '=', authorityId);
}

/** Wordings that the office has made its own. */
export function ownWordings(db: Db, authorityId: number): Promise<OwnWording[]> {
  return base(db, authorityId).execute();
}

export function ownWording(db: Db, authorityId: number, key: WordingKey): Promise<OwnWording | undefined> {
  return base(db, authorityId).where('key', '=', key).executeTakeFirst();
}

/** The words in use: the office's own, else ours. */
export async function wordsInUse(db: Db, authorityId: number, key: WordingKey): Promise<string> {
  return (await ownWording(db, authorityId, key))?.text ?? wordingOf(key)!.text;
}

/** @param seen version of the office's wording that the person saw; 0: ours
 *  @returns whether it was written; false: somebody else changed it meanwhile */
export async function keepWording(
  tx: Tx,
  row: { authorityId: number; key: WordingKey; text: string; now: Date; by: { id: number | null; name: string } },
  seen: number,
): Promise<boolean> {
  const written = { text: row.text, updated_at: row.now, updated_by: row.by.id, updater: row.by.name };
  if (seen === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('paper_wordings')
      .values({ authority_id: row.authorityId, key: row.key, ...written })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await tx
    .updateTable('paper_wordings')
    .set({ ...written, version: seen + 1 })
    .where('authority_id', '=', row.authorityId)
    .where('key', '=', row.key)
    .where('version', '=', seen)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Back to our wording. */
export async function dropWording(tx: Tx, authorityId: number, key: WordingKey): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('paper_wordings')
    .where('authority_id', '=', authorityId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}
