import { type AuditSubject, MOST_FOUND } from '../platform/audit-log/index.ts';
import { literally } from '../platform/database/index.ts';

/** Applications by their number alone: what they are about is no auditor's to read. */
const applications: AuditSubject = {
  kind: 'application',
  async named(db, authorityId, ids) {
    const rows = await db
      .selectFrom('applications')
      .select(['id', 'number'])
      .where('id', 'in', ids.map(Number))
      .where('authority_id', '=', authorityId)
      .execute();
    return new Map(rows.map(({ id, number }) => [String(id), number]));
  },
  async find(db, authorityId, text) {
    const query = db
      .selectFrom('applications')
      .select('id')
      .where('number', 'like', `%${literally(text)}%`)
      .orderBy('id', 'desc')
      .where('authority_id', '=', authorityId)
      .limit(MOST_FOUND);
    return (await query.execute()).map(({ id }) => String(id));
  },
};

export const auditSubjects: readonly AuditSubject[] = [applications];
