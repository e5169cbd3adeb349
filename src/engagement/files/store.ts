import type { Db, Tx } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { openIn, sealIn } from '../privacy.ts';

/** A file that comes with a message. */
export interface GivenFile {
  hash: string;
  name: string;
}

/** A file of a message, as it is listed. */
export interface MessageFile {
  id: number;
  name: string;
}

/** Keeps what came with a message, each name sealed for it. */
export async function addFiles(
  { db, sealer, now }: { db: Tx; sealer: Sealer; now: Date },
  messageId: number,
  files: readonly GivenFile[],
): Promise<void> {
  if (files.length === 0) return;
  await db
    .insertInto('message_files')
    .values(
      files.map(({ hash, name }) => ({
        ...{ message_id: messageId, file_hash: hash, added_at: now },
        sealed_name: sealIn(sealer, messageId, 'fileName', name),
      })),
    )
    .execute();
}

/** Files of a message, in the order in which they were brought. */
export async function filesOf(db: Db, sealer: Sealer, messageId: number): Promise<(MessageFile & GivenFile)[]> {
  const rows = await db
    .selectFrom('message_files')
    .select(['id', 'file_hash as hash', 'sealed_name'])
    .where('message_id', '=', messageId)
    .orderBy('id')
    .execute();
  return rows.map(({ sealed_name, ...row }) => ({
    ...row,
    name: openIn<string>(sealer, messageId, 'fileName', sealed_name),
  }));
}

/** Takes the files off an erased message. @returns hashes that it no longer names */
export async function dropFiles(tx: Tx, messageId: number): Promise<string[]> {
  const rows = await tx
    .deleteFrom('message_files')
    .where('message_id', '=', messageId)
    .returning('file_hash')
    .execute();
  return rows.map(({ file_hash }) => file_hash);
}
