import { action, done } from '../../platform/action.ts';
import { conflict, invalid, notFound } from '../../platform/outcome.ts';
import { lockOffices } from './store.ts';

export interface OfficeClosed {
  from: number;
  into: number;
}

declare module '../../platform/room.ts' {
  interface Events {
    /** An office was closed into another: rooms give what is under way in it to that one. */
    officeClosed: { told: OfficeClosed; answer: unknown };
  }
}

/** 系统管理员 closes an office, a village or a community into another (撤并): its people and all that is under way go there,
 *  what it did stays under its name. It is not opened again. */
export const closeOffice = action<{ id: number; into: number | null }, string>(
  'organizations.closeOffice',
  ['systemAdmin'],
  async ({ db, house, who, now }, { id, into }) => {
    const offices = await lockOffices(db, who.authorityId);
    const office = offices.find((one) => one.id === id);
    if (!office) return notFound();
    if (office.closed) return conflict(`${office.name}已经撤销`);
    const heir = offices.find((one) => one.id === into && one.id !== id && !one.closed);
    if (!heir) return invalid('请选择并入的科室', { into: '请选择并入哪个在用的科室、村或社区' });
    await db.updateTable('staff').set({ office_id: heir.id }).where('office_id', '=', id).execute();
    await db.updateTable('offices').set({ closed_at: now, closed_into: heir.id }).where('id', '=', id).execute();
    // what was closed into this one before goes on to its heir
    await db.updateTable('offices').set({ closed_into: heir.id }).where('closed_into', '=', id).execute();
    await house.tell('officeClosed', db, { from: id, into: heir.id });
    return done(heir.name, `office:${id}`, { name: office.name, into: heir.name });
  },
);
