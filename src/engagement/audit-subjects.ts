import { type AuditSubject, MOST_FOUND } from '../platform/audit-log/index.ts';
import { literally } from '../platform/database/index.ts';

/** Messages by their number alone: what they are about is no auditor's to read. */
export const messageSubject: AuditSubject = {
  kind: 'message',
  async named(db, authorityId, ids) {
    const rows = await db
      .selectFrom('messages')
      .select(['id', 'number'])
      .where('id', 'in', ids.map(Number))
      .where('authority_id', '=', authorityId)
      .execute();
    return new Map(rows.map(({ id, number }) => [String(id), number]));
  },
  async find(db, authorityId, text) {
    const rows = await db
      .selectFrom('messages')
      .select('id')
      .where('authority_id', '=', authorityId)
      .where('number', 'like', `%${literally(text)}%`)
      .orderBy('id', 'desc')
      .limit(MOST_FOUND)
      .execute();
    return rows.map(({ id }) => String(id));
  },
};
