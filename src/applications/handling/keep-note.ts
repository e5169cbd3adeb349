import type { Act } from '../../platform/action.ts';
import { sealWords } from '../privacy/sealed-words.ts';

/** A note that only the office reads. */
export async function keepNote({ db, who, now, sealer }: Act, applicationId: number, body: string): Promise<void> {
  await db
    .insertInto('application_notes')
    .values({
      application_id: applicationId,
      sealed_body: sealWords(sealer, applicationId, 'note', body),
      staff_id: who.id,
      author: who.name,
      at: now,
    })
    .execute();
}
