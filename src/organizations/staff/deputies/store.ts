import { type RawBuilder, sql } from 'kysely';
import type { Act } from '../../../platform/action.ts';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { type ActsFor, adminRoles, type Role } from '../../../platform/roles.ts';
import type { Deputising } from './rules.ts';

/** A deputy as it was named. */
export interface Named extends Deputising {
  id: number;
  person: string;
  deputy: string;
  roles: Role[];
  reason: string;
  namedBy: string;
  namedAt: Date;
  endedBy: string | null;
  endedAt: Date | null;
}

/** For whom a member of staff acts on a day, as a column of a query that has `staff`; of nobody whose account is closed, and
 *  only as what they still are; none of the three administrators acts for anybody. */
export function actingOn(day: string): RawBuilder<ActsFor[]> {
  return sql<ActsFor[]>`coalesce((
    select json_agg(json_build_object('id', p.id, 'name', p.name, 'officeId', p.office_id, 'roles', array(
      select r.role from staff_roles r where r.staff_id = p.id and r.role = any(d.roles))) order by d.id)
    from deputies d join staff p on p.id = d.person_id
    where d.deputy_id = staff.id and d.from_day <= ${day}::date and d.to_day >= ${day}::date and d.ended_at is null
      and p.active and p.authority_id = staff.authority_id
      and not exists (select from staff_roles a where a.staff_id = staff.id and a.role = any(${adminRoles}))), '[]')`;
}

/** Who of an authority acts for whom on a day, by the deputy's id. */
export async function actingIn(db: Db, authorityId: number, day: string): Promise<Map<number, ActsFor[]>> {
  const rows = await db
    .selectFrom('staff')
    .select(['staff.id'])
    .select(actingOn(day).as('actsFor'))
    .where('staff.authority_id', '=', authorityId)
    .where('staff.id', 'in', (eb) =>
      eb.selectFrom('deputies').select('deputy_id').where('authority_id', '=', authorityId).where('to_day', '>=', day),
    )
    .execute();
  return new Map(rows.map(({ id, actsFor }) => [id, actsFor]));
}

function deputies(db: Db, authorityId: number) {
  return db
    .selectFrom('deputies as d')
    .innerJoin('staff as p', 'p.id', 'd.person_id')
    .innerJoin('staff as a', 'a.id', 'd.deputy_id')
    .select(['d.id', 'd.person_id as personId', 'd.deputy_id as deputyId', 'p.name as person', 'a.name as deputy'])
    .select(['d.roles', 'd.from_day as from', 'd.to_day as to', 'd.reason', 'd.named_name as namedBy'])
    .select(['d.named_at as namedAt', 'd.ended_name as endedBy', 'd.ended_at as endedAt'])
    .where('d.authority_id', '=', authorityId);
}

/** What holds on a day or is to come. */
export function deputiesFrom(db: Db, authorityId: number, day: string): Promise<Named[]> {
  return deputies(db, authorityId)
    .where('d.ended_at', 'is', null)
    .where('d.to_day', '>=', day)
    .orderBy('d.from_day')
    .orderBy('d.id')
    .execute();
}

/** What is over, the newest first. */
export function deputiesBefore(db: Db, authorityId: number, day: string, most: number): Promise<Named[]> {
  return deputies(db, authorityId)
    .where((eb) => eb.or([eb('d.ended_at', 'is not', null), eb('d.to_day', '<', day)]))
    .orderBy('d.id', 'desc')
    .limit(most)
    .execute();
}

/** @returns its id */
export async function insertDeputy(
  { db, who, now }: Act,
  { personId, deputyId, roles, from, to }: Deputising,
  reason: string,
): Promise<number> {
  const { id } = await db
    .insertInto('deputies')
    .values({
      authority_id: who.authorityId,
      person_id: personId,
      deputy_id: deputyId,
      roles: [...roles] as Role[],
      from_day: from,
      to_day: to,
      reason,
      named_by: who.id!,
      named_name: who.name,
      named_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function endDeputyNow(db: Tx, id: number, by: { id: number; name: string; at: Date }): Promise<void> {
  const ended = { ended_by: by.id, ended_name: by.name, ended_at: by.at };
  await db.updateTable('deputies').set(ended).where('id', '=', id).where('ended_at', 'is', null).execute();
}
