import type { Db } from '../platform/database/index.ts';

function lines(db: Db) {
  return db
    .selectFrom('mails')
    .select(['id', 'kind', 'about', 'subject', 'recipient_shown as to', 'staff_id as staffId', 'state', 'attempts'])
    .select(['failure', 'created_at as createdAt', 'sent_at as sentAt', 'next_at as nextAt'])
    .select(['attachment_name as attachmentName', 'message_id as messageId'])
    .select(['resent_name as resentName', 'resent_at as resentAt']);
}
export type MailLine = Awaited<ReturnType<typeof mailsAbout>>[number];

/** Mails that tell of one of these, the newest first. */
export async function mailsAbout(db: Db, ...about: string[]) {
  if (about.length === 0) return [];
  return lines(db).where('about', 'in', about).orderBy('id', 'desc').execute();
}

/** The newest mails of all rooms, those that failed first. */
export function newestMails(db: Db, limit: number): Promise<MailLine[]> {
  return lines(db)
    .orderBy((eb) => eb('state', '=', 'failed'), 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function countFailed(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('mails')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'failed')
    .executeTakeFirstOrThrow();
  return Number(count);
}
