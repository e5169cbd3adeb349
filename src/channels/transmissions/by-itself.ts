import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { connectors } from '../connectors/list.ts';
import { accountOf } from '../connectors/settings.ts';
import { changeDelivery, lockDelivery } from '../deliveries/store.ts';
import { insertTransmission, lastPut } from './store.ts';

const BY_PLATFORM = '平台自动发布';
/** Deliveries that are begun in one turn. */
const MOST = 200;

/** What goes out by itself and waits for nobody is begun: what may go by now, and what is to be replaced by a text that was
 *  not tried yet. What the rows say is all that counts: nothing that ends a process leaves anything behind. */
export async function beginByItself(db: Db, now: Date): Promise<void> {
  for (const { id: connector, channel } of connectors.filter(({ byItself }) => byItself)) {
    const { rows } = await sql<{ id: number; authorityId: number; revisionId: number }>`
      select d.id, d.authority_id as "authorityId", p.revision_id as "revisionId" from channel_connectors c
        join deliveries d on d.authority_id = c.authority_id and d.channel = ${sql.lit(channel)}
        join publications p on p.document_id = d.document_id and p.withdrawn_at is null
      where c.connector = ${connector} and c.enabled
        and ((d.state = 'planned' and d.planned_at <= ${now}) or (d.state = 'confirmed' and d.follow_up = 'replace'))
        and not exists (select from transmission_articles a join transmissions t on t.id = a.transmission_id
          where a.delivery_id = d.id and (t.state in ('due', 'person', 'cancelling')
            or (t.what = 'replace' and a.revision_id = p.revision_id)))
      order by d.id limit ${MOST}`.execute(db);
    for (const one of rows) await begin(db, connector, one, now);
  }
}

function begin(
  db: Db,
  connector: string,
  { id, authorityId, revisionId }: { id: number; authorityId: number; revisionId: number },
  now: Date,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const delivery = await lockDelivery(tx, id);
    const replaces = delivery?.followUp === 'replace';
    if (delivery?.state !== 'planned' && !(replaces && delivery?.state === 'confirmed')) return;
    // another process was faster
    const { rows } = await sql`select from transmissions t join transmission_articles a on a.transmission_id = t.id
      where a.delivery_id = ${id} and (t.state in ('due', 'person', 'cancelling')
        or (t.what = 'replace' and a.revision_id = ${revisionId})) limit 1`.execute(tx);
    if (rows.length) return;
    if (replaces) {
      const put = await lastPut(tx, id);
      if (put?.connector !== connector || put.account !== (await accountOf(tx, authorityId, connector))) return;
    } else await changeDelivery(tx, id, { state: 'sending', failure: '' });
    const what = replaces ? 'replace' : 'send';
    await insertTransmission(tx, { authorityId, connector, what, by: BY_PLATFORM, now }, [
      { deliveryId: id, revisionId },
    ]);
  });
}
