import type { Act } from '../platform/action.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { isUrgent } from './reminders/rules.ts';
import type { MailState } from './tables.ts';

const UNSENT: readonly MailState[] = ['waiting', 'failed'];

/** What nobody may read in the database: where a mail goes and what goes along with it. */
export interface Parts {
  to: string;
  attachment?: Attachment | undefined;
  /** stands in the body, and where the mailing is ended, where they say {code} */
  code?: string | undefined;
}

interface Attachment {
  name: string;
  /** base64 */
  content: string;
}

/** A mail that is to go out. Its words are kept as they are: nothing personal may stand in them, a number, a day and an
 *  address say where to look. */
export interface NewMail {
  authorityId: number;
  /** who puts it in */
  room: string;
  /** which of the room's mails */
  kind: string;
  /** what it tells of, as the audit log names it: 'application:12' */
  about: string;
  /** what of the site it tells of: 'document:12', 'consultation:3'. Withdrawn before it goes, it does not go; who put it in
   *  is told (`mailHeldBack`). Rooms say by `brings.onSite` what is shown. */
  tellsOf?: readonly string[];
  /** what may be told only once has one key */
  key: string;
  /** a member of staff, at the address they gave, or an address outside, kept sealed */
  to: { staffId: number; name: string } | { address: string; shown: string };
  subject: string;
  body: string;
  /** kept sealed; only for somebody outside */
  attachment?: { name: string; content: Buffer } | undefined;
  /** kept sealed, and put into the body where it says {code}; only to an address outside of the books */
  code?: string;
  /** of a mailing: where it is ended by one click, 'https://…?code={code}' (RFC 8058) */
  endAt?: string;
  /** name of the audit-log entry that sending it makes; none: it makes none */
  logAction?: string;
  /** a reminder to staff: goes when and as its person wishes (reminders/put.ts) */
  reminder?: { what: string; href: string; dueOn: string | null; must: boolean };
}

export const purposeOf = (key: string) => `mail:${key}`;

/** Which of these keys have no mail yet, or one that still lacks its words (brought over by 0093). */
export async function keysWithoutMail(db: Db, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom('mails')
    .select('key')
    .where('key', 'in', keys)
    .where((eb) => eb.or([eb('body', '<>', ''), eb('state', 'in', ['sent', 'dropped'])]))
    .execute();
  const known = new Set(rows.map(({ key }) => key));
  return new Set(keys.filter((key) => !known.has(key)));
}

/** The caller's transaction, when, and what seals: needed for mails to somebody outside. */
export type Putting = Pick<Act, 'db' | 'now'> & { sealer?: Sealer };

/** Puts mails into the outbox, each once for its key: what is there already stays as it is; one that lacks its words gets
 *  them. They go out at the next turn of `sendMails` after the caller's transaction. */
export async function putMails(putting: Putting, mails: readonly NewMail[]): Promise<void> {
  const wanted = await keysWithoutMail(
    putting.db,
    mails.map(({ key }) => key),
  );
  const rows = mails.filter(({ key }) => wanted.has(key)).map((mail) => rowOf(mail, putting));
  if (rows.length === 0) return;
  await putting.db
    .insertInto('mails')
    .values(rows)
    .onConflict((oc) =>
      oc
        .column('key')
        .doUpdateSet((eb) => ({
          subject: eb.ref('excluded.subject'),
          body: eb.ref('excluded.body'),
          attachment_name: eb.ref('excluded.attachment_name'),
          sealed_parts: eb.ref('excluded.sealed_parts'),
        }))
        .where('mails.body', '=', '')
        .where('mails.state', 'in', UNSENT),
    )
    .execute();
}

function rowOf(mail: NewMail, { sealer, now }: Putting) {
  const { to, attachment, code, reminder } = mail;
  const inside = 'staffId' in to;
  const sealed = (address: string) => {
    if (!sealer) throw new Error('a mail to somebody outside needs the sealer');
    const content = attachment && { name: attachment.name, content: attachment.content.toString('base64') };
    return sealer.seal({ to: address, attachment: content, code } satisfies Parts, purposeOf(mail.key));
  };
  return {
    authority_id: mail.authorityId,
    room: mail.room,
    kind: mail.kind,
    about: mail.about,
    tells_of: [...(mail.tellsOf ?? [])],
    key: mail.key,
    staff_id: inside ? to.staffId : null,
    recipient_shown: inside ? to.name : to.shown,
    subject: mail.subject,
    body: mail.body,
    attachment_name: attachment?.name ?? '',
    end_at: mail.endAt ?? '',
    sealed_parts: inside ? null : sealed(to.address),
    log_action: mail.logAction ?? null,
    reminder: reminder !== undefined,
    ready: reminder === undefined || isUrgent(`${mail.room}:${mail.kind}`),
    must: reminder?.must ?? false,
    what: reminder?.what ?? '',
    href: reminder?.href ?? '',
    due_on: reminder?.dueOn ?? null,
    next_at: now,
    created_at: now,
  };
}

/** What of a room was brought over by 0093 without words and has not gone out: it is to be put once more. */
export function wordlessMails(db: Db, room: string) {
  return db
    .selectFrom('mails')
    .select(['key', 'about', 'kind'])
    .where('room', '=', room)
    .where('body', '=', '')
    .where('state', 'in', UNSENT)
    .orderBy('id')
    .execute();
}

/** What the mails of a room that wait tell of. */
export async function waitingMails(db: Db, room: string, authorityId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('mails')
    .select('about')
    .distinct()
    .where('state', '=', 'waiting')
    .where('room', '=', room)
    .where('authority_id', '=', authorityId)
    .execute();
  return rows.map(({ about }) => about);
}

/** What has become pointless is not sent any more. */
export async function dropWaiting(tx: Db, about: readonly string[]): Promise<void> {
  if (about.length === 0) return;
  await tx
    .updateTable('mails')
    .set({ state: 'dropped', sealed_parts: null })
    .where('about', 'in', about)
    .where('state', '=', 'waiting')
    .execute();
}

/** Those of these mails that wait are not sent. @returns their keys */
export async function dropKeys(tx: Tx, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await tx
    .updateTable('mails')
    .set({ state: 'dropped', sealed_parts: null })
    .where('key', 'in', keys)
    .where('state', '=', 'waiting')
    .returning('key')
    .execute();
  return rows.map(({ key }) => key);
}

/** Nothing more is sent about this, and no address is kept: personal data goes. */
export async function forgetMails(tx: Tx, about: string): Promise<void> {
  await tx
    .updateTable('mails')
    .set({ state: 'dropped', sealed_parts: null })
    .where('about', '=', about)
    .where('state', 'in', UNSENT)
    .execute();
}

/** A mail that was given up waits once more, with all its tries, and bears the name of who sent it again.
 *  @returns undefined when it is not among those given up */
export async function sendAgain({ db, who, now }: Pick<Act, 'db' | 'who' | 'now'>, id: number) {
  return db
    .updateTable('mails')
    .set({ state: 'waiting', attempts: 0, failure: '', next_at: now, ready: true })
    .set({ resent_by: who.id, resent_name: who.name, resent_at: now })
    .where('id', '=', id)
    .where('authority_id', '=', who.authorityId)
    .where('state', '=', 'failed')
    .returning(['about', 'kind'])
    .executeTakeFirst();
}
