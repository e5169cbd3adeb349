import { sealed } from '../../../platform/files/sealed-files.ts';
import type { Services } from '../../../platform/http/services.ts';
import type { GivenWith } from './store.ts';

/** Keeps what was to be given out as the office keeps all that is not: sealed. What named the file before is to name this one,
 *  so that nothing names the other any more and it goes.
 *  @returns SHA-256, hex; the file's own where the store has lost it, and nothing is there to seal */
export async function sealedAgain(
  { db, files, sealer }: Pick<Services, 'db' | 'files' | 'sealer'>,
  { hash, mediaType }: Pick<GivenWith, 'hash' | 'mediaType'>,
): Promise<string> {
  const stored = await files
    .keep(files.read(hash), undefined, (chunks) => sealed(chunks, sealer))
    .catch((fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'ENOENT') throw fault;
      return undefined;
    });
  if (!stored) return hash;
  await db
    .insertInto('files')
    .values({ hash: stored.hash, size: stored.size, media_type: mediaType })
    .onConflict((oc) => oc.doNothing())
    .execute();
  return stored.hash;
}
