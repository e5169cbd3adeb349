import type { Db, Tx } from '../../../platform/database/index.ts';
import { has, type Who } from '../../../platform/roles.ts';
import { isOpen } from '../rules.ts';
import { firstHalvesOf } from './first-halves.ts';

function base(db: Db | Tx) {
  return db
    .selectFrom('administrator_requests as r')
    .innerJoin('staff as s', 's.id', 'r.staff_id')
    .innerJoin('staff as a', 'a.id', 'r.requested_by')
    .leftJoin('staff as d', 'd.id', 'r.decided_by')
    .select(['r.id', 'r.kind', 'r.role', 'r.outcome', 'r.staff_id as staffId', 's.name', 's.login'])
    .select(['r.requested_by as requestedBy', 'a.name as requester', 'r.requested_at as requestedAt'])
    .select(['d.name as decider', 'r.decided_at as decidedAt'])
    .select((eb) => eb('r.sealed_half', 'is not', null).$castTo<boolean>().as('halfWaits'));
}
export type RequestLine = Awaited<ReturnType<typeof requestsOf>>[number];

/** What administrators of an authority asked of one another, the newest first. */
export function requestsOf(db: Db, authorityId: number) {
  return base(db).where('r.authority_id', '=', authorityId).orderBy('r.id', 'desc').limit(50).execute();
}

/** How many of these wait for this administrator: to confirm, or to read a half of a password. */
export async function countWaiting(db: Db, who: Who, now: Date): Promise<number> {
  const lines = await requestsOf(db, who.authorityId);
  const halves = has(who, 'platformSecurity') ? await firstHalvesOf(db, now) : [];
  return lines.filter((one) => waitsFor(one, who.id!, now)).length + halves.length;
}

export function waitsFor(line: RequestLine, by: number, now: Date): boolean {
  if (line.halfWaits) return line.requestedBy === by;
  return isOpen(line, now) && line.requestedBy !== by && line.staffId !== by;
}

/** A request, held until the transaction ends. */
export function lockRequest(tx: Tx, authorityId: number, id: number) {
  return tx
    .selectFrom('administrator_requests')
    .select(['id', 'kind', 'role', 'outcome', 'sealed_half as sealedHalf', 'staff_id as staffId'])
    .select(['requested_by as requestedBy', 'requested_at as requestedAt'])
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .forUpdate()
    .executeTakeFirst();
}
