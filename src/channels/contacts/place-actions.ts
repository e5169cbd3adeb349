import { type Act, action, done } from '../../platform/action.ts';
import { type Failure, invalid, notFound } from '../../platform/outcome.ts';
import { keepers } from '../facilities/actions.ts';
import { insertFacility, lockFacility } from '../facilities/store.ts';
import { insertPlace, type PlaceInput, placeById, tendersOf, updatePlace } from './places.ts';
import type { Placed } from './rules.ts';

export interface NewPlace extends PlaceInput {
  channel: Placed;
  name: string;
  place: string;
  /** YYYY-MM-DD; of the record that it was counted in, where there is one */
  since: string;
  /** facility of several, of which it is one: the register then counts it once */
  outOf: number | null;
}

/** 登记一处公开栏, 一个微信群: a facility of its own, which counts as one. 条例 arts. 23, 25 */
export const recordPlace = action('channels.recordPlace', keepers, async (act, input: NewPlace) => {
  const { db, who, now, today } = act;
  const fault = await keeperFault(act, input);
  if (fault) return fault;
  let { since } = input;
  if (input.outOf !== null) {
    const whole = await lockFacility(db, who.authorityId, input.outOf);
    const usable = whole && !whole.until && !whole.removedAt && whole.kind === input.channel;
    if (!usable || (await placeById(db, who.authorityId, input.outOf)))
      return invalid('请重新选择它包含在哪一项登记里', { outOf: '这项登记已停用、删除或者已经是单独一处' });
    since = whole.since;
    await db
      .updateTable('public_facilities')
      .set(
        whole.count > 1
          ? { count: whole.count - 1 }
          : { removed_at: now, removed_by: who.name, removed_reason: '已逐一登记' },
      )
      .where('id', '=', whole.id)
      .execute();
  } else if (since > today) return invalid('启用日期不能晚于今天', { since: '启用日期不能晚于今天' });
  const { channel: kind, name, place } = input;
  const id = await insertFacility(
    db,
    { authorityId: who.authorityId, by: who.name, at: now },
    { kind, name, place, since, count: 1 },
  );
  await insertPlace(db, id, input);
  return done(id, `facility:${id}`, { kind, name, place, since, outOf: input.outOf ?? undefined });
});

/** Who keeps it, how large its sheets are, about how many are in it. */
export const changePlace = action(
  'channels.changePlace',
  keepers,
  async (act, { id, ...input }: PlaceInput & { id: number }) => {
    const place = await placeById(act.db, act.who.authorityId, id);
    if (!place) return notFound();
    const fault = await keeperFault(act, input);
    if (fault) return fault;
    await updatePlace(act.db, id, input);
    return done(id, `facility:${id}`, { ...input });
  },
);

/** Whether office and person are this authority's own, and the person one who may do it. */
async function keeperFault(
  { db, who, today }: Act,
  { officeId, tendedBy }: Pick<PlaceInput, 'officeId' | 'tendedBy'>,
): Promise<Failure | undefined> {
  const office = await db
    .selectFrom('offices')
    .select('id')
    .where('id', '=', officeId)
    .where('authority_id', '=', who.authorityId)
    .executeTakeFirst();
  if (!office) return invalid('没有这个科室（村、社区）', { officeId: '请重新选择' });
  if (tendedBy === null) return undefined;
  const person = (await tendersOf(db, who.authorityId, today)).find(({ id }) => id === tendedBy);
  return person ? undefined : invalid('没有这位联系人', { tendedBy: '请重新选择' });
}
