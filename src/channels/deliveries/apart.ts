import { action, done } from '../../platform/action.ts';
import { conflict, forbidden, notFound } from '../../platform/outcome.ts';
import { folded, keepApart } from './alike.ts';
import { actsFor, handlers } from './rules.ts';
import { base, toDelivery } from './store.ts';

/** 不是重复: records that look the same are not, on the word of who answers for one of them. */
export const tellApart = action(
  'channels.tellApart',
  handlers,
  async ({ db, who, now }, { ids }: { ids: number[] }) => {
    const rows = await base(db).where('d.id', 'in', ids).where('d.authority_id', '=', who.authorityId).execute();
    const found = rows.map(toDelivery);
    if (found.length < 2 || found.length !== new Set(ids).size) return notFound();
    if (!found.some((one) => actsFor(who, one))) return forbidden('只能办理本科室（村、社区）的发布事项');
    const [first, ...others] = found;
    if (others.some((one) => folded(one.title) !== folded(first!.title)))
      return conflict('这些记录已经有了变化，请刷新页面');
    await keepApart(db, ids, { name: who.name, now });
    const [one, ...rest] = ids.toSorted((a, b) => a - b);
    return done(undefined, `delivery:${one}`, { others: rest });
  },
);
