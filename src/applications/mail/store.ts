import type { Db } from '../../platform/database/index.ts';

/** Mails about one application, the newest first. */
export function mailsOf(db: Db, applicationId: number) {
  return db
    .selectFrom('citizen_mails')
    .select(['id', 'kind', 'state', 'attempts', 'failure', 'sent_at as sentAt', 'message_id as messageId'])
    .select(['resent_name as resentName', 'resent_at as resentAt'])
    .where('application_id', '=', applicationId)
    .orderBy('id', 'desc')
    .execute();
}
export type SentMail = Awaited<ReturnType<typeof mailsOf>>[number];
