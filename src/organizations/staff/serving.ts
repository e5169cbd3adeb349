import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import type { Role } from '../../platform/roles.ts';

/** Somebody who works, or worked, for an authority. */
export interface Serving {
  id: number;
  name: string;
  authorityId: number;
  officeId: number | null;
  /** name of their office */
  office: string | null;
  /** the account is in use */
  active: boolean;
  /** day on which their account was opened, 'YYYY-MM-DD' */
  since: string;
  roles: Role[];
}

/** Everybody of these authorities with or without an account in use, by authority and office; those of closed authorities
 *  too. */
export async function servingIn(db: Db, authorityIds: readonly number[]): Promise<Serving[]> {
  if (authorityIds.length === 0) return [];
  return db
    .selectFrom('staff as s')
    .leftJoin('offices as o', 'o.id', 's.office_id')
    .select(['s.id', 's.name', 's.authority_id as authorityId', 's.office_id as officeId', 'o.name as office'])
    .select(['s.active', sql<string>`to_char(s.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`.as('since')])
    .select(
      sql<
        Role[]
      >`coalesce((select array_agg(r.role order by r.role) from staff_roles r where r.staff_id = s.id), '{}')`.as(
        'roles',
      ),
    )
    .where('s.authority_id', 'in', authorityIds)
    .orderBy('s.authority_id')
    .orderBy('o.position')
    .orderBy('s.id')
    .execute();
}
