import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { Change } from '../../publishing/index.ts';
import { connectorsOf } from '../connectors/list.ts';
import { accountOf, connectorsInUse } from '../connectors/settings.ts';
import { changeDelivery, lockDelivery } from '../deliveries/store.ts';
import { changeTransmission, insertTransmission, lastPut, lockTransmission, type Transmission } from './store.ts';

const BY_PLATFORM = '平台自动发布';

/** What is under way with an earlier text of a document, or one that is withdrawn, is called back as long as it can be; the
 *  others that would have gone out with it wait again. */
export async function callBack(tx: Tx, change: Change): Promise<void> {
  const { rows } = await sql<{ id: number }>`select t.id from transmissions t
    where t.state in ('due', 'person') and not t.committed and exists (
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

/** Where everything of a transmission stands now: the deliveries follow. */
export async function settled(
  tx: Tx,
  { id, what, articles }: Transmission,
  urls: readonly string[],
  now: Date,
): Promise<void> {
  const today = dayOf(now);
  for (const [n, { deliveryId }] of articles.entries()) {
    const delivery = (await lockDelivery(tx, deliveryId))!;
    const url = urls[n] ?? '';
    if (url)
      await tx
        .updateTable('transmission_articles')
        .set({ url })
        .where('transmission_id', '=', id)
        .where('delivery_id', '=', deliveryId)
        .execute();
    if (what === 'send')
      await changeDelivery(tx, deliveryId, {
        ...{ state: 'confirmed', delivered_on: today, url, failure: '', recorded_by: BY_PLATFORM },
      });
    else {
      const did = what === 'replace' ? '平台已替换' : '平台已撤下';
      const note = [delivery.note, `${today} ${did}`].filter(Boolean).join('；');
      const address = what === 'replace' && url ? { url } : {};
      await changeDelivery(tx, deliveryId, { note, follow_up: null, follow_up_since: null, ...address });
    }
    if (delivery.documentId !== null) await arrangeTakingDown(tx, delivery.documentId, now);
  }
}

/** What could not be done: the deliveries say why, and wait for a person. */
export async function fell(tx: Tx, { what, articles }: Transmission, failure: string): Promise<void> {
  for (const { deliveryId } of articles) {
    const delivery = await lockDelivery(tx, deliveryId);
    if (!delivery) continue;
    if (what !== 'send') await changeDelivery(tx, deliveryId, { failure });
    else if (delivery.state === 'sending' || delivery.state === 'sent')
      await changeDelivery(tx, deliveryId, { state: 'failed', failure, follow_up: null, follow_up_since: null });
  }
}
