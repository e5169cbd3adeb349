import type { Db } from '../../platform/database/index.ts';
import { queryCodeHash } from '../../platform/public-forms/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';

/** The application that a citizen may see: number and query code belong together. Undefined: they do not. */
export async function applicationByCode(
  db: Db,
  sealer: Sealer,
  authorityId: number,
  number: string,
  code: string,
): Promise<{ id: number } | undefined> {
  return db
    .selectFrom('applications')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('number', '=', number.trim())
    .where('query_code_hash', '=', queryCodeHash(sealer, code))
    .executeTakeFirst();
}
