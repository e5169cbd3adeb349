import type { AuditSubject } from '../platform/audit-log/index.ts';
import { MOST_FOUND } from '../platform/audit-log/index.ts';
import { literally } from '../platform/database/index.ts';

const called = (table: 'offices' | 'staff', kind: string): AuditSubject => ({
  kind,
  async named(db, authorityId, ids) {
    const rows = await db
      .selectFrom(table)
      .select(['id', 'name'])
      .where('id', 'in', ids.map(Number))
      .where('authority_id', '=', authorityId)
      .execute();
    return new Map(rows.map(({ id, name }) => [String(id), name]));
  },
  async find(db, authorityId, text) {
    const like = `%${literally(text)}%`;
    const query = db
      .selectFrom(table)
      .select('id')
      .where('name', 'like', like)
      .where('authority_id', '=', authorityId)
      .limit(MOST_FOUND);
    return (await query.execute()).map(({ id }) => String(id));
  },
});

/** The register: their names are nobody's secret. */
const authorities: AuditSubject = {
  kind: 'authority',
  async named(db, _, ids) {
    const rows = await db.selectFrom('authorities').select(['id', 'name']).where('id', 'in', ids.map(Number)).execute();
    return new Map(rows.map(({ id, name }) => [String(id), name]));
  },
  async find(db, _, text) {
    const query = db
      .selectFrom('authorities')
      .select('id')
      .where('name', 'like', `%${literally(text)}%`);
    return (await query.execute()).map(({ id }) => String(id));
  },
};

/** Staff, offices and authorities by their names. */
export const auditSubjects: readonly AuditSubject[] = [
  called('staff', 'staff'),
  called('offices', 'office'),
  authorities,
];
