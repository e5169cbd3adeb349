import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';

/** Letters and figures that nobody takes for others. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 8;

const newCode = () => Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');

/** Every posting of a delivery gets its short link. */
export async function giveLinks(tx: Tx, deliveryId: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`select p.id from postings p where p.delivery_id = ${deliveryId}
    and not exists (select from short_links l where l.posting_id = p.id)`.execute(tx);
  for (const { id } of rows) await tx.insertInto('short_links').values({ code: newCode(), posting_id: id }).execute();
}

export async function codeOf(db: Db, postingId: number): Promise<string | undefined> {
  const row = await db.selectFrom('short_links').select('code').where('posting_id', '=', postingId).executeTakeFirst();
  return row?.code;
}

/** Which document of this authority a link leads to; never one of others. */
export async function documentOf(db: Db, authorityId: number, code: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('short_links as l')
    .innerJoin('postings as p', 'p.id', 'l.posting_id')
    .innerJoin('deliveries as d', 'd.id', 'p.delivery_id')
    .select('d.document_id as documentId')
    .where('l.code', '=', code)
    .where('p.authority_id', '=', authorityId)
    .executeTakeFirst();
  return row?.documentId ?? undefined;
}

/** One more on that day. @param day YYYY-MM-DD */
export async function countOpen(db: Db, code: string, day: string): Promise<void> {
  await sql`insert into link_opens (code, day, opens) values (${code}, ${day}, 1)
    on conflict (code, day) do update set opens = link_opens.opens + 1`.execute(db);
}

/** How often what was forwarded into a group was opened since a day: by group, and by posting. */
export async function opensOf(db: Db, authorityId: number, since: string) {
  return db
    .selectFrom('link_opens as o')
    .innerJoin('short_links as l', 'l.code', 'o.code')
    .innerJoin('postings as p', 'p.id', 'l.posting_id')
    .select(['p.place_id as placeId', 'p.id as postingId'])
    .select(({ fn }) => fn.sum<number>('o.opens').as('opens'))
    .where('p.authority_id', '=', authorityId)
    .where('o.day', '>=', since)
    .groupBy(['p.place_id', 'p.id'])
    .execute();
}

const ROBOTS = /bot|crawl|spider|preview|fetch|slurp|curl|wget|python|java\/|go-http|headless|monitor|^$/i;

/** Whether a person opens it, as far as what it says of itself tells. */
export const byPerson = (method: string, agent: string): boolean => method === 'GET' && !ROBOTS.test(agent);
