import {
  answerKind,
  assignMessage,
  draftAnswer,
  enterMessage,
  type NewMessage,
  publishAnswer,
  sendMessage,
  submitAnswer,
  writerOf,
} from '../../engagement/index.ts';
import { type MessageChannel, REVIEW_GATES } from '../../law/index.ts';
import type { Caller } from '../../platform/action.ts';
import { unwrap } from '../../platform/outcome.ts';
import type { Who } from '../../platform/roles.ts';
import { giveVerdict } from '../../review/index.ts';
import type { Books } from '../deeds.ts';
import { authorFor, officeReviewerFor } from '../desks.ts';
import type { Filed } from '../filed.ts';
import type { OfficeCode } from '../town.ts';

/** What people of the town, and who writes to it, do with one message; its id is known once it was sent. */
export function actingOn(books: Books, filed: Filed) {
  const by = (login: string, now: Date): Caller => ({ ...books, who: filed.staff.get(login)!, now });
  const as = (who: Who, now: Date): Caller => ({ ...books, who, now });
  return {
    by,
    writer: (now: Date): Caller => as(writerOf(filed.authorityId), now),

    async sent(now: Date, given: NewMessage): Promise<number> {
      return unwrap(await sendMessage(as(writerOf(filed.authorityId), now), given)).id;
    },
    async entered(now: Date, given: NewMessage, channel: MessageChannel, on: string): Promise<number> {
      return unwrap(await enterMessage(by('officer', now), { ...given, channel, on })).id;
    },
    async assigned(now: Date, id: number, office: OfficeCode, simple = false): Promise<void> {
      const given = { id, office: filed.offices.get(office)!, simple, reason: '' };
      unwrap(await assignMessage(by('officer', now), given));
    },
    async submitted(now: Date, id: number, office: OfficeCode, body: string, mended = false): Promise<void> {
      const author = as(authorFor(filed, office), now);
      unwrap(
        await draftAnswer(author, { id, content: { body, translation: '', ...(mended && { mended: true as const }) } }),
      );
      unwrap(await submitAnswer(author, { id }));
    },
    async reviewed(now: Date, id: number, office: OfficeCode, remark = ''): Promise<void> {
      const { content_hash: contentHash } = await books.db
        .selectFrom('message_answers')
        .select('content_hash')
        .where('message_id', '=', id)
        .where('sent_at', 'is', null)
        .executeTakeFirstOrThrow();
      const verdict = remark ? ('returned' as const) : ('passed' as const);
      const gates = Object.keys(REVIEW_GATES);
      const given = { kind: answerKind, id: String(id), contentHash, gates, verdict, remark };
      unwrap(await giveVerdict(as(officeReviewerFor(filed, office), now), given));
    },
    async published(now: Date, id: number, texts: Omit<Parameters<typeof publishAnswer>[1], 'id'>): Promise<void> {
      unwrap(await publishAnswer(by('head', now), { id, ...texts }));
    },
  };
}
