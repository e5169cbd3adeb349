import { type RawBuilder, sql } from 'kysely';
import { type Db, prepared } from '../../platform/database/index.ts';
import type { Connector } from '../connectors/connector.ts';
import { connectors } from '../connectors/list.ts';
import { isAway } from '../connectors/rest.ts';
import { accountInSql } from '../connectors/settings.ts';
import { lockDeliveries } from '../deliveries/store.ts';
import { insertTransmissions } from './store.ts';

const BY_PLATFORM = '平台自动发布';
/** Deliveries that are begun in one turn, of one authority, and in one transaction: a pile of one makes no other wait. */
const [MOST, MOST_OF_ONE, AT_ONCE] = [1_000, 100, 50];
/** Under way of an account that rests: enough to try one after the other. What was not begun people may hand over. */
const MOST_OF_AWAY = 3;

/** A delivery that goes out by itself, with which text, and over which account. */
interface Begun {
  id: number;
  authorityId: number;
  revisionId: number;
  account: string;
  what: 'send' | 'replace';
  /** since when that is to be done; null: it is planned */
  since: Date | null;
}

/** Deliveries `d` of an authority whose account is `c` that wait for nobody: what may go by now, and what was put out over
 *  this account and is to be replaced, and was not tried since. */
const waiting = (connector: Connector, now: Date, more: RawBuilder<unknown>): RawBuilder<Begun> => sql<Begun>`
  select d.id, d.authority_id as "authorityId", p.revision_id as "revisionId", ${accountInSql(connector)} as account,
    case d.state when 'planned' then 'send' else 'replace' end as what, d.follow_up_since as since
  from deliveries d join publications p on p.document_id = d.document_id and p.withdrawn_at is null
  where d.authority_id = c.authority_id and d.channel = ${sql.lit(connector.channel)} and ${more}
    and ((d.state = 'planned' and d.planned_at <= ${now}) or (d.state = 'confirmed' and d.follow_up = 'replace' and exists (
      select from (select t.connector, t.account from transmission_articles a join transmissions t on t.id = a.transmission_id
        where a.delivery_id = d.id and t.state = 'done' and t.what <> 'takeDown' order by t.id desc limit 1) put
      where put.connector = c.connector and put.account = ${accountInSql(connector)})))
    and not exists (select from transmission_articles a join transmissions t on t.id = a.transmission_id
      where a.delivery_id = d.id and (t.state in ('due', 'person', 'cancelling')
        or (t.what = 'replace' and t.created_at >= coalesce(d.follow_up_since, '-infinity'))))`;

/** What goes out by itself and waits for nobody is begun. What the rows say is all that counts: nothing that ends a process
 *  leaves anything behind. */
export async function beginByItself(db: Db, now: Date): Promise<void> {
  for (const connector of connectors.filter(({ byItself }) => byItself)) {
    const rows = await prepared(
      db,
      sql<Begun>`select w.* from channel_connectors c
        cross join lateral (${waiting(connector, now, sql`true`)} order by d.id limit case when ${isAway} then ${MOST_OF_AWAY} - (select count(*) from (
          select from transmissions t where t.authority_id = c.authority_id and t.connector = c.connector
            and t.state in ('due', 'cancelling') limit ${MOST_OF_AWAY}) under) else ${MOST_OF_ONE} end) w
        where c.connector = ${connector.id} and c.enabled order by c.worked_at limit ${MOST}`,
    );
    for (let n = 0; n < rows.length; n += AT_ONCE) await begin(db, connector, rows.slice(n, n + AT_ONCE), now);
  }
}

function begin(db: Db, connector: Connector, of: readonly Begun[], now: Date): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const ids = of.map(({ id }) => id);
    await lockDeliveries(tx, ids);
    // another process may have been faster
    const still = await prepared(
      tx,
      sql<Begun>`select w.* from channel_connectors c
        cross join lateral (${waiting(connector, now, sql`d.id = any(${ids}::bigint[])`)}) w
        where c.connector = ${connector.id} and c.enabled order by w.id`,
    );
    const sent = still.flatMap(({ id, what }) => (what === 'send' ? id : []));
    await prepared(tx, sql`update deliveries set state = 'sending', failure = '' where id = any(${sent}::bigint[])`);
    await insertTransmissions(
      tx,
      still.map(({ id, revisionId, since, ...one }) => ({
        // what another process said while this turn ran is tried after it
        ...{ ...one, connector: connector.id, by: BY_PLATFORM, now: since && since > now ? since : now },
        of: [{ deliveryId: id, revisionId }],
      })),
    );
  });
}
