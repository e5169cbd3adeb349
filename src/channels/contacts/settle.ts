import type { Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { keepEvidence, MOST_PROOFS } from '../deliveries/proofs.ts';
import { changeDelivery, lockDelivery } from '../deliveries/store.ts';
import { eventsOf } from './events.ts';
import { type Posting, postingsOf } from './postings.ts';

const wanted = ({ state }: Posting) => state !== 'removed';
const isPosted = ({ state }: Posting) => state === 'up' || state === 'down';
const isOpen = ({ state, followUp }: Posting) => state === 'due' || followUp !== null;

/** '4/6': at how many places of how many it was posted; undefined: it has none. */
export function progressOf(postings: readonly Posting[]): string | undefined {
  const all = postings.filter(wanted);
  return all.length ? `${all.filter(isPosted).length}/${all.length}` : undefined;
}

/** The delivery follows its places: out, with their photos, when it is at all of them, and by its first day; done with what
 *  was to be replaced or taken down when it is so everywhere.
 *  @param partly it is called off: where it was posted it was made public all the same, and counts */
export async function settleDelivery(tx: Tx, deliveryId: number, now: Date, partly = false): Promise<void> {
  const delivery = (await lockDelivery(tx, deliveryId))!;
  const postings = (await postingsOf(tx, deliveryId)).filter(wanted);
  const posted = postings.filter(isPosted);
  if (!posted.length) return;
  if (delivery.state === 'planned' || delivery.state === 'failed') {
    if (posted.length < postings.length && !partly) return;
    const what = delivery.channel === 'groups' ? '转发' : '张贴';
    const unit = delivery.channel === 'groups' ? '个群' : '处';
    const of = posted.length < postings.length ? `${postings.length} ${unit}中的 ` : '';
    await changeDelivery(tx, deliveryId, {
      state: 'confirmed',
      delivered_on: posted.map(({ postedOn }) => postedOn!).sort()[0]!,
      note: [delivery.note, `${what} ${of}${posted.length} ${unit}`].filter(Boolean).join('；'),
      failure: '',
      recorded_by: [...new Set(posted.map(({ postedBy }) => postedBy))].join('、').slice(0, 200),
    });
    await keepEvidence(tx, deliveryId, await photosOf(tx, deliveryId));
    return;
  }
  if (delivery.followUp && !postings.some(isOpen)) {
    const what = delivery.followUp === 'replace' ? '各处均已替换' : '各处均已撤下';
    await changeDelivery(tx, deliveryId, {
      follow_up: null,
      follow_up_since: null,
      taken_down_on: delivery.followUp === 'takeDown' ? dayOf(now) : null,
      note: [delivery.note, `${dayOf(now)} ${what}`].filter(Boolean).join('；'),
    });
  }
}

/** The photo of each place, as many as a delivery keeps; the others stand with the places. */
async function photosOf(tx: Tx, deliveryId: number) {
  const photos = (await eventsOf(tx, deliveryId)).filter(({ what, photo }) => what === 'post' && photo);
  const each = new Map(photos.map(({ photo, place, doneAt }) => [photo!, `${place} ${dayOf(doneAt)}.jpg`]));
  return [...each].slice(0, MOST_PROOFS).map(([hash, name]) => ({ hash, name }));
}
