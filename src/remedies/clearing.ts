import { sql } from 'kysely';
import type { Clear } from '../applications/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { openText, sealText } from './sealed-words.ts';

/** Cases about an application whose applicant's personal data goes: title, notes and events lose it, and the files
 *  (claims, decisions) go; organ, number, days and result stay. @returns hashes of the files */
export async function clearCasesAbout(
  tx: Tx,
  { applicationId, clear, sealer }: { applicationId: number; clear: Clear; sealer: Sealer },
): Promise<string[]> {
  const cases = await tx
    .selectFrom('remedy_cases')
    .select(['id', 'sealed_title', 'sealed_hearing_note', 'sealed_decision_note'])
    .where('application_id', '=', applicationId)
    .execute();
  const gone: string[] = [];
  await sql`select set_config('gongkai.erasing', 'on', true)`.execute(tx);
  for (const { id, sealed_title, sealed_hearing_note, sealed_decision_note } of cases) {
    const cleared = (place: Parameters<typeof openText>[2], sealed: Buffer | null) =>
      sealText(sealer, id, place, clear(openText(sealer, id, place, sealed)));
    const words = {
      sealed_title: cleared('title', sealed_title),
      sealed_hearing_note: cleared('hearing_note', sealed_hearing_note),
      sealed_decision_note: cleared('decision_note', sealed_decision_note),
    };
    await tx.updateTable('remedy_cases').set(words).where('id', '=', id).execute();
    const events = await tx
      .selectFrom('remedy_events')
      .select(['id', 'sealed_note'])
      .where('case_id', '=', id)
      .execute();
    for (const event of events)
      await tx
        .updateTable('remedy_events')
        .set({ sealed_note: cleared('event', event.sealed_note) })
        .where('id', '=', event.id)
        .execute();
    const files = await tx.deleteFrom('remedy_files').where('case_id', '=', id).returning('file_hash').execute();
    gone.push(...files.map(({ file_hash }) => file_hash));
  }
  await sql`select set_config('gongkai.erasing', 'off', true)`.execute(tx);
  return gone;
}
