import { sql } from 'kysely';
import { prepared, type Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { Change } from '../../publishing/index.ts';
import { connectors, connectorsOf } from '../connectors/list.ts';
import { accountOf, connectorsInUse } from '../connectors/settings.ts';
import { changeDelivery, type Delivery, lockDelivery } from '../deliveries/store.ts';
import { shownOf } from './outgoing.ts';
import {
  type Article,
  changeTransmission,
  insertTransmission,
  lastPut,
  lockTransmission,
  type Transmission,
} from './store.ts';

const BY_PLATFORM = '平台自动发布';

/** What is under way with an earlier text of a document, or one that is withdrawn, is called back as long as it can be, and of
 * what goes out by itself also what has an earlier validity; the
 *  others that would have gone out with it wait again. */
export async function callBack(tx: Tx, change: Change): Promise<void> {
  // what waits for nobody begins anew at once, with the validity that holds now
  const of = connectors.flatMap(({ id, byItself }) => (byItself ? id : []));
  const { rows } = await sql<{ id: number }>`select t.id from transmissions t
    where t.state in ('due', 'person') and not t.committed and (${change.kind !== 'validityChanged'} or t.connector = any(${of}::text[])) and exists (
      select from transmission_articles a join deliveries d on d.id = a.delivery_id
      where a.transmission_id = t.id and d.document_id = ${change.documentId})`.execute(tx);
  for (const { id } of rows) await beginCancelling(tx, (await lockTransmission(tx, id))!, change.at);
}

/** What was prepared is cleared away; what would have gone out waits again. */
export async function beginCancelling(
  tx: Tx,
  { id, what, articles, committed }: Transmission,
  now: Date,
): Promise<void> {
  if (committed) return;
  await changeTransmission(tx, id, { state: 'cancelling', next_at: now, attempts: 0, said: '' });
  if (what !== 'send') return;
  for (const { deliveryId } of articles) {
    const delivery = await lockDelivery(tx, deliveryId);
    if (delivery?.state === 'sending') await changeDelivery(tx, deliveryId, { state: 'planned' });
  }
}

/** The machine takes down where it can what is to be taken down. Left to a person: what the machine did not put there. */
export async function arrangeTakingDown(tx: Tx, documentId: number, now: Date): Promise<void> {
  const flagged = await tx
    .selectFrom('deliveries')
    .select(['id', 'authority_id as authorityId', 'channel'])
    .where('document_id', '=', documentId)
    .where('follow_up', '=', 'takeDown')
    .where('state', '=', 'confirmed')
    .execute();
  for (const { id, authorityId, channel } of flagged) {
    const inUse = await connectorsInUse(tx, authorityId);
    const put = await lastPut(tx, id);
    const serves = connectorsOf(channel).some(({ id: connector }) => connector === put?.connector);
    if (!put || !serves || !inUse.includes(put.connector) || (await underWay(tx, id))) continue;
    if (put.account !== (await accountOf(tx, authorityId, put.connector))) continue;
    const { revisionId } = put.articles.find(({ deliveryId }) => deliveryId === id)!;
    const { connector } = put;
    await insertTransmission(tx, { authorityId, connector, what: 'takeDown', by: BY_PLATFORM, now }, [
      { deliveryId: id, revisionId },
    ]);
  }
}

async function underWay(tx: Tx, deliveryId: number): Promise<boolean> {
  const { rows } = await sql`select from transmissions t join transmission_articles a on a.transmission_id = t.id
    where a.delivery_id = ${deliveryId} and t.state in ('due', 'person', 'cancelling') limit 1`.execute(tx);
  return rows.length > 0;
}

/** Where everything of a transmission stands now: the deliveries follow.
 *  @param deliveries of its articles, held as they were before @param urls of its articles, in their order
 *  @param on day since when they stand there; today unless told */
export async function settled(
  tx: Tx,
  { id, what, articles, createdAt }: Transmission,
  deliveries: readonly Delivery[],
  { urls, on }: { urls: readonly string[]; on?: string },
  now: Date,
): Promise<void> {
  const today = dayOf(now);
  const of = new Map(deliveries.map((one) => [one.id, one]));
  for (const [n, article] of articles.entries()) {
    const url = urls[n] ?? '';
    const delivery = of.get(article.deliveryId)!;
    if (url)
      await prepared(
        tx,
        sql`update transmission_articles set url = ${url} where transmission_id = ${id} and delivery_id = ${delivery.id}`,
      );
    if (what === 'send')
      await changeDelivery(tx, delivery.id, {
        ...{ state: 'confirmed', delivered_on: on ?? today, url, failure: '', recorded_by: BY_PLATFORM },
      });
    else await changed(tx, what, { delivery, article, url, begunAt: createdAt }, today);
    const { followUp, documentId } = delivery;
    if (followUp === 'takeDown' && documentId !== null) await arrangeTakingDown(tx, documentId, now);
  }
}

/** It was replaced or taken down where it stands. What came meanwhile, a withdrawal or a later text, is still to be done. */
async function changed(
  tx: Tx,
  what: 'replace' | 'takeDown',
  { delivery, article, url, begunAt }: { delivery: Delivery; article: Article; url: string; begunAt: Date },
  today: string,
): Promise<void> {
  const note = [delivery.note, `${today} ${what === 'replace' ? '平台已替换' : '平台已撤下'}`]
    .filter(Boolean)
    .join('；');
  const address = what === 'replace' && url ? { url } : {};
  const shown = what === 'replace' ? await shownOf(tx, [article.documentId]) : undefined;
  const later = shown?.has(article.documentId) && shown.get(article.documentId) !== article.revisionId;
  const since = what === 'replace' ? delivery.followUpSince : null;
  const isAll = delivery.followUp === what && !later && !(since && since > begunAt);
  await changeDelivery(tx, delivery.id, {
    ...{ note, ...address, failure: '' },
    ...(isAll ? { follow_up: null, follow_up_since: null, taken_down_on: what === 'takeDown' ? today : null } : {}),
  });
}

/** What could not be done: the deliveries say why, and wait for a person. */
export async function fell(
  tx: Tx,
  { what }: Transmission,
  deliveries: readonly Delivery[],
  failure: string,
): Promise<void> {
  for (const { id, state } of deliveries) {
    if (what !== 'send') await changeDelivery(tx, id, { failure });
    else if (state === 'sending' || state === 'sent')
      await changeDelivery(tx, id, { state: 'failed', failure, follow_up: null, follow_up_since: null });
  }
}
