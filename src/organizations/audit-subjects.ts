import type { AuditSubject } from '../platform/audit-log/index.ts';
import { MOST_FOUND } from '../platform/audit-log/index.ts';
import { type Db, literally } from '../platform/database/index.ts';

const called = (table: 'offices' | 'staff', kind: string): AuditSubject => ({
  kind,
  async named(db, ids) {
    const rows = await db.selectFrom(table).select(['id', 'name']).where('id', 'in', ids.map(Number)).execute();
    return new Map(rows.map(({ id, name }) => [String(id), name]));
  },
  async find(db, authorityId, text) {
    const like = `%${literally(text)}%`;
    let query = db.selectFrom(table).select('id').where('name', 'like', like).limit(MOST_FOUND);
    if (authorityId !== undefined) query = query.where('authority_id', '=', authorityId);
    return (await query.execute()).map(({ id }) => String(id));
  },
});

const authorities: AuditSubject = {
  kind: 'authority',
  async named(db, ids) {
    const rows = await db.selectFrom('authorities').select(['id', 'name']).where('id', 'in', ids.map(Number)).execute();
    return new Map(rows.map(({ id, name }) => [String(id), name]));
  },
  find: async (db: Db, authorityId, text) => {
    let query = db
      .selectFrom('authorities')
      .select('id')
      .where('name', 'like', `%${literally(text)}%`);
    if (authorityId !== undefined) query = query.where('id', '=', authorityId);
    return (await query.execute()).map(({ id }) => String(id));
  },
};

/** Staff, offices and authorities by their names. */
export const auditSubjects: readonly AuditSubject[] = [
  called('staff', 'staff'),
  called('offices', 'office'),
  authorities,
];
