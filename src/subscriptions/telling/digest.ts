import { dropKeys, putMails } from '../../mail/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { JobContext } from '../../platform/room.ts';
import { themesOf } from '../../policies/index.ts';
import { type Change, columnsOf, type NewDocument, publishedAfter, withBelow } from '../../publishing/index.ts';
import { everydayFor, findAmong } from '../../search/index.ts';
import { codeOf, endPage, type Mailing, mailingFor } from '../links.ts';
import { isHour, LOOK_BACK_DAYS, nextDigest } from '../rules.ts';
import {
  aboutSubscriber,
  addressOf,
  count,
  type Held,
  holdSubscriber,
  type Subscriber,
  subscriptionsOf,
} from '../store.ts';
import { named, subjectsOf } from '../subjects.ts';
import { digest } from './letters.ts';

type Books = Pick<JobContext, 'db' | 'sealer' | 'house' | 'now'>;

const keyOf = (subscriberId: number, number: number) => `${aboutSubscriber(subscriberId)}:digest:${number}`;

/** Puts together what is new for everybody whose day has come, each in a transaction of its own: one mail, however long
 *  this machine was off. Where no mail goes out nothing is put together, and nothing is lost. */
export async function sendDigests(books: Books): Promise<void> {
  const { db, sealer, now } = books;
  if (sealer.problem || !isHour(now)) return;
  const mailings = new Map<number, Mailing | undefined>();
  const failures: unknown[] = [];
  for (const { id, authority_id } of await dueOn(db, dayOf(now))) {
    if (!mailings.has(authority_id)) mailings.set(authority_id, await mailingFor(db, authority_id));
    const mailing = mailings.get(authority_id);
    if (!mailing) continue;
    // the others go on
    await db
      .transaction()
      .execute((tx) => tellOne({ ...books, db: tx }, mailing, id))
      .catch((error) => failures.push(error));
  }
  if (failures.length) throw failures[0];
}

function dueOn(db: Db, today: string) {
  return db
    .selectFrom('subscribers')
    .select(['id', 'authority_id'])
    .where('next_on', '<=', today)
    .orderBy('id')
    .execute();
}

async function tellOne(books: Books & { db: Tx }, mailing: Mailing, id: number): Promise<void> {
  const { db, sealer, house, now } = books;
  const subscriber = await holdSubscriber(db, id);
  const today = dayOf(now);
  if (!subscriber || subscriber.nextOn > today) return; // ended meanwhile, or told by another process
  const { authorityId, rhythm } = subscriber;
  const [held, subjects] = [await subscriptionsOf(db, sealer, id), await subjectsOf(books, authorityId)];
  if (!held.length) return; // what was left has ended: they are forgotten soon
  const closed = held.filter(({ kind }) => kind !== 'matter').filter((one) => named(house, subjects, one).closed);
  const number = subscriber.digests + 1;
  const fresh = await markTold(books, subscriber, await newFor(books, subscriber, held), number);
  const told = fresh.length > 0 || closed.length > 0;
  await db
    .updateTable('subscribers')
    .set({ next_on: nextDigest(today, rhythm), ...(told && { digests: number }) })
    .where('id', '=', id)
    .execute();
  if (!told) return;
  const gone = closed.map((one) => named(house, subjects, one));
  await putMails(books, [
    {
      ...{ authorityId, room: 'subscriptions', kind: 'digest', about: aboutSubscriber(id), key: keyOf(id, number) },
      ...{ to: { address: addressOf(sealer, subscriber), shown: '订阅人' }, code: codeOf(sealer, id) },
      ...{ ...digest(mailing, fresh, gone), endAt: endPage(mailing) },
      tellsOf: fresh.map(({ documentId }) => `document:${documentId}`),
    },
  ]);
  await count(db, authorityId, now, 'digest');
  for (const one of closed) await db.deleteFrom('subscriptions').where('id', '=', one.id).execute();
}

const lookBack = (now: Date) => new Date(now.getTime() - LOOK_BACK_DAYS * 86_400_000);

/** Marks what they are told of. Whoever withdraws one meanwhile is waited for, or waits: what is gone then is left out.
 *  @returns what the site still shows */
async function markTold(
  { db, now }: Books & { db: Tx },
  { id, authorityId }: Subscriber,
  fresh: readonly NewDocument[],
  number: number,
): Promise<NewDocument[]> {
  if (!fresh.length) return [];
  await db
    .insertInto('subscription_told')
    .values(fresh.map(({ documentId }) => ({ subscriber_id: id, document_id: documentId, digest: number })))
    .execute();
  const shown = new Set((await publishedAfter(db, authorityId, lookBack(now))).map(({ documentId }) => documentId));
  return fresh.filter(({ documentId }) => shown.has(documentId));
}

/** What the site shows and they were not told of, each once, the newest first. */
async function newFor(
  books: Books & { db: Tx },
  subscriber: Subscriber,
  held: readonly Held[],
): Promise<NewDocument[]> {
  const { db, now } = books;
  const shown = await publishedAfter(db, subscriber.authorityId, lookBack(now));
  const told = await db
    .selectFrom('subscription_told')
    .select('document_id')
    .where('subscriber_id', '=', subscriber.id)
    .where('document_id', 'in', [0, ...shown.map(({ documentId }) => documentId)])
    .execute();
  const known = new Set(told.map(({ document_id }) => document_id));
  const untold = shown.filter(({ documentId }) => !known.has(documentId));
  const wanted = new Set<number>();
  for (const one of held) {
    const since = untold.filter(({ publishedAt }) => publishedAt >= one.since);
    for (const id of await meeting(db, subscriber.authorityId, one, since)) wanted.add(id);
  }
  return untold.filter(({ documentId }) => wanted.has(documentId));
}

/** Those of the documents that a subscription is of. */
async function meeting(db: Db, authorityId: number, { kind, ref }: Held, of: NewDocument[]): Promise<Iterable<number>> {
  const ids = of.map(({ documentId }) => documentId);
  const where = (holds: (one: NewDocument) => boolean) => of.filter(holds).map(({ documentId }) => documentId);
  if (!ids.length || kind === 'matter' || kind === 'publicMatter' || kind === 'publicMatters') return [];
  if (kind === 'all') return ids;
  if (kind === 'office') return where(({ officeId }) => String(officeId) === ref);
  if (kind === 'column') {
    const columns = withBelow(await columnsOf(db, authorityId), Number(ref));
    return where(({ columnId }) => columns.includes(columnId));
  }
  if (kind === 'theme') {
    const themes = await themesOf(db, ids);
    return where(({ documentId }) => themes.get(documentId) === ref);
  }
  return findAmong(db, { authorityId, text: ref, ids }, await everydayFor(db, authorityId));
}

/** A document was withdrawn: digests that wait with it do not go out; what else stood in them comes with the next turn. */
export async function leaveOut(tx: Tx, { kind, documentId, at }: Change): Promise<void> {
  if (kind !== 'withdrawn') return;
  const told = await tx
    .selectFrom('subscription_told')
    .select(['subscriber_id as id', 'digest'])
    .where('document_id', '=', documentId)
    .execute();
  const keys = told.map(({ id, digest: number }) => keyOf(id, number));
  const dropped = new Set(await dropKeys(tx, keys));
  for (const { id, digest: number } of told.filter((one) => dropped.has(keyOf(one.id, one.digest))))
    await untell(tx, id, number, at);
}

/** A digest did not go: what stood in it comes with the next turn, as far as the site shows it then. */
export async function untell(tx: Tx, subscriberId: number, number: number, at: Date): Promise<void> {
  await tx
    .deleteFrom('subscription_told')
    .where('subscriber_id', '=', subscriberId)
    .where('digest', '=', number)
    .execute();
  await tx
    .updateTable('subscribers')
    .set({ next_on: dayOf(at) })
    .where('id', '=', subscriberId)
    .execute();
}
