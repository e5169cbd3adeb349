import type { Db } from '../../../platform/database/index.ts';
import type { Sealer } from '../../../platform/sealing/sealing.ts';
import { openText } from '../../privacy/sealed-words.ts';

/** A file that is given out with the reply to an application. */
export interface GivenWith {
  id: number;
  /** SHA-256, hex */
  hash: string;
  name: string;
  mediaType: string;
}

/** The files that are given out with the reply to an application of this authority, oldest first. 条例 art. 40 */
export async function givenWith(
  { db, sealer }: { db: Db; readonly sealer: Sealer },
  { id, authority_id }: { id: number; authority_id: number },
): Promise<GivenWith[]> {
  const rows = await db
    .selectFrom('application_files as f')
    .innerJoin('applications as a', 'a.id', 'f.application_id')
    .innerJoin('files', 'files.hash', 'f.file_hash')
    .select(['f.id', 'f.file_hash as hash', 'f.sealed_name', 'files.media_type as mediaType'])
    .where('a.id', '=', id)
    .where('a.authority_id', '=', authority_id)
    .where('f.kind', '=', 'information')
    .orderBy('f.id')
    .execute();
  return rows.map(({ sealed_name, ...file }) => ({ ...file, name: openText(sealer, id, 'fileName', sealed_name) }));
}
