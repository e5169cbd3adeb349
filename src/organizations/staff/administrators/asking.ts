import type { Act } from '../../../platform/action.ts';
import { conflict, invalid, type Outcome, ok } from '../../../platform/outcome.ts';
import type { Role } from '../../../platform/roles.ts';
import type { RequestKind } from '../../tables.ts';
import { isOpen, samePersonFault } from '../rules.ts';
import { holdersOf } from '../store.ts';

/** Puts what a second administrator is to confirm. One alone could take the other's account: with a new password and a new
 *  second factor, or by making one of the three of an account whose password they know. */
export async function askFor(
  { db, who, now }: Pick<Act, 'db' | 'who' | 'now'>,
  staff: { id: number; name: string; authority_id: number },
  kind: RequestKind,
  role: Role | null = null,
): Promise<Outcome<number>> {
  const fault =
    kind === 'role' ? samePersonFault(await holdersOf(db, staff.authority_id), staff.id, staff.name) : undefined;
  if (fault) return invalid(fault, { roles: fault });
  const before = await db
    .selectFrom('administrator_requests')
    .select(['outcome', 'staff_id as staffId', 'requested_by as requestedBy', 'requested_at as requestedAt'])
    .where('staff_id', '=', staff.id)
    .where('kind', '=', kind)
    .where('outcome', 'is', null)
    .execute();
  if (before.some((one) => isOpen(one, now))) return conflict('同样的申请已经提出，等待另一名管理员在“三员事项”中确认');
  const { id } = await db
    .insertInto('administrator_requests')
    .values({
      ...{ authority_id: staff.authority_id, staff_id: staff.id, kind, role },
      ...{ requested_by: who.id!, requested_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return ok(id);
}
