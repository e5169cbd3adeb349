import { action, done } from '../../platform/action.ts';
import { invalid, notFound } from '../../platform/outcome.ts';
import { tellPerson } from './notices.ts';
import { rolesOf } from './renewing.ts';
import { administers, officeFault, samePersonFault } from './rules.ts';
import { lockPeople, lockStaff } from './store.ts';

interface Corrected {
  id: number;
  name: string;
  officeId: number | null;
  telephone: string;
}

/** 系统管理员 changes somebody's name, office or telephone. What they did keeps the name that they had then; what their old
 *  office has under way stays with it. */
export const updateStaff = action<Corrected, void>(
  'organizations.updateStaff',
  ['systemAdmin'],
  async (act, { id, name, officeId, telephone }) => {
    const { db, who } = act;
    const holders = await lockPeople(db, who.authorityId);
    const staff = await lockStaff(db, who.authorityId, id);
    if (!staff) return notFound();
    const offices = await db
      .selectFrom('offices')
      .select(['id', 'name'])
      .where('authority_id', '=', who.authorityId)
      .where('closed_at', 'is', null)
      .execute();
    if (officeId !== null && !offices.some((one) => one.id === officeId))
      return invalid('请选择所属科室', { officeId: '没有这个科室' });
    const roles = await rolesOf(db, id);
    const alone = officeFault(roles, officeId);
    if (alone) return invalid(alone, { officeId: alone });
    const same = administers(roles) && name !== staff.name ? samePersonFault(holders, id, name) : undefined;
    if (same) return invalid(same, { name: same });
    const nameOf = (office: number | null) => offices.find((one) => one.id === office)?.name ?? '不属于科室';
    const before = { name: staff.name, office: nameOf(staff.office_id), telephone: staff.telephone };
    const after = { name, office: nameOf(officeId), telephone };
    await db.updateTable('staff').set({ name, office_id: officeId, telephone }).where('id', '=', id).execute();
    const changed = [
      before.name !== after.name && `姓名改为${after.name}`,
      before.office !== after.office && `所属科室改为${after.office}`,
      before.telephone !== after.telephone && '联系电话已更改',
    ].filter(Boolean);
    if (changed.length && id !== who.id)
      await tellPerson(act, staff, `${who.name}修改了您的资料：${changed.join('，')}`);
    return done(undefined, `staff:${id}`, { before, after });
  },
);
