import { sql } from 'kysely';
import { type Act, action, done } from '../../platform/action.ts';
import { conflict, invalid, notFound } from '../../platform/outcome.ts';
import { closeFault, hostFault, parentFault } from './rules.ts';
import { allAuthorities } from './store.ts';

export interface Mended {
  id: number;
  siteIdCode: string;
  host: string | null;
  parentId: number | null;
}

/** All authorities, while nobody else changes them; and which is meant. */
async function held({ db }: Act, id: number) {
  await sql`lock table authorities in exclusive mode`.execute(db);
  const all = await allAuthorities(db);
  return { all, of: all.find((one) => one.id === id) };
}

/** Who runs the platform mends what stands wrong of an authority; its code stays, addresses and index
 *  numbers hold it; its names and how it is reached are its own to change, reviewed (机关信息). */
export const mendAuthority = action<Mended, void>(
  'organizations.mendAuthority',
  ['platformOperator'],
  async (act, { id, ...input }) => {
    const { all, of } = await held(act, id);
    if (!of) return notFound();
    const fields: Record<string, string> = {};
    const faults = { host: hostFault(all, id, input.host), parentId: parentFault(all, id, input.parentId) };
    for (const [name, fault] of Object.entries(faults)) if (fault) fields[name] = fault;
    if (Object.keys(fields).length) return invalid('有内容需要修改，请看标出的地方', fields);
    const { siteIdCode, host, parentId } = input;
    await act.db
      .updateTable('authorities')
      .set({ host, parent_id: parentId, site_id_code: siteIdCode })
      .where('id', '=', id)
      .execute();
    return done(undefined, `authority:${id}`, { before: { host: of.host }, after: input });
  },
);

/** 停用: the authority's site says that it is closed, nobody signs in; all its books stay. */
export const closeAuthority = action<{ id: number; reason: string }, void>(
  'organizations.closeAuthority',
  ['platformOperator'],
  async (act, { id, reason }) => {
    const { db, who, now } = act;
    const { all, of } = await held(act, id);
    if (!of) return notFound();
    const fault = closeFault(all, of, who.authorityId);
    if (fault) return conflict(fault);
    await db.updateTable('authorities').set({ closed_at: now, closed_reason: reason }).where('id', '=', id).execute();
    await db
      .updateTable('sessions')
      .set({ ended_at: now })
      .where('ended_at', 'is', null)
      .where('staff_id', 'in', db.selectFrom('staff').select('id').where('authority_id', '=', id))
      .execute();
    return done(undefined, `authority:${id}`, { name: of.name, reason });
  },
);

/** 恢复: as it was before it was closed. */
export const reopenAuthority = action<{ id: number }, void>(
  'organizations.reopenAuthority',
  ['platformOperator'],
  async (act, { id }) => {
    const { of } = await held(act, id);
    if (!of) return notFound();
    if (!of.closedAt) return conflict('这个机关没有停用');
    await act.db.updateTable('authorities').set({ closed_at: null, closed_reason: '' }).where('id', '=', id).execute();
    return done(undefined, `authority:${id}`, { name: of.name });
  },
);
