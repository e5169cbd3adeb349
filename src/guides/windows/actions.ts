import { openOffices } from '../../organizations/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import { type Failure, forbidden, invalid, notFound } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { keepers, keeps } from '../rules.ts';
import type { WindowContent } from './hours.ts';
import { closeWindowRow, insertWindow, lockWindow, numberTaken, setMatters, updateWindow } from './store.ts';

interface Given {
  number: number;
  content: WindowContent;
  /** as chosen in the form; whose it is, for the head alone to say */
  officeId: number | null;
  guides: readonly number[];
}

const taken = (number: number) =>
  invalid(`${number} 号窗口已经登记`, { number: `${number} 号窗口已经登记，请改用别的号` });

/** Whose a window is, or why not: an editor's own office's; the head chooses. */
async function officeFor({ db, who }: Act, chosen: number | null): Promise<number | Failure> {
  if (!has(who, 'disclosureHead')) return who.officeId ?? forbidden('您的账号没有所属科室，请联系系统管理员');
  const offices = await openOffices(db, who.authorityId);
  const office = offices.find(({ id }) => id === (chosen ?? who.officeId));
  return office?.id ?? invalid('请选择科室', { office: '请选择窗口由哪个科室负责' });
}

/** 登记窗口: it is on the site at once. 条例 arts. 20(五), 25 */
export const addWindow = action<Given, number>('guides.addWindow', keepers, async (act, given) => {
  const { db, who, now } = act;
  const { number, content, guides } = given;
  const officeId = await officeFor(act, given.officeId);
  if (typeof officeId !== 'number') return officeId;
  const of = { authorityId: who.authorityId, officeId, number, content, by: who.name, at: now };
  const id = await insertWindow(db, of);
  if (!id) return taken(number);
  await setMatters(db, who.authorityId, id, guides);
  return done(id, `window:${id}`, { number, ...content, guides });
});

/** Hours, place, matters of a window are others from now on. */
export const changeWindow = action<Given & { id: number }, void>(
  'guides.changeWindow',
  keepers,
  async (act, { id, ...given }) => {
    const { db, who, now } = act;
    const { number, content, guides } = given;
    const window = await lockWindow(db, who.authorityId, id);
    if (!window) return notFound();
    if (!keeps(who, window.officeId)) return forbidden('这个窗口由其他科室负责');
    const officeId = await officeFor(act, given.officeId ?? window.officeId);
    if (typeof officeId !== 'number') return officeId;
    if (await numberTaken(db, who.authorityId, number, id)) return taken(number);
    await updateWindow(db, id, { authorityId: who.authorityId, officeId, number, content, by: who.name, at: now });
    await setMatters(db, who.authorityId, id, guides);
    return done(undefined, `window:${id}`, { number, ...content, guides });
  },
);

/** 停用窗口: it is off the site; what it took is taken by the others. */
export const closeWindow = action<{ id: number }, void>(
  'guides.closeWindow',
  keepers,
  async ({ db, who, now }, { id }) => {
    const window = await lockWindow(db, who.authorityId, id);
    if (!window) return notFound();
    if (!keeps(who, window.officeId)) return forbidden('这个窗口由其他科室负责');
    await closeWindowRow(db, id, now);
    return done(undefined, `window:${id}`);
  },
);
