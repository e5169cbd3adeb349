import { type CommentChannel, type CommentCounts, countComments } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { type Commenter, onScreenOf, openedIn } from '../privacy.ts';
import type { CommentState, KeptWhy } from './words.ts';

/** A comment as everybody reads it. */
export interface ShownComment {
  id: number;
  number: string;
  paragraph: number | null;
  text: string;
  senderShown: string;
  receivedOn: string;
  /** number of the one it agrees with */
  agreesWith: string | null;
}

export const COMMENTS_A_PAGE = 30;

/** Comments on the site, in the order they came. */
export async function shownComments(
  db: Db,
  consultationId: number,
  page: number,
): Promise<{ comments: ShownComment[]; total: number }> {
  const query = db
    .selectFrom('consultation_comments as c')
    .leftJoin('consultation_comments as o', (join) =>
      join.onRef('o.id', '=', 'c.agrees_with').on('o.state', '=', 'shown'),
    )
    .where('c.consultation_id', '=', consultationId)
    .where('c.state', '=', 'shown');
  const { count } = await query.select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  const comments = await query
    .select(['c.id', 'c.number', 'c.paragraph', 'c.shown_text as text', 'c.sender_shown as senderShown'])
    .select(['c.received_on as receivedOn', 'o.number as agreesWith'])
    .orderBy('c.id')
    .limit(COMMENTS_A_PAGE)
    .offset((page - 1) * COMMENTS_A_PAGE)
    .execute();
  return { comments, total: Number(count) };
}

/** What is said of the comments of a consultation in numbers. */
export async function countsOf(db: Db, consultationId: number): Promise<CommentCounts> {
  const rows = await db
    .selectFrom('consultation_comments')
    .select(['sender_key', 'text_key', 'state', 'agrees_with'])
    .where('consultation_id', '=', consultationId)
    .orderBy('id')
    .execute();
  return countComments(
    rows.map(({ sender_key, text_key, state, agrees_with }) => ({
      ...{ person: sender_key?.toString('base64') ?? null, words: text_key.toString('base64') },
      ...{ withdrawn: state === 'withdrawn', agrees: agrees_with !== null },
    })),
  );
}

/** A comment as staff read it: its writer and everybody's numbers out of sight. */
export interface DeskComment {
  id: number;
  number: string;
  channel: CommentChannel;
  receivedOn: string;
  paragraph: number | null;
  agreesWith: number | null;
  senderShown: string;
  /** '' once it was erased */
  text: string;
  /** it holds numbers that stand for somebody */
  numbers: boolean;
  state: CommentState;
  shownText: string;
  keptWhy: KeptWhy | '';
  lookedBy: string;
  enteredBy: string;
  erased: boolean;
}

/** All comments of a consultation, in the order they came. */
export async function deskComments(db: Db, sealer: Sealer, consultationId: number): Promise<DeskComment[]> {
  const rows = await db
    .selectFrom('consultation_comments')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .orderBy('id')
    .execute();
  return rows.map((row) => {
    const sender = openedIn<Commenter>(sealer, row.id, 'sender', row.sealed_sender);
    const typed = openedIn<string>(sealer, row.id, 'comment', row.sealed_comment) ?? row.shown_text;
    const text = onScreenOf(sender)(typed);
    return {
      ...{ id: row.id, number: row.number, channel: row.channel, receivedOn: row.received_on, text },
      ...{ paragraph: row.paragraph, agreesWith: row.agrees_with, senderShown: row.sender_shown, state: row.state },
      ...{ numbers: text !== typed, shownText: row.shown_text, keptWhy: row.kept_why as KeptWhy | '' },
      ...{ lookedBy: row.looked_by, enteredBy: row.entered_by, erased: row.personal_erased_on !== null },
    };
  });
}

/** How many comments of each consultation wait to be looked at. */
export async function waitingComments(db: Db, authorityId: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('consultation_comments')
    .select((eb) => ['consultation_id as id', eb.fn.countAll<string>().as('count')])
    .where('authority_id', '=', authorityId)
    .where('state', '=', 'waiting')
    .groupBy('consultation_id')
    .execute();
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}
