import type { Db } from '../../platform/database/index.ts';
import type { Who } from '../../platform/roles.ts';
import { connectorsOf } from '../connectors/list.ts';
import { connectorsInUse } from '../connectors/settings.ts';
import { actsFor } from '../deliveries/rules.ts';
import { base, type Delivery, toDelivery } from '../deliveries/store.ts';

/** How 本市政府网站 is served where it is another site than this one: connectors that are in use; none: it is this site. */
export async function websiteElsewhere(db: Db, authorityId: number): Promise<string[]> {
  const inUse = await connectorsInUse(db, authorityId);
  return connectorsOf('website').flatMap(({ id }) => (inUse.includes(id) ? id : []));
}

/** Rows that a page shows, and a package holds. */
export const MOST_WAITING = 200;

/** What waits to be put on the city's site by people, to be replaced or taken down there, and is this person's to handle;
 *  the oldest first. */
export async function waitingForCity(db: Db, who: Who, now: Date): Promise<Delivery[]> {
  const rows = await base(db)
    .where('d.authority_id', '=', who.authorityId)
    .where('d.channel', '=', 'website')
    .where('d.document_id', 'is not', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('d.state', 'in', ['planned', 'failed']), eb('d.planned_at', '<=', now)]),
        eb('d.follow_up', 'is not', null),
      ]),
    )
    .orderBy('d.planned_at')
    .orderBy('d.id')
    .limit(5 * MOST_WAITING)
    .execute();
  return rows
    .map(toDelivery)
    .filter((one) => actsFor(who, one))
    .slice(0, MOST_WAITING);
}
