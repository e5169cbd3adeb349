import { probeFailed } from '../law/index.ts';
import type { Role, Who } from '../platform/roles.ts';
import { has } from '../platform/roles.ts';
import type { Visited } from './sites/visitor.ts';
import type { Accepted, OwnerRole, ProbeOutcome } from './tables.ts';

/** Who reads what was found. */
export const readers: readonly Role[] = [
  'editor',
  'contact',
  'officeReviewer',
  'signer',
  'disclosureHead',
  'systemAdmin',
];
/** Who says where the site is probed. */
export const addressers: readonly Role[] = ['systemAdmin', 'disclosureHead'];
/** Who opens again what was let stand. */
export const heads: readonly Role[] = ['disclosureHead'];

export const ACCEPTED: Record<Accepted, string> = { notOurs: '不是本网站的问题', stands: '核实后保持现状' };
export const OWNERS: Record<OwnerRole, string> = {
  office: '所在科室',
  systemAdmin: '系统管理员',
  disclosureHead: '政府信息公开工作机构负责人',
};
export const SHORTEST_REASON = 4;

/** Whether a fault is this person's to mend: of their office, of their role, or all of it for the head. */
export function isTheirs(
  who: Who,
  { officeId, ownerRole }: { officeId: number | null; ownerRole: OwnerRole },
): boolean {
  if (has(who, 'disclosureHead')) return true;
  if (ownerRole !== 'office') return has(who, ownerRole);
  return officeId !== null && who.officeId === officeId && has(who, 'editor', 'contact', 'officeReviewer');
}

/** What a probe came to. One that nobody answered counts only for an address that was reached from this machine before:
 *  behind a proxy or a router that leads nobody back in, the inspection cannot see itself, and says so.
 *  @param ours whether the page that opened is this site's */
export function outcomeOf(
  visited: Pick<Visited, 'status' | 'ms' | 'closed'>,
  { ours, reachedBefore, byOwnPort }: { ours: boolean; reachedBefore: boolean; byOwnPort: boolean },
): ProbeOutcome {
  const good = !probeFailed(visited) && ours;
  if (byOwnPort) return good ? 'own' : 'ownFailed';
  if (good) return 'reached';
  if (visited.closed || !reachedBefore) return 'unseen';
  return 'failed';
}
