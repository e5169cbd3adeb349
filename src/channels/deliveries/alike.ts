import { sql } from 'kysely';
import type { Channel } from '../../law/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { base, type Delivery, toDelivery } from './store.ts';

/** A title as records are compared: width, case, spaces and punctuation do not matter. */
export function folded(title: string): string {
  const bare = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '');
  return bare || title;
}

/** By what two records are the same piece of information on the same channel. */
export interface Likeness {
  channel: Channel;
  deliveredOn: string;
  title: string;
}

/** Records that count already and look like this one, oldest first. @param except the record itself */
export async function alike(
  db: Db,
  authorityId: number,
  { channel, deliveredOn, title }: Likeness,
  except?: number,
): Promise<Delivery[]> {
  const rows = await base(db)
    .where('d.authority_id', '=', authorityId)
    .where('d.state', '=', 'confirmed')
    .where('d.delivered_on', '=', deliveredOn)
    .where('d.channel', '=', channel)
    .orderBy('d.id')
    .execute();
  const wanted = folded(title);
  return rows.map(toDelivery).filter((row) => row.id !== except && folded(row.title) === wanted);
}

/** Keeps that records are not the same, each told from each other. */
export async function keepApart(tx: Tx, ids: readonly number[], by: { name: string; now: Date }): Promise<void> {
  const sorted = [...new Set(ids)].sort((a, b) => a - b);
  const pairs = sorted.flatMap((first, at) =>
    sorted.slice(at + 1).map((second) => ({ first_id: first, second_id: second, said_by: by.name, said_at: by.now })),
  );
  if (!pairs.length) return;
  await tx
    .insertInto('deliveries_apart')
    .values(pairs)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Keeps that a record is none of those that look like it; what these are to each other is not said. */
export async function keepApartFrom(
  tx: Tx,
  id: number,
  same: readonly { id: number }[],
  by: { name: string; now: Date },
): Promise<void> {
  for (const other of same) await keepApart(tx, [id, other.id], by);
}

/** Most groups that are listed; who cancels some sees the next. */
const LISTED = 100;

/** Records of a year that may be the same, in groups: alike, at least one of them no document's (those of one document are
 *  kept apart by the ledger itself), and not all told from each other. */
export async function mayBeTheSame(db: Db, authorityId: number, year: number): Promise<Delivery[][]> {
  const groups = new Map<string, { id: number; own: boolean }[]>();
  // only days and channels on which something stands that no document brought
  const { rows } = await sql<{ id: number; own: boolean; title: string; channel: string; day: string }>`
    select d.id, d.document_id is null as own, d.title, d.channel, d.delivered_on as day from deliveries d
    where d.authority_id = ${authorityId} and d.state = 'confirmed'
      and d.delivered_on between ${`${year}-01-01`} and ${`${year}-12-31`}
      and (d.delivered_on, d.channel) in (
        select e.delivered_on, e.channel from deliveries e
        where e.authority_id = ${authorityId} and e.state = 'confirmed'
          and e.delivered_on between ${`${year}-01-01`} and ${`${year}-12-31`}
        group by 1, 2 having count(*) > 1 and bool_or(e.document_id is null))`.execute(db);
  for (const { id, own, title, channel, day } of rows) {
    const key = `${day} ${channel} ${folded(title)}`;
    groups.set(key, [...(groups.get(key) ?? []), { id, own }]);
  }
  const several = [...groups.values()]
    .filter((group) => group.length > 1 && group.some(({ own }) => own))
    .map((group) => group.map(({ id }) => id));
  const apart = await apartAmong(db, several.flat());
  const open = several.filter((ids) => ids.some((a) => ids.some((b) => a < b && !apart.has(`${a} ${b}`))));
  const shown = open.slice(0, LISTED);
  if (!shown.length) return [];
  const found = await base(db).where('d.id', '=', sql<number>`any(${shown.flat()})`).orderBy('d.id').execute();
  const byId = new Map(found.map((row) => [row.id, toDelivery(row)]));
  return shown.map((ids) => ids.toSorted((a, b) => a - b).map((id) => byId.get(id)!));
}

async function apartAmong(db: Db, ids: readonly number[]): Promise<Set<string>> {
  if (!ids.length) return new Set();
  const pairs = await db
    .selectFrom('deliveries_apart')
    .select(['first_id', 'second_id'])
    .where('first_id', '=', sql<number>`any(${[...ids]})`)
    .execute();
  return new Set(pairs.map((pair) => `${pair.first_id} ${pair.second_id}`));
}
