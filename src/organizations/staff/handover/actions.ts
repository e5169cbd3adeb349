import { action, done } from '../../../platform/action.ts';
import { invalid, notFound } from '../../../platform/outcome.ts';
import { lockPeople } from '../store.ts';
import { allHeld, heldBy, inWords, nobodys, standing } from './held.ts';
import { personOf, tellHeir, whoWorks } from './store.ts';

interface HandOver {
  /** whose; null: what stands still and is nobody's */
  from: number | null;
  /** who takes what is of each kind; a kind left out stays */
  to: Record<string, number>;
}

/** 移交: what waits for somebody goes to others who may do it. @returns how many things went, and how many stay since who
 *  was chosen may not do them */
export const handOver = action<HandOver, { given: number; left: number }>(
  'organizations.handOver',
  ['securityAdmin', 'disclosureHead'],
  async (act, { from, to }) => {
    const { db, house, who, today } = act;
    await lockPeople(db, who.authorityId);
    const person = from === null ? undefined : await personOf(db, who.authorityId, from);
    if (from !== null && !person) return notFound();
    const people = await whoWorks(db, who.authorityId, today);
    const all = await allHeld({ db, house, authorityId: who.authorityId, today });
    const held = person ? heldBy(all, person, people) : nobodys(standing(all, people));
    const record: string[] = [];
    let given = 0;
    let left = 0;
    for (const { work, items } of held) {
      const heirId = to[work.name];
      if (heirId === undefined) continue;
      const heir = people.find(({ id }) => id === heirId && id !== from);
      const theirs = heir ? items.filter((item) => item.mayHold(heir)) : [];
      if (!heir || !work.give || theirs.length === 0)
        return invalid('有内容需要修改，请看标出的地方', { [work.name]: '请选择可以办理这类事项的人' });
      await work.give(
        act,
        theirs.map(({ id }) => id),
        heir,
      );
      await tellHeir(act, { from, to: heirId, label: work.label, items: theirs });
      record.push(`${inWords([{ work, items: theirs }])}交给${heir.name}`);
      given += theirs.length;
      left += items.length - theirs.length;
    }
    if (record.length === 0) return invalid('请为要移交的事项选择接手的人');
    return done({ given, left }, from === null ? `authority:${who.authorityId}` : `staff:${from}`, {
      handed: record.join('；'),
    });
  },
);

/** 知道了: the new holder has seen what came to them. */
export const seeHandedOver = action<{ upTo: number }, void>(
  'organizations.seeHandedOver',
  ['anyone'],
  async ({ db, who, now }, { upTo }) => {
    if (who.id === null) return notFound();
    await db
      .updateTable('handovers')
      .set({ seen_at: now })
      .where('to_id', '=', who.id)
      .where('id', '<=', upTo)
      .where('seen_at', 'is', null)
      .execute();
    return done(undefined, `staff:${who.id}`);
  },
);
