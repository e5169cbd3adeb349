import type { Act } from '../../platform/action.ts';
import { changePosting, postingsAt } from './postings.ts';
import { settleDelivery } from './settle.ts';

/** A place that is no more has nothing to be done, and nothing hangs there; its deliveries follow. */
export async function closePostings({ db, now }: Pick<Act, 'db' | 'now'>, placeId: number): Promise<void> {
  for (const { id, state, deliveryId } of await postingsAt(db, placeId, 10_000)) {
    if (state !== 'due' && state !== 'up') continue;
    await changePosting(db, id, { state: state === 'due' ? 'removed' : 'down', follow_up: null, due_on: null });
    await settleDelivery(db, deliveryId, now);
  }
}
