import { sql } from 'kysely';
import { forgetMails } from '../mail/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { type Counted, plainAddress, type Rhythm } from './rules.ts';
import type { Wish } from './subjects.ts';

/** What mails tell of. */
export const aboutSubscriber = (id: number): string => `subscriber:${id}`;
export const aboutRequest = (id: number): string => `subscription-request:${id}`;

export const addressKey = (sealer: Sealer, authorityId: number, address: string): Buffer =>
  sealer.lookup(plainAddress(address), `subscriber:${authorityId}`);
/** Bound to the fingerprint, which never changes: the row's number is not known before it is written. */
const addressPurpose = (key: Buffer) => `subscriber-address:${key.toString('hex')}`;
const wordPurpose = (subscriberId: number) => `subscription-word:${subscriberId}`;

/** One more of these happened. */
export async function count(db: Db, authorityId: number, now: Date, what: Counted): Promise<void> {
  await db
    .insertInto('subscription_days')
    .values({ authority_id: authorityId, day: dayOf(now), what, times: 1 })
    .onConflict((oc) =>
      oc
        .columns(['authority_id', 'day', 'what'])
        .doUpdateSet((eb) => ({ times: eb('subscription_days.times', '+', 1) })),
    )
    .execute();
}

const columns = ['id', 'authority_id as authorityId', 'sealed_address', 'address_key', 'rhythm'] as const;
const dates = ['renewed_on as renewedOn', 'asked_on as askedOn', 'next_on as nextOn', 'digests'] as const;

function subscribers(db: Db) {
  return db.selectFrom('subscribers').select(columns).select(dates);
}
export type Subscriber = Awaited<ReturnType<ReturnType<typeof subscribers>['executeTakeFirstOrThrow']>>;

/** A subscriber of this authority, as they stand now. */
export function subscriberById(db: Db, authorityId: number, id: number): Promise<Subscriber | undefined> {
  return subscribers(db).where('id', '=', id).where('authority_id', '=', authorityId).executeTakeFirst();
}

/** The subscriber, held until the transaction ends: whoever ends it waits, or has ended it. */
export function holdSubscriber(tx: Tx, id: number): Promise<Subscriber | undefined> {
  return subscribers(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

export const addressOf = (sealer: Sealer, { address_key, sealed_address }: Subscriber): string =>
  sealer.open<string>(sealed_address, addressPurpose(address_key));

/** Who has this address, or will from now on: held. A rhythm that is said anew holds from now on. */
export async function subscriberFor(
  { db, sealer, now }: { db: Tx; sealer: Sealer; now: Date },
  { authorityId, address, rhythm, nextOn }: { authorityId: number; address: string; rhythm: Rhythm; nextOn: string },
): Promise<{ id: number; fresh: boolean }> {
  const key = addressKey(sealer, authorityId, address);
  const today = dayOf(now);
  const row = await db
    .insertInto('subscribers')
    .values({
      ...{ authority_id: authorityId, address_key: key, sealed_address: sealer.seal(address, addressPurpose(key)) },
      ...{ rhythm, begun_on: today, renewed_on: today, next_on: nextOn },
    })
    .onConflict((oc) =>
      oc.columns(['authority_id', 'address_key']).doUpdateSet((eb) => ({
        ...{ rhythm, renewed_on: today, asked_on: null },
        next_on: eb.fn('least', ['subscribers.next_on', 'excluded.next_on']),
      })),
    )
    .returning(['id', sql<boolean>`xmax = 0`.as('fresh')])
    .executeTakeFirstOrThrow();
  return row;
}

/** A subscription as the subscriber knows it. */
export interface Held extends Wish {
  id: number;
  since: Date;
  state: string;
  news: number;
}

export async function subscriptionsOf(db: Db, sealer: Sealer, subscriberId: number): Promise<Held[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .select(['id', 'kind', 'ref', 'sealed_word', 'since', 'state', 'news'])
    .where('subscriber_id', '=', subscriberId)
    .orderBy('id')
    .execute();
  return rows.map(({ sealed_word, ref, ...row }) => ({
    ...row,
    ref: sealed_word ? sealer.open<string>(sealed_word, wordPurpose(subscriberId)) : ref,
  }));
}

/** From now on this too; what is there already stays as it is. */
export async function addSubscription(
  { db, sealer, now }: { db: Tx; sealer: Sealer; now: Date },
  subscriberId: number,
  { kind, ref, word, state }: { kind: Wish['kind']; ref: string; word: string | undefined; state: string },
): Promise<void> {
  await db
    .insertInto('subscriptions')
    .values({
      ...{ subscriber_id: subscriberId, kind, ref, since: now, state },
      sealed_word: word === undefined ? null : sealer.seal(word, wordPurpose(subscriberId)),
    })
    .onConflict((oc) => oc.columns(['subscriber_id', 'kind', 'ref']).doNothing())
    .execute();
}

/** Not this any more. @returns how many are left; undefined: it was none of theirs */
export async function removeSubscription(tx: Tx, subscriberId: number, id: number): Promise<number | undefined> {
  const gone = await tx
    .deleteFrom('subscriptions')
    .where('id', '=', id)
    .where('subscriber_id', '=', subscriberId)
    .returning('id')
    .executeTakeFirst();
  if (!gone) return undefined;
  const { left } = await tx
    .selectFrom('subscriptions')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('subscriber_id', '=', subscriberId)
    .executeTakeFirstOrThrow();
  return left;
}

/** Nothing of them stays: neither address, fingerprint nor what they wanted; no mail that waits goes out. */
export async function eraseSubscriber(
  { db, now }: { db: Tx; now: Date },
  { id, authorityId }: Pick<Subscriber, 'id' | 'authorityId'>,
  why: Extract<Counted, 'ended' | 'lapsed' | 'refused'>,
): Promise<void> {
  await db.deleteFrom('subscribers').where('id', '=', id).execute();
  await forgetMails(db, aboutSubscriber(id));
  await count(db, authorityId, now, why);
}
