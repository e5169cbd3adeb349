import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import { REFUSED } from './transport.ts';

function lines(db: Db) {
  return db
    .selectFrom('mails')
    .select(['id', 'kind', 'about', 'subject', 'recipient_shown as to', 'staff_id as staffId', 'state', 'attempts'])
    .select(['failure', 'created_at as createdAt', 'sent_at as sentAt', 'next_at as nextAt'])
    .select(['attachment_name as attachmentName', 'message_id as messageId', 'ready'])
    .select(['resent_name as resentName', 'resent_at as resentAt']);
}
export type MailLine = Awaited<ReturnType<typeof mailsAbout>>[number];

/** Mails that tell of one of these, the newest first. */
export async function mailsAbout(db: Db, ...about: string[]) {
  if (about.length === 0) return [];
  return lines(db).where('about', 'in', about).orderBy('id', 'desc').execute();
}

/** The newest mails to a member of staff, without those that another one told of. */
export function mailsTo(db: Db, staffId: number, limit: number): Promise<MailLine[]> {
  return lines(db)
    .where('staff_id', '=', staffId)
    .where('state', '<>', 'gathered')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** The newest mails of an authority's rooms, those that failed first. */
export function newestMails(db: Db, authorityId: number, limit: number): Promise<MailLine[]> {
  return lines(db)
    .where('authority_id', '=', authorityId)
    .orderBy((eb) => eb('state', '=', 'failed'), 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** How many mails about this were given up in a row, the newest first, because the server takes none for their address: it
 *  took others since. A server that is away, or refuses everybody, counts against nobody. */
export async function refusedInARow(db: Db, about: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from mails m
    where m.about = ${about} and m.state = 'failed' and m.failure like ${`${REFUSED}%`}
      and m.id > coalesce((select max(id) from mails where about = ${about} and state = 'sent'), 0)
      and exists (select from mails o where o.state = 'sent' and o.sent_at > m.created_at)`.execute(db);
  return rows[0]!.n;
}

/** How many mails of an authority were given up. */
export async function countFailed(db: Db, authorityId: number): Promise<number> {
  const { count } = await db
    .selectFrom('mails')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'failed')
    .where('authority_id', '=', authorityId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Authorities of which mails were given up, and how many: a server that refuses all is known by it. */
export async function failedByAuthority(db: Db): Promise<{ name: string; count: number }[]> {
  const rows = await db
    .selectFrom('mails as m')
    .innerJoin('authorities as a', 'a.id', 'm.authority_id')
    .select(({ fn }) => ['a.name', fn.countAll<number>().as('count')])
    .where('m.state', '=', 'failed')
    .groupBy(['a.id', 'a.name'])
    .orderBy('a.id')
    .execute();
  return rows.map(({ name, count }) => ({ name, count: Number(count) }));
}
