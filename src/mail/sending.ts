import { sql } from 'kysely';
import { append } from '../platform/audit-log/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import { program } from '../platform/roles.ts';
import type { House } from '../platform/room.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { addressPurpose } from './addresses.ts';
import { type Parts, purposeOf } from './outbox.ts';
import { gatherReminders } from './reminders/gather.ts';
import { isUrgent } from './reminders/rules.ts';
import { waitAfter, withoutAddress } from './rules.ts';
import { mailSettings } from './settings.ts';
import { failureInWords, type MailWay, mailWay } from './transport.ts';

interface Sending {
  house: House;
  way: MailWay;
  sealer: Sealer;
  now: Date;
}

/** The mail that is due longest, held until the transaction ends. Left alone are: one without words; one to staff who
 *  gave no address, or whose address is not sealed yet. */
function holdDue(tx: Tx, { now }: Sending) {
  return tx
    .selectFrom('mails as m')
    .leftJoin('mail_addresses as d', 'd.staff_id', 'm.staff_id')
    .select(['m.id', 'm.key', 'm.about', 'm.kind', 'm.subject', 'm.body', 'm.attempts', 'm.sealed_parts', 'm.end_at'])
    .select(['m.staff_id', 'd.sealed_email'])
    .select(['m.authority_id', 'm.room', 'm.tells_of', 'm.log_action', 'm.message_name', 'm.reminder'])
    .where('m.state', '=', 'waiting')
    .where('m.ready', '=', true)
    .where('m.next_at', '<=', now)
    .where('m.body', '<>', '')
    .where((eb) => eb.or([eb('d.sealed_email', 'is not', null), eb('m.sealed_parts', 'is not', null)]))
    .orderBy('m.next_at')
    .orderBy('m.id')
    .limit(1)
    .forUpdate('m')
    .skipLocked()
    .executeTakeFirst();
}
type Held = NonNullable<Awaited<ReturnType<typeof holdDue>>>;

/** Sends one mail that is due, in the transaction that holds its row, so that two processes never send the same. A
 *  failure stays with the mail. @returns false: none is due */
async function sendOne(tx: Tx, sending: Sending): Promise<boolean> {
  const held = await holdDue(tx, sending);
  if (!held) return false;
  const { now } = sending;
  const mark = (set: object) => tx.updateTable('mails').set(set).where('id', '=', held.id).execute();
  const gone = await goneOf(tx, held, sending);
  if (gone.length) {
    await mark({ state: 'dropped', failure: '信中所说的信息已经撤下', sealed_parts: null });
    await log(tx, held, now, { dropped: true });
    const { room, about, key, tells_of: tellsOf } = held;
    await sending.house.tell('mailHeldBack', tx, { room, about, key, tellsOf, gone, at: now });
    return true;
  }
  const attempts = held.attempts + 1;
  const became = await handOver(held, sending);
  if ('messageId' in became) {
    const { messageId } = became;
    await mark({ state: 'sent', sent_at: now, message_id: messageId, attempts, failure: '', sealed_parts: null });
    await log(tx, held, now, { messageId });
  } else if ('nobody' in became) {
    await mark({ state: 'dropped', failure: '没有电子邮箱', sealed_parts: null });
    await log(tx, held, now, { dropped: true });
  } else {
    const wait = waitAfter(attempts);
    const next = wait ? { next_at: new Date(now.getTime() + wait * 60_000) } : { state: 'failed' };
    // what is tried again waits for its person's hour again
    await mark({ ...next, attempts, failure: became.failure, ready: !(wait && waitsForHours(held)) });
    await log(tx, held, now, { failed: attempts });
  }
  return true;
}

const waitsForHours = ({ reminder, room, kind }: Held) => reminder && !isUrgent(`${room}:${kind}`);

/** What a mail tells of that the site does not show, or shows no more. */
async function goneOf(tx: Tx, { authority_id, tells_of }: Held, { house }: Sending): Promise<string[]> {
  const gone: string[] = [];
  for (const sort of new Set(tells_of.map((one) => one.split(':')[0]!))) {
    const named = tells_of.filter((one) => one.startsWith(`${sort}:`));
    const kind = house.brought('onSite').find((one) => one.sort === sort);
    const ids = named.map((one) => Number(one.slice(sort.length + 1)));
    const shown = new Set((await kind?.of(tx, authority_id, ids))?.map((id) => `${sort}:${id}`));
    gone.push(...named.filter((one) => !shown.has(one)));
  }
  return gone;
}

/** To whom a mail goes, out of what is sealed: its own parts, or the address of who it is for. */
function partsOf({ sealed_parts, sealed_email, staff_id, key }: Held, sealer: Sealer): Parts {
  if (sealed_parts) return sealer.open<Parts>(sealed_parts, purposeOf(key));
  return { to: sealer.open<string>(sealed_email!, addressPurpose(staff_id!)) };
}

type Became = { messageId: string } | { nobody: true } | { failure: string };

/** Hands a mail to the server. It never throws: whatever goes wrong is said in a line, without the address. */
async function handOver(held: Held, { way, sealer }: Sending): Promise<Became> {
  let to = '';
  try {
    const parts = partsOf(held, sealer);
    if (!parts.to) return { nobody: true };
    to = parts.to;
    const { attachment, code = '' } = parts;
    const messageId = await way.send({
      to,
      subject: held.subject,
      text: held.body.replaceAll('{code}', () => code),
      endAt: held.end_at.replaceAll('{code}', () => code),
      attachment: attachment && { name: attachment.name, content: Buffer.from(attachment.content, 'base64') },
      id: held.message_name ?? `mail-${held.id}`,
    });
    return { messageId };
  } catch (error) {
    const failure = failureInWords(error);
    return { failure: to ? withoutAddress(failure, to) : failure };
  }
}

/** Enters in the audit log what became of a mail, where its room wants that. */
async function log(tx: Tx, held: Held, at: Date, detail: object): Promise<void> {
  const { log_action: action, about: subject, authority_id: authorityId } = held;
  if (!action) return;
  await append(tx, { at, who: program(authorityId), action, subject, detail: { mail: held.kind, ...detail } });
}

/** Gathers reminders for whom it is time, and sends what waits in the outbox and is due, one mail after the other over one
 *  connection. Without settings, or switched off, or while the key of personal data is away, nothing: where a mail goes is
 *  sealed. A process that ends between the server's word and ours sends that mail again, under the same Message-ID. */
export async function sendMails({ db, house, sealer, now }: { db: Db } & Omit<Sending, 'way'>): Promise<void> {
  if (sealer.problem || !(await isAnyDue(db, now))) return;
  const settings = await mailSettings(db);
  if (!settings?.enabled) return;
  await gatherReminders({ db, house, now }, settings.siteAddress);
  const way = mailWay(settings, sealer);
  try {
    while (await db.transaction().execute((tx) => sendOne(tx, { way, house, sealer, now })));
  } finally {
    way.close();
  }
}

/** The question of most turns: whether there is anything to do. */
async function isAnyDue(db: Db, now: Date): Promise<boolean> {
  const asked = sql<{ due: boolean }>`
    select exists (select from mails where state = 'waiting' and next_at <= ${now}) as due`;
  return (await asked.execute(db)).rows[0]!.due;
}

/** A mail that did not go, because the site shows no more what it tells of. */
export interface HeldBack {
  room: string;
  about: string;
  key: string;
  /** all that it tells of, and what of that is gone: 'document:12' */
  tellsOf: readonly string[];
  gone: readonly string[];
  at: Date;
}

declare module '../platform/room.ts' {
  interface Events {
    mailHeldBack: { told: HeldBack; answer: unknown };
  }
}
