import { type Act, action, done } from '../../platform/action.ts';
import { dayOf } from '../../platform/dates.ts';
import { conflict, invalid, notFound } from '../../platform/outcome.ts';
import type { Role } from '../../platform/roles.ts';
import { endsOn } from '../boards/term.ts';
import { closedFor } from '../closed-years.ts';
import { mayHandle } from '../deliveries/rules.ts';
import { changeDelivery, lockDelivery } from '../deliveries/store.ts';
import { giveLinks } from '../groups/links.ts';
import { insertEvent, wasDone } from './events.ts';
import { postBy, termOf } from './follow.ts';
import { placesOf } from './places.ts';
import { changePosting, insertPostings, lockPosting, type Posting, postingsOf } from './postings.ts';
import { doers, isPlaced, mayDo, tends } from './rules.ts';
import { settleDelivery } from './settle.ts';
import type { Todo } from './tables.ts';

export interface DoneInput {
  id: number;
  what: Todo;
  /** names this deed: sent twice it is done once */
  key: string;
  /** when it was done, as the telephone says */
  doneAt: Date;
  /** SHA-256 of the photo in the store */
  photo: string | null;
  note: string;
}

/** Sent again under the same key. */
const again = () => conflict('已经登记过了');

/** 已张贴, 已转发, 已替换, 已撤下: with its photo on a board. */
export const doAtPlace = action('channels.doAtPlace', doers, async (act, input: DoneInput) => {
  const { db, who, now } = act;
  const posting = await lockPosting(db, input.id);
  if (posting && (await wasDone(db, posting.id, input.key))) return again();
  const on = dayOf(input.doneAt);
  const verdict = mayDo(posting, who, input.what, on, now);
  if (!verdict.ok) return verdict;
  const { id, channel } = posting!;
  if (channel !== 'groups' && !input.photo) {
    const message = '请拍一张公开栏的照片';
    return invalid(message, { photo: message });
  }
  await insertEvent(db, { ...input, postingId: id, at: now, by: who.name });
  await changePosting(db, id, after(posting!, input.what, on, who.name));
  await settleDelivery(db, posting!.deliveryId, now);
  return done(id, `posting:${id}`, { what: input.what, on, evidence: input.photo ?? undefined });
});

/** A correction hangs as long as what it replaces; what begins only now has its whole term. */
function after({ termDays }: Posting, what: Todo, on: string, by: string) {
  if (what === 'takeDown') return { state: 'down', follow_up: null, due_on: null } as const;
  if (what === 'replace') return { follow_up: null, due_on: null };
  const ends_on = termDays === null ? null : endsOn(on, termDays);
  return { state: 'up', due_on: null, posted_on: on, posted_by: by, ends_on } as const;
}

/** 撤销 what was recorded at a place by mistake: it is to be posted again; so is the delivery that it confirmed. */
export const undoAtPlace = action(
  'channels.undoAtPlace',
  doers,
  async (act, { id, why }: { id: number; why: string }) => {
    const { db, who, now } = act;
    const posting = await lockPosting(db, id);
    if (!posting || posting.authorityId !== who.authorityId || !tends(who, posting)) return notFound();
    if (posting.state !== 'up' || posting.followUp) return invalid('只有已张贴、已转发的才能撤销登记，请刷新页面');
    const delivery = (await lockDelivery(db, posting.deliveryId))!;
    if (delivery.followUp) return invalid('这条信息正在替换或者撤下，先办完再撤销登记');
    if (delivery.state === 'confirmed') {
      const closed = await closedFor(act, delivery.authorityId, [delivery.deliveredOn]);
      if (closed) return closed;
      await changeDelivery(db, delivery.id, { state: 'planned', delivered_on: null });
    }
    const due_on = await postBy(db, now);
    await changePosting(db, id, { state: 'due', due_on, posted_on: null, posted_by: '', ends_on: null });
    const key = `undo-${now.getTime()}`;
    await insertEvent(db, {
      postingId: id,
      what: 'undo',
      key,
      doneAt: now,
      at: now,
      by: who.name,
      photo: null,
      note: why,
    });
    return done(id, `posting:${id}`, { why, was: posting.postedOn });
  },
);

/** Who says where a delivery goes. */
export const choosers: readonly Role[] = ['disclosureHead', 'editor'];

/** 选择张贴（转发）到哪里: those chosen anew are to be posted; those left out are not, unless they were already. */
export const choosePlaces = action(
  'channels.choosePlaces',
  choosers,
  async (act: Act, { id, placeIds }: { id: number; placeIds: readonly number[] }) => {
    const { db, who, now, today } = act;
    const delivery = await lockDelivery(db, id);
    const verdict = mayHandle(delivery, who);
    if (!verdict.ok) return verdict;
    const { channel, state, authorityId } = delivery!;
    if (!isPlaced(channel)) return notFound();
    if (state !== 'planned' && state !== 'confirmed') return invalid('这条信息现在不能选择张贴的地方，请刷新页面');
    if (delivery!.followUp === 'takeDown') return invalid('这条信息已撤下，不能再选择张贴的地方');
    const there = await postingsOf(db, id);
    const usable = (await placesOf(db, authorityId, [channel])).filter(({ until }) => !until || until >= today);
    if (placeIds.some((one) => !usable.some((place) => place.id === one) && !there.some((p) => p.placeId === one)))
      return invalid('有的公开栏或者微信群已停用，请重新选择', { place: '请重新选择' });
    const dueOn = await postBy(db, now);
    for (const posting of there) {
      const chosen = placeIds.includes(posting.placeId);
      if (!chosen && posting.state === 'due') await changePosting(db, posting.id, { state: 'removed', due_on: null });
      if (chosen && posting.state === 'removed') await changePosting(db, posting.id, { state: 'due', due_on: dueOn });
    }
    const fresh = placeIds.filter((one) => !there.some(({ placeId }) => placeId === one));
    const termDays = await termOf(db, channel, delivery!.columnId);
    await insertPostings(db, { authorityId, deliveryId: id, dueOn, termDays }, fresh);
    if (channel === 'groups') await giveLinks(db, id);
    await settleDelivery(db, id, now);
    return done(id, `delivery:${id}`, { places: placeIds.length });
  },
);
