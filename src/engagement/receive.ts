import { sql } from 'kysely';
import { hideNumbers } from '../applications/index.ts';
import { foldMessage, MESSAGE_KINDS, type MessageChannel, type MessageKind, type MessageStep } from '../law/index.ts';
import { authorityById, calendarOf } from '../organizations/index.ts';
import { type Act, action, done } from '../platform/action.ts';
import { instantOf } from '../platform/dates.ts';
import type { Language } from '../platform/languages/language.ts';
import { type Failure, invalid } from '../platform/outcome.ts';
import { newQueryCode, queryCodeHash } from '../platform/public-forms/index.ts';
import { type Who, withoutAccount } from '../platform/roles.ts';
import { keysOf } from './alike.ts';
import { addFiles, type GivenFile } from './files/store.ts';
import { nextMessageNumber } from './numbers.ts';
import { onScreenOf, type Sender, sealIn, senderKey, shownSender, type Written } from './privacy.ts';
import { intake } from './rules.ts';
import { columnsOf } from './store.ts';

/** Who acts when somebody writes without an account. */
export const writerOf = (authorityId: number): Who => withoutAccount(authorityId, '留言人');

export interface NewMessage {
  sort: MessageKind;
  subject: string;
  written: Written;
  sender: Sender;
  wantsPublic: boolean;
  byTelephone: boolean;
  /** of the site, that an error is reported on */
  page: string;
  files?: readonly GivenFile[];
  /** names one sending: sent twice, it counts once */
  sending?: string | undefined;
}

/** What is wanted and missing: field → sentence. */
export function messageFaults({ sort, subject, written, sender, byTelephone }: NewMessage): Failure | undefined {
  const must = MESSAGE_KINDS[sort].named || byTelephone;
  const fields = {
    ...(subject.trim() ? {} : { subject: '请用一句话写明是什么事' }),
    ...(written.text.trim() ? {} : { text: '请写明具体情况' }),
    ...(must && !sender.name
      ? { name: `${MESSAGE_KINDS[sort].named ? `${MESSAGE_KINDS[sort].label}` : '要电话答复'}的，请填写姓名` }
      : {}),
    ...(must && !sender.telephone
      ? { telephone: `${MESSAGE_KINDS[sort].named ? `${MESSAGE_KINDS[sort].label}` : '要电话答复'}的，请填写联系电话` }
      : {}),
  };
  return Object.keys(fields).length ? invalid('有内容需要修改，请看标出的地方', fields) : undefined;
}

/** In which language somebody wrote, by its letters. */
function languageOf(text: string): Language {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  if (/\p{Script=Cyrillic}/u.test(text)) return 'ru';
  return /[a-z]/i.test(text) ? 'en' : 'zh';
}

interface Arrived {
  channel: MessageChannel;
  /** YYYY-MM-DD in China */
  on: string;
  at: Date;
  enteredBy: string;
}

/** Writes a new message with its receipt, number and code. */
async function insertMessage(act: Act, given: NewMessage, arrived: Arrived, code: string) {
  const { db, who, sealer } = act;
  const authority = (await authorityById(db, who.authorityId))!;
  const number = await nextMessageNumber(db, authority, Number(arrived.on.slice(0, 4)));
  const step: MessageStep = { kind: 'received', on: arrived.on, channel: arrived.channel, sort: given.sort };
  const known = given.sender.name || given.sender.telephone || given.sender.email ? given.sender : undefined;
  const keys = keysOf(sealer, who.authorityId, `${given.subject}\n${given.written.text}`);
  const { id } = await db
    .insertInto('messages')
    .values({
      ...{ authority_id: who.authorityId, number, sort: given.sort, channel: arrived.channel },
      ...{ received_on: arrived.on, arrived_at: arrived.at, subject: hideNumbers(onScreenOf(known)(given.subject)) },
      ...{ sender_shown: shownSender(known), sender_key: senderKey(sealer, who.authorityId, known) },
      ...{ text_key: keys.text, word_keys: keys.words, query_code_hash: queryCodeHash(sealer, code) },
      ...{ wants_public: given.wantsPublic, by_telephone: given.byTelephone, page: given.page },
      ...{ language: languageOf(given.written.text), entered_by: arrived.enteredBy, sending: given.sending ?? null },
      ...columnsOf(foldMessage([step]), await calendarOf(db)),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('messages')
    .set({
      sealed_message: sealIn(sealer, id, 'written', { ...given.written, subject: given.subject }),
      sealed_sender: known ? sealIn(sealer, id, 'sender', known) : null,
    })
    .where('id', '=', id)
    .execute();
  await addFiles({ db, sealer, now: act.now }, id, given.files ?? []);
  await db
    .insertInto('message_steps')
    .values({
      message_id: id,
      seq: 1,
      step: JSON.stringify(step),
      sealed_said: null,
      recorder: who.name,
      recorded_at: act.now,
    })
    .execute();
  return { id, number };
}

/** 写留言, by anyone. @returns number and query code, shown once; sent twice, what was sent before with a new code */
export const sendMessage = action<
  NewMessage & { channel?: 'site' | 'kiosk' },
  { id: number; number: string; code: string }
>('engagement.send', ['anyone'], async (act, { channel = 'site', ...given }) => {
  const faults = messageFaults(given);
  if (faults) return faults;
  const code = newQueryCode();
  const before = given.sending ? await sentBefore(act, given.sending, code) : undefined;
  if (before) return done({ ...before, code }, `message:${before.id}`, { again: true });
  const made = await insertMessage(act, given, { channel, on: act.today, at: act.now, enteredBy: '' }, code);
  return done({ ...made, code }, `message:${made.id}`, { number: made.number, channel });
});

/** Two of the same wait for each other here. */
async function sentBefore({ db, who, sealer }: Act, sending: string, code: string) {
  await sql`select pg_advisory_xact_lock(hashtext(${sending}))`.execute(db);
  return db
    .updateTable('messages')
    .set({ query_code_hash: queryCodeHash(sealer, code) })
    .where('sending', '=', sending)
    .where('authority_id', '=', who.authorityId)
    .returning(['id', 'number'])
    .executeTakeFirst();
}

/** 代为登记: what came by telephone, at the window, in a group or by letter, with its true day. */
export const enterMessage = action<
  NewMessage & { channel: MessageChannel; on: string },
  { id: number; number: string; code: string }
>('engagement.enter', [...intake, 'contact', 'editor', 'officeReviewer'], async (act, { channel, on, ...given }) => {
  if (on > act.today) return invalid('收到的日期不能晚于今天', { on: '收到的日期不能晚于今天' });
  const faults = messageFaults(given);
  if (faults) return faults;
  const code = newQueryCode();
  const at = on === act.today ? act.now : instantOf(on);
  const made = await insertMessage(act, given, { channel, on, at, enteredBy: act.who.name }, code);
  return done({ ...made, code }, `message:${made.id}`, { number: made.number, channel, on });
});
