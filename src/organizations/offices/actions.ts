import { action, done } from '../../platform/action.ts';
import { invalid, notFound } from '../../platform/outcome.ts';
import type { Office } from '../authorities/store.ts';
import { lockOffices } from './store.ts';

/** What can be corrected of an office. `position`: its place in lists, null for the last (new) or as it is (corrected) */
interface OfficeText {
  name: string;
  duties: string;
  position: number | null;
}

const nameTaken = () => invalid('已有同名的科室、村或社区', { name: '已有同名的科室、村或社区' });

/** 系统管理员 adds an office, a village or a community. */
export const addOffice = action<OfficeText & { code: string; kind: Office['kind'] }, void>(
  'organizations.addOffice',
  ['systemAdmin'],
  async ({ db, who }, input) => {
    const others = await lockOffices(db, who.authorityId);
    if (others.some((one) => one.code === input.code))
      return invalid('代码已被使用', { code: '代码已被使用，请换一个' });
    if (others.some((one) => one.name === input.name)) return nameTaken();
    const last = Math.max(0, ...others.map((one) => one.position + 1));
    const { id } = await db
      .insertInto('offices')
      .values({ ...input, authority_id: who.authorityId, position: input.position ?? last })
      .returning('id')
      .executeTakeFirstOrThrow();
    return done(undefined, `office:${id}`, { ...input });
  },
);

/** 系统管理员 corrects an office's name, duties and place; its code, which addresses and imports use, and its kind stay. */
export const updateOffice = action<OfficeText & { id: number }, void>(
  'organizations.updateOffice',
  ['systemAdmin'],
  async ({ db, who }, { id, name, duties, position }) => {
    const offices = await lockOffices(db, who.authorityId);
    const office = offices.find((one) => one.id === id);
    if (!office) return notFound();
    if (offices.some((one) => one.name === name && one.id !== id)) return nameTaken();
    const set = { name, duties, position: position ?? office.position };
    await db.updateTable('offices').set(set).where('id', '=', id).execute();
    return done(undefined, `office:${id}`, { before: office.name, ...set });
  },
);
