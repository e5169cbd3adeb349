import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { type Applicant, openApplicant } from './applicant.ts';

/** However it is spaced, dashed, in whatever width and case; a telephone without its country. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s()‐‑–—·-]/g, '')
    .replace(/^(?:\+86|0086)(?=1\d{10}$)/, '')
    .toUpperCase();
}

/** Fingerprint of a name, number or telephone; of the same in another authority it is another. */
export function findKey(sealer: Sealer, authorityId: number, text: string): Buffer {
  return sealer.lookup(plain(text), `find-applicant:${authorityId}`);
}

/** By what an application is found: the applicant's and the agent's names, numbers and telephones, each whole. */
export function findKeys(sealer: Sealer, authorityId: number, a: Applicant): Buffer[] {
  const { agent } = a;
  const all = [a.name, a.documentNumber, a.telephone, a.representative, a.contact];
  const values = [...all, ...(agent ? [agent.name, agent.documentNumber, agent.telephone] : [])];
  const own = new Set(values.map((value) => plain(value ?? '')).filter((value) => [...value].length > 1));
  return [...own].map((value) => findKey(sealer, authorityId, value));
}

const AT_ONCE = 500;

/** Applications of before get their fingerprints, some at a time; none while the key is away. */
export async function reckonFindKeys({ db, sealer }: { db: Db; sealer: Sealer }): Promise<void> {
  if (sealer.problem) return;
  for (;;) {
    const rows = await db
      .selectFrom('applications')
      .select(['id', 'authority_id', 'sealed_applicant'])
      .where('find_keys', 'is', null)
      .where('sealed_applicant', 'is not', null)
      .limit(AT_ONCE)
      .execute();
    for (const { id, authority_id, sealed_applicant } of rows) {
      const keys = findKeys(sealer, authority_id, openApplicant(sealer, id, sealed_applicant!));
      await sql`update applications set find_keys = ${keys}::bytea[]
        where id = ${id} and sealed_applicant = ${sealed_applicant}`.execute(db);
    }
    if (rows.length < AT_ONCE) return;
  }
}
