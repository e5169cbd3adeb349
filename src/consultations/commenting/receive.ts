import { sql } from 'kysely';
import { type CommentChannel, consultationState, takesComments } from '../../law/index.ts';
import { authorityById } from '../../organizations/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import { instantOf } from '../../platform/dates.ts';
import { conflict, invalid, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import { newQueryCode, queryCodeHash } from '../../platform/public-forms/index.ts';
import { latestRound } from '../../review/index.ts';
import { nextCommentNumber } from '../numbers.ts';
import { paragraphsOf } from '../preparing/content.ts';
import { type Commenter, commenterKey, sealIn, shownCommenter, wordsKey } from '../privacy.ts';
import { resultsKind } from '../results/subject.tsx';
import { enterers } from '../rules.ts';
import { consultationById, isOnline, type Signed, timesOf } from '../store.ts';

/** Who acts when somebody comments without an account, as the audit log names them. */
export const COMMENTER = '提意见的人';

export interface NewComment {
  /** of the consultation */
  id: number;
  /** from 1; null: on the whole */
  paragraph: number | null;
  /** a comment that is shown */
  agreesWith: number | null;
  text: string;
  sender: Commenter;
}

export interface Sent {
  id: number;
  number: string;
  /** shown once */
  code: string;
}

/** The consultation on the site, read so that it does not end on the way. */
async function shownOne({ db, who }: Act, id: number): Promise<Outcome<Signed>> {
  const one = await consultationById(db, who.authorityId, id);
  return one && isOnline(one) ? ok(one) : notFound();
}

/** What is wrong with a comment as it stands. */
async function faultsOf({ db }: Act, one: Signed, { paragraph, agreesWith, text }: NewComment) {
  if (paragraph !== null && paragraph > paragraphsOf(one.content.text).length)
    return invalid('没有这一段', { paragraph: '请选择列出的段落' });
  if (!text.trim() && agreesWith === null) return invalid('请写明您的意见', { text: '请写明您的意见' });
  const other = agreesWith === null || (await isShown(db, one.id, agreesWith));
  return other ? undefined : conflict('您同意的那条意见已不再显示，请写明您的意见');
}

async function isShown(db: Act['db'], consultationId: number, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('consultation_comments')
    .select('id')
    .where('id', '=', id)
    .where('consultation_id', '=', consultationId)
    .where('state', '=', 'shown')
    .executeTakeFirst();
  return row !== undefined;
}

interface Arrived {
  channel: CommentChannel;
  /** YYYY-MM-DD in China */
  on: string;
  at: Date;
  enteredBy: string;
  sending: string | null;
}

async function insertComment(
  act: Act,
  given: NewComment,
  { channel, on, at, enteredBy, sending }: Arrived,
): Promise<Sent> {
  const { db, who, sealer } = act;
  const authority = (await authorityById(db, who.authorityId))!;
  const number = await nextCommentNumber(db, authority, Number(on.slice(0, 4)));
  const code = newQueryCode();
  const { id: of, paragraph, agreesWith, text, sender } = given;
  const { id } = await db
    .insertInto('consultation_comments')
    .values({
      ...{ consultation_id: of, authority_id: who.authorityId, number, channel, received_on: on, arrived_at: at },
      ...{ paragraph, agrees_with: agreesWith, sender_shown: shownCommenter(sender) },
      ...{ sender_key: commenterKey(sealer, of, sender), text_key: wordsKey(sealer, of, `${paragraph ?? ''} ${text}`) },
      ...{ query_code_hash: queryCodeHash(sealer, code), entered_by: enteredBy, sending },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const known = sender.name || sender.email;
  await db
    .updateTable('consultation_comments')
    .set({
      sealed_comment: sealIn(sealer, id, 'comment', text),
      sealed_sender: known ? sealIn(sealer, id, 'sender', sender) : null,
    })
    .where('id', '=', id)
    .execute();
  return { id, number, code };
}

/** 提意见, by anyone, while the consultation is open; sent twice, it counts once and the newer code opens it. */
export const sendComment = action<NewComment & { channel?: 'site' | 'kiosk'; sending: string }, Sent>(
  'consultations.comment',
  ['anyone'],
  async (act, { channel = 'site', sending, ...given }) => {
    const got = await shownOne(act, given.id);
    if (!got.ok) return got;
    const before = await sentBefore(act, sending);
    if (before) return done(before, `comment:${before.id}`, { again: true });
    const state = consultationState(timesOf(got.value), act.today);
    if (!takesComments(state))
      return conflict(
        state === 'planned' ? '征集还没有开始' : '征集已经结束，不再接收意见。您写的内容还在下面，可以复制保存',
      );
    const fault = await faultsOf(act, got.value, given);
    if (fault) return fault;
    const arrived = { channel, on: act.today, at: act.now, enteredBy: '', sending };
    const sent = await insertComment(act, given, arrived);
    return done(sent, `comment:${sent.id}`, { number: sent.number, channel });
  },
);

/** Two of the same wait for each other here. */
async function sentBefore({ db, who, sealer }: Act, sending: string): Promise<Sent | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext(${sending}))`.execute(db);
  const code = newQueryCode();
  const row = await db
    .updateTable('consultation_comments')
    .set({ query_code_hash: queryCodeHash(sealer, code) })
    .where('sending', '=', sending)
    .where('authority_id', '=', who.authorityId)
    .returning(['id', 'number'])
    .executeTakeFirst();
  return row && { ...row, code };
}

/** 代为登记: what came by letter, by telephone, at the window or in a meeting, with its true day, which lies within the
 *  term; as long as nothing was signed of what is adopted. */
export const enterComment = action<
  NewComment & { channel: Exclude<CommentChannel, 'site' | 'kiosk'>; on: string },
  Sent
>('consultations.enter', enterers, async (act, { channel, on, ...given }) => {
  const got = await shownOne(act, given.id);
  if (!got.ok) return got;
  const one = got.value;
  if (on > act.today) return invalid('收到的日期不能晚于今天', { on: '收到的日期不能晚于今天' });
  if (on < one.opensOn || on > one.closesOn) {
    const why = `收到的日期应在征集期间（${one.opensOn} 至 ${one.closesOn}）`;
    return invalid(why, { on: why });
  }
  if (one.stoppedAt) return conflict('征集已终止，不再接收意见');
  if (one.results) return conflict('采纳情况已经公布，不能再登记意见');
  if ((await latestRound(act.db, resultsKind.name, String(one.id)))?.state === 'open')
    return conflict('采纳情况正在审核，先撤回再登记意见');
  const fault = await faultsOf(act, one, given);
  if (fault) return fault;
  const at = on === act.today ? act.now : instantOf(on);
  const sent = await insertComment(act, given, { channel, on, at, enteredBy: act.who.name, sending: null });
  return done(sent, `comment:${sent.id}`, { number: sent.number, channel, on });
});
