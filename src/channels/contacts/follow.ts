import { parseDate } from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { Change } from '../../publishing/index.ts';
import { boardTerm } from '../boards/term.ts';
import { type Delivery, lockDeliveriesOf } from '../deliveries/store.ts';
import { giveLinks } from '../groups/links.ts';
import { placesFor } from './places.ts';
import { changePosting, insertPostings, type Posting, postingsOf } from './postings.ts';
import { follows, isPlaced, type Placed, type PostingStep } from './rules.ts';
import { settleDelivery } from './settle.ts';

/** Working days within which what was signed off hangs, or is forwarded, and a correction replaces it. */
const WITHIN = 1;

/** By when what was signed off, or corrected, at that instant is at its places. */
export async function postBy(db: Db, at: Date): Promise<string> {
  const calendar = await calendarOf(db);
  return calendar.countForward(parseDate(dayOf(at)), WITHIN).date.toString();
}

/** Days for which it hangs; null in a group, where nothing is ever over. */
export async function termOf(db: Db, channel: Placed, columnId: number | null): Promise<number | null> {
  return channel === 'groups' ? null : boardTerm(db, columnId);
}

/** What is called off before it was at all its places was made public where it was: it counts by its first day. Asked before
 *  the deliveries follow. */
export async function keepWhatWasPosted(tx: Tx, change: Change): Promise<void> {
  if (change.kind !== 'withdrawn' && change.kind !== 'corrected') return;
  for (const { id, state, channel } of await lockDeliveriesOf(tx, change.documentId)) {
    const off = change.kind === 'withdrawn' || !change.channels.includes(channel);
    if (off && isPlaced(channel) && (state === 'planned' || state === 'failed'))
      await settleDelivery(tx, id, change.at, true);
  }
}

/** Places follow their document, in the transaction that changes it, after its deliveries did.
 *  @param before the deliveries as they stood */
export async function followPostings(tx: Tx, change: Change, before: readonly Delivery[]): Promise<void> {
  const { kind, at } = change;
  if (kind !== 'published' && kind !== 'corrected' && kind !== 'withdrawn') return;
  for (const delivery of await lockDeliveriesOf(tx, change.documentId)) {
    if (!isPlaced(delivery.channel)) continue;
    const was = before.find(({ id }) => id === delivery.id);
    const wasOff = was?.state === 'removed' || was?.followUp === 'takeDown';
    const there = await postingsOf(tx, delivery.id);
    if (!there.length && delivery.state === 'planned') await arrange(tx, delivery, at);
    for (const posting of there) {
      const step = follows(kind, { ...delivery, wasOff }, posting);
      if (step) await take(tx, posting, step, at);
    }
    await settleDelivery(tx, delivery.id, at);
  }
}

async function take(tx: Tx, { id }: Posting, step: PostingStep, at: Date): Promise<void> {
  if (step === 'remove') return changePosting(tx, id, { state: 'removed', due_on: null });
  if (step === 'takeDown') return changePosting(tx, id, { follow_up: 'takeDown', due_on: dayOf(at) });
  const due_on = await postBy(tx, at);
  if (step === 'replace') return changePosting(tx, id, { follow_up: 'replace', due_on });
  return changePosting(tx, id, {
    state: 'due',
    follow_up: null,
    due_on,
    posted_on: null,
    posted_by: '',
    ends_on: null,
  });
}

/** A new delivery goes to the places of its kind: those of its office, and those that take everything. Where there is none it
 *  stays with a person. */
async function arrange(tx: Tx, delivery: Delivery, at: Date): Promise<void> {
  const channel = delivery.channel as Placed;
  const places = await placesFor(tx, { ...delivery, channel }, dayOf(at));
  if (!places.length) return;
  const [dueOn, termDays] = [await postBy(tx, delivery.plannedAt), await termOf(tx, channel, delivery.columnId)];
  await insertPostings(
    tx,
    { authorityId: delivery.authorityId, deliveryId: delivery.id, dueOn, termDays },
    places.map(({ id }) => id),
  );
  if (channel === 'groups') await giveLinks(tx, delivery.id);
}
