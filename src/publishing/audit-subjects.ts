import { type AuditSubject, MOST_FOUND } from '../platform/audit-log/index.ts';
import { literally } from '../platform/database/index.ts';

/** Documents by title, 发文字号 or 索引号. */
const documents: AuditSubject = {
  kind: 'document',
  async named(db, authorityId, ids) {
    const rows = await db
      .selectFrom('documents as d')
      .innerJoin('revisions as r', 'r.id', 'd.revision_id')
      .select(['d.id', 'r.title'])
      .where('d.id', 'in', ids.map(Number))
      .where('d.authority_id', '=', authorityId)
      .execute();
    return new Map(rows.map(({ id, title }) => [String(id), title]));
  },
  async find(db, authorityId, text) {
    const like = `%${literally(text)}%`;
    const query = db
      .selectFrom('documents as d')
      .innerJoin('revisions as r', 'r.id', 'd.revision_id')
      .select('d.id')
      .where((eb) =>
        eb.or([
          eb('r.title', 'ilike', like),
          eb('r.document_number', 'ilike', like),
          eb('d.index_number', 'ilike', like),
        ]),
      )
      .orderBy('d.id', 'desc')
      .where('d.authority_id', '=', authorityId)
      .limit(MOST_FOUND);
    return (await query.execute()).map(({ id }) => String(id));
  },
};

export const auditSubjects: readonly AuditSubject[] = [documents];
