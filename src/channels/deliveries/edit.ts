import { channelNames } from '../../law/index.ts';
import { action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { forbidden, invalid } from '../../platform/outcome.ts';
import { closedFor } from '../closed-years.ts';
import { itemName, type Lists, listsOf } from '../lists.ts';
import type { Edited } from '../tables.ts';
import { placeOf, type RecordInput, take } from './actions.ts';
import { alike, folded, keepApartFrom } from './alike.ts';
import { keepEvidence, MOST_PROOFS, named } from './proofs.ts';
import { actsFor, handlers, mayEdit, mayRecord, mayStandBeside } from './rules.ts';
import { changeDelivery, type Delivery } from './store.ts';

/** 修改登记 of what was recorded by hand or imported: under the rules of its entering, with its trace. Counted as it
 *  stands afterwards. */
export const editDelivery = action(
  'channels.edit',
  handlers,
  async (
    act,
    {
      id,
      why,
      evidence,
      removed,
      apartFrom,
      ...to
    }: RecordInput & { id: number; why: string; removed: readonly number[] },
  ) => {
    const { db, who, now, today } = act;
    const taken = await take(act, id);
    if (!taken.ok) return taken;
    const { delivery } = taken;
    const editable = mayEdit(delivery);
    if (!editable.ok) return editable;
    if (!actsFor(who, { authorityId: who.authorityId, officeId: to.officeId }))
      return forbidden('只能改到本科室（村、社区）');
    const place = await placeOf(db, who.authorityId, to);
    if (!place.ok) return place;
    // what an import brought needed no proof
    const proofs = [...delivery.evidence.filter((_, at) => !removed.includes(at)), ...evidence];
    if (proofs.length > MOST_PROOFS) {
      const message = `一条记录最多 ${MOST_PROOFS} 张，请去掉几张`;
      return invalid(message, { evidence: message });
    }
    const hasFile = proofs.length > 0 || delivery.importId !== null;
    const verdict = mayRecord({ ...to, hasFile }, to.formedOn, today);
    if (!verdict.ok) return verdict;
    const same = await alike(db, who.authorityId, to, id);
    const moved = to.channel !== delivery.channel || to.deliveredOn !== delivery.deliveredOn;
    const renamed = folded(to.title) !== folded(delivery.title);
    const beside = moved || renamed ? same : [];
    const seen = mayStandBeside(beside, apartFrom);
    if (!seen.ok) return seen;
    const closed = await closedFor(act, who.authorityId, [delivery.deliveredOn, to.deliveredOn]);
    if (closed) return closed;
    const changes = changesIn(delivery, to, await listsOf(db, who.authorityId));
    if (named(proofs) !== named(delivery.evidence))
      changes.push({ field: '凭证', from: named(delivery.evidence), to: named(proofs) });
    if (!changes.length) return invalid('没有改动任何内容');
    await changeDelivery(db, id, {
      title: to.title,
      channel: to.channel,
      office_id: to.officeId,
      column_id: to.columnId,
      article_item: to.articleItem,
      formed_on: to.formedOn,
      delivered_on: to.deliveredOn,
      url: to.url,
      note: to.note,
    });
    await keepEvidence(db, id, proofs);
    await keepApartFrom(db, id, beside, { name: who.name, now });
    await db
      .insertInto('delivery_edits')
      .values({ delivery_id: id, changes: JSON.stringify(changes), why, edited_by: who.name, edited_at: now })
      .execute();
    return done(id, `delivery:${id}`, {
      why,
      after: changes.map(({ field, from, to }) => `${field}：${from || '（空）'} → ${to || '（空）'}`),
    });
  },
);

type Told = Pick<
  RecordInput,
  'title' | 'channel' | 'officeId' | 'columnId' | 'articleItem' | 'formedOn' | 'url' | 'note'
> & { deliveredOn: string | null };

function changesIn(was: Delivery, to: Told, lists: Lists): Edited[] {
  const words = (one: Told): [field: string, said: string][] => [
    ['信息标题', one.title],
    ['公开日期', one.deliveredOn ?? ''],
    ['公开渠道', channelNames[one.channel]],
    ['科室', lists.officeName(one.officeId) || String(one.officeId)],
    ['栏目', lists.columnName(one.columnId)],
    ['条例事项', itemName(one.articleItem)],
    ['成文日期', one.formedOn ?? ''],
    ['链接', one.url],
    ['说明', one.note],
  ];
  const after = words(to);
  return words(was).flatMap(([field, from], at) => {
    const [, said] = after[at]!;
    return said === from ? [] : [{ field, from, to: said }];
  });
}

/** What was put right in a record, newest first. */
export function editsOf(db: Db, deliveryId: number) {
  return db
    .selectFrom('delivery_edits')
    .select(['id', 'changes', 'why', 'edited_by as by', 'edited_at as at'])
    .where('delivery_id', '=', deliveryId)
    .orderBy('id', 'desc')
    .execute();
}
export type Edit = Awaited<ReturnType<typeof editsOf>>[number];
