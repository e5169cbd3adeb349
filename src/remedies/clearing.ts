import { sql } from 'kysely';
import type { Clear } from '../applications/index.ts';
import type { Tx } from '../platform/database/index.ts';

/** Cases about an application whose applicant's personal data goes: title, notes and events lose it, and the files
 *  (claims, decisions) go; organ, number, days and result stay. @returns hashes of the files */
export async function clearCasesAbout(tx: Tx, applicationId: number, clear: Clear): Promise<string[]> {
  const cases = await tx
    .selectFrom('remedy_cases')
    .select(['id', 'title', 'hearing_note', 'decision_note'])
    .where('application_id', '=', applicationId)
    .execute();
  const gone: string[] = [];
  await sql`select set_config('gongkai.erasing', 'on', true)`.execute(tx);
  for (const { id, title, hearing_note, decision_note } of cases) {
    const words = { title: clear(title), hearing_note: clear(hearing_note), decision_note: clear(decision_note) };
    await tx.updateTable('remedy_cases').set(words).where('id', '=', id).execute();
    const events = await tx.selectFrom('remedy_events').select(['id', 'note']).where('case_id', '=', id).execute();
    for (const event of events)
      await tx
        .updateTable('remedy_events')
        .set({ note: clear(event.note) })
        .where('id', '=', event.id)
        .execute();
    const files = await tx.deleteFrom('remedy_files').where('case_id', '=', id).returning('file_hash').execute();
    gone.push(...files.map(({ file_hash }) => file_hash));
  }
  await sql`select set_config('gongkai.erasing', 'off', true)`.execute(tx);
  return gone;
}
