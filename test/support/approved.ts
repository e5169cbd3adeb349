import type { Db } from '../../src/platform/database/index.ts';
import type { Who } from '../../src/platform/roles.ts';
import { letPass } from './reviewed.ts';
import type { TestTown } from './town.ts';

/** Documents that have passed their review and wait to be published. @returns their ids */
export async function approvedDocuments(
  db: Db,
  town: Pick<TestTown, 'authorityId' | 'offices' | 'columnId'>,
  authorId: number,
  count: number,
  now: Date,
): Promise<number[]> {
  const { authorityId, offices } = town;
  const author: Who = { id: authorId, name: '编辑', authorityId, officeId: offices.office, roles: ['editor'] };
  return db.transaction().execute(async (tx) => {
    const times = { created_at: now, updated_at: now };
    const rows = Array.from({ length: count }, () => ({
      authority_id: town.authorityId,
      office_id: town.offices.office,
      author_id: authorId,
      state: 'draft' as const,
      ...times,
    }));
    const made = await tx.insertInto('documents').values(rows).returning('id').execute();
    const ids = made.map((row) => row.id);
    for (const id of ids) {
      const { id: revisionId } = await tx
        .insertInto('revisions')
        .values({
          document_id: id,
          number: 1,
          author_id: authorId,
          saved_by: authorId,
          created_at: now,
          saved_at: now,
          title: `第 ${id} 号通知`,
          body_html: '<p>正文。</p>',
          body_text: '正文。',
          column_id: town.columnId,
          article_item: '20.15',
          formed_on: '2023-05-30',
          channels: ['website', 'wechat'],
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx.updateTable('documents').set({ revision_id: revisionId }).where('id', '=', id).execute();
      await letPass(tx, id, author, now);
    }
    return ids;
  });
}
