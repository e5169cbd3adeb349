import type { Db, Tx } from '../platform/database/index.ts';
import { longDate } from '../platform/dates.ts';
import type { PageNotes } from '../platform/page-notes.ts';
import type { MessageRow } from './store.ts';

/** Notes that a page was mended on a day because of a message; who sent it stands nowhere beside it. */
export async function noteMended(tx: Tx, { id, authority_id, page }: MessageRow, on: string): Promise<void> {
  const path = page.split('?')[0]!;
  await tx.insertInto('mended_pages').values({ message_id: id, authority_id, page: path, mended_on: on }).execute();
}

/** Each page that was mended because of a reader says when. */
export const mendedNotes: PageNotes = {
  name: 'mended',
  async of(db: Db, authorityId: number) {
    const rows = await db
      .selectFrom('mended_pages')
      .select(['page', 'mended_on as on'])
      .distinct()
      .where('authority_id', '=', authorityId)
      .orderBy('on')
      .execute();
    const notes = new Map<string, string[]>();
    for (const { page, on } of rows)
      notes.set(page, [...(notes.get(page) ?? []), `${longDate(on)}根据读者指出的错误改正过本页。`]);
    return notes;
  },
};
