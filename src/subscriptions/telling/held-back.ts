import type { HeldBack } from '../../mail/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { untell } from './digest.ts';

/** A mail did not go because something that it tells of was taken off the site: the rest of it is told anew. */
export async function tellRest(tx: Tx, { room, about, key, tellsOf, gone, at }: HeldBack): Promise<void> {
  const id = Number(/^subscriber:(\d+)$/.exec(about)?.[1]);
  if (room !== 'subscriptions' || !id) return;
  const number = /:digest:(\d+)$/.exec(key)?.[1];
  if (number) return untell(tx, id, Number(number), at);
  for (const ref of tellsOf) if (!gone.includes(ref)) await forgetNews(tx, id, ref, at);
}

/** They know nothing yet of how this matter stands: by the subscription of its own, or of all of its sort, or by one that
 *  ended with that mail. */
async function forgetNews(tx: Tx, subscriberId: number, ref: string, at: Date): Promise<void> {
  const of = { subscriber_id: subscriberId, kind: 'publicMatter' as const, ref };
  const [own] = await tx
    .updateTable('subscriptions')
    .set({ state: '' })
    .where('subscriber_id', '=', subscriberId)
    .where('kind', '=', of.kind)
    .where('ref', '=', ref)
    .returning('id')
    .execute();
  if (own) return;
  const all = await tx
    .selectFrom('subscriptions')
    .select(['id', 'state'])
    .where('subscriber_id', '=', subscriberId)
    .where('kind', '=', 'publicMatters')
    .where('ref', '=', ref.split(':')[0]!)
    .executeTakeFirst();
  const known = all?.state.split(' ') ?? [];
  if (all && known.includes(ref)) {
    const state = known.filter((one) => one !== ref).join(' ');
    await tx.updateTable('subscriptions').set({ state }).where('id', '=', all.id).execute();
    return;
  }
  await tx
    .insertInto('subscriptions')
    .columns(['subscriber_id', 'kind', 'ref', 'since', 'state'])
    .expression((eb) =>
      eb
        .selectFrom('subscribers')
        .where('id', '=', subscriberId)
        .select(({ val }) => [
          'id',
          val(of.kind).as('kind'),
          val(ref).as('ref'),
          val(at).as('since'),
          val('').as('state'),
        ]),
    )
    .onConflict((oc) => oc.columns(['subscriber_id', 'kind', 'ref']).doNothing())
    .execute();
}
