import type { Db, Tx } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { openedIn, openIn, sealIn, type Written } from '../privacy.ts';
import type { MessageRow, TakenStep } from '../store.ts';
import type { AnswerContent } from './content.ts';

export interface Answer {
  id: number;
  content: AnswerContent;
  contentHash: string;
  authors: number[];
  savedBy: string;
  savedAt: Date;
  /** why a reviewer sent it back; '' where none did */
  returned: string;
  sentAt: Date | null;
  signedBy: string;
}

/** Answers of a message, the draft last. */
export async function answersOf(db: Db, sealer: Sealer, messageId: number): Promise<Answer[]> {
  const rows = await db
    .selectFrom('message_answers')
    .selectAll()
    .where('message_id', '=', messageId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...{
      id: row.id,
      contentHash: row.content_hash,
      authors: row.authors,
      savedBy: row.saved_by,
      savedAt: row.saved_at,
    },
    content: openIn<AnswerContent>(sealer, messageId, 'answer', row.sealed_answer),
    returned: openedIn<string>(sealer, messageId, 'returned', row.sealed_returned) ?? '',
    ...{ sentAt: row.sent_at, signedBy: row.signed_by },
  }));
}

export async function draftOf(db: Db, sealer: Sealer, messageId: number): Promise<Answer | undefined> {
  return (await answersOf(db, sealer, messageId)).find(({ sentAt }) => sentAt === null);
}

/** Everything that is to be answered now: what was written, and after the first answer what was asked or said since. */
export function questionOf(sealer: Sealer, row: MessageRow, steps: readonly TakenStep[]): string {
  const written = openedIn<Written>(sealer, row.id, 'written', row.sealed_message);
  const since = steps.filter(({ step }) => step.kind === 'asked' || step.kind === 'rated').map(({ said }) => said);
  return [written?.subject ?? row.subject, written?.text ?? '', ...since].filter(Boolean).join('\n');
}

export async function saveAnswer(
  tx: Tx,
  sealer: Sealer,
  messageId: number,
  draft: { content: AnswerContent; contentHash: string; authors: number[]; by: string; at: Date },
): Promise<void> {
  const row = {
    ...{ sealed_answer: sealIn(sealer, messageId, 'answer', draft.content), content_hash: draft.contentHash },
    ...{ authors: draft.authors, saved_by: draft.by, saved_at: draft.at },
  };
  const { numUpdatedRows } = await tx
    .updateTable('message_answers')
    .set(row)
    .where('message_id', '=', messageId)
    .where('sent_at', 'is', null)
    .executeTakeFirst();
  if (!numUpdatedRows)
    await tx
      .insertInto('message_answers')
      .values({ message_id: messageId, sealed_returned: null, sent_at: null, ...row })
      .execute();
}
