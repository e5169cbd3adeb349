import { action, done } from '../../../platform/action.ts';
import { conflict, invalid, notFound } from '../../../platform/outcome.ts';
import { adminRoles, type Role, roles } from '../../../platform/roles.ts';
import { inHalves } from '../../sign-in/passwords/hashing.ts';
import type { RequestKind } from '../../tables.ts';
import { tellPerson } from '../notices.ts';
import { renewPassword, rolesOf, unbindSecondFactor } from '../renewing.ts';
import { administers, confirmFault } from '../rules.ts';
import { lockPeople, lockStaff } from '../store.ts';
import { askFor } from './asking.ts';
import { become } from './becoming.ts';
import type { Half } from './first-halves.ts';
import { lockRequest } from './store.ts';

const purposeOf = (id: number) => `half-password:${id}`;
const GROUPS = 4;

/** 安全管理员 asks that the password or the second factor of one of the three be reset. */
export const requestReset = action<{ id: number; kind: 'password' | 'secondFactor' }, void>(
  'organizations.requestReset',
  ['securityAdmin'],
  async (act, { id, kind }) => {
    const staff = await lockStaff(act.db, act.who.authorityId, id);
    if (!staff) return notFound();
    if (id === act.who.id) return invalid('不能重置自己的密码和两步验证，请在服务器上用命令重置');
    if (!administers(await rolesOf(act.db, id))) return invalid('不是三员的，可以直接重置');
    const asked = await askFor(act, staff, kind);
    return asked.ok ? done(undefined, `staff:${id}`, { kind }) : asked;
  },
);

/** A second administrator confirms, and it is done. A one-time password comes in two halves: one to whoever confirms, one to
 *  whoever asked, so that neither of them can sign in with it. @returns the confirmer's half, where there is one */
export const confirmRequest = action<{ id: number }, Half | undefined>(
  'organizations.confirmRequest',
  adminRoles,
  async (act, { id }) => {
    const { db, who, now, sealer } = act;
    const holders = await lockPeople(db, who.authorityId);
    const request = await lockRequest(db, who.authorityId, id);
    const staff = request && (await lockStaff(db, who.authorityId, request.staffId));
    if (!request || !staff) return notFound();
    const fault = confirmFault(request, who.id!, now);
    if (fault) return conflict(fault);
    const asker = holders.find((one) => one.id === request.requestedBy && one.role === 'securityAdmin');
    if (!asker) return conflict('提出申请的人已经不是安全管理员，请由现任安全管理员重新提出');
    let half: Half | undefined;
    let sealedHalf: Buffer | null = null;
    if (request.kind === 'role') {
      const became = await become(act, staff, request.role!, holders);
      if (!became.ok) return became;
    }
    if (request.kind === 'secondFactor') await unbindSecondFactor(act, staff.id);
    else {
      const password = await renewPassword(act, staff, GROUPS);
      const { first, second } = inHalves(password);
      sealedHalf = sealer.seal(first, purposeOf(id));
      half = { login: staff.login, name: staff.name, half: second };
    }
    await db
      .updateTable('administrator_requests')
      .set({ outcome: 'confirmed', decided_by: who.id, decided_at: now, sealed_half: sealedHalf })
      .where('id', '=', id)
      .execute();
    await tellPerson(act, staff, said(request.kind, request.role, { asker: asker.name, by: who.name }));
    const detail = { kind: request.kind, role: request.role, requestedBy: asker.name };
    return done(half, `staff:${staff.id}`, detail);
  },
);

function said(kind: RequestKind, role: Role | null, { asker, by }: { asker: string; by: string }): string {
  const what = {
    password: '密码已重置',
    secondFactor: '两步验证已重置，恢复码随之作废',
    role: `账号已改任${roles[role ?? 'auditAdmin']}，密码和两步验证同时重置`,
  }[kind];
  return `由${asker}提出、${by}确认，您的${what}`;
}

/** Any of the three declines what waits, also whom it concerns and, as taking it back, whoever asked. */
export const declineRequest = action<{ id: number }, void>(
  'organizations.declineRequest',
  adminRoles,
  async ({ db, who, now }, { id }) => {
    const request = await lockRequest(db, who.authorityId, id);
    if (!request) return notFound();
    if (request.outcome !== null) return conflict('这件事已经办结');
    await db
      .updateTable('administrator_requests')
      .set({ outcome: 'declined', decided_by: who.id, decided_at: now })
      .where('id', '=', id)
      .execute();
    return done(undefined, `staff:${request.staffId}`, { kind: request.kind, role: request.role });
  },
);

/** Whoever asked reads their half of the one-time password, once. */
export const readHalf = action<{ id: number }, Half>(
  'organizations.readHalf',
  ['securityAdmin'],
  async ({ db, who, sealer }, { id }) => {
    const request = await lockRequest(db, who.authorityId, id);
    const staff = request && (await lockStaff(db, who.authorityId, request.staffId));
    if (!request || !staff || request.requestedBy !== who.id) return notFound();
    if (!request.sealedHalf) return conflict('前半段已经看过，不再显示。没有记下的，请重新提出申请');
    const half = sealer.open<string>(request.sealedHalf, purposeOf(id));
    await db.updateTable('administrator_requests').set({ sealed_half: null }).where('id', '=', id).execute();
    return done({ login: staff.login, name: staff.name, half }, `staff:${staff.id}`);
  },
);
