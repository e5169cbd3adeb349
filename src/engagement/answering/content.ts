import { createHash } from 'node:crypto';

/** What an answer says; a translation may stand beside it where somebody wrote in another language. */
export interface AnswerContent {
  body: string;
  translation: string;
}

/** SHA-256, hex, of all that a verdict is about: the answer and the very message that it answers, so that one signed for
 *  another message holds for nothing. */
export function answerHash(
  { id, number, question }: { id: number; number: string; question: string },
  { body, translation }: AnswerContent,
): string {
  return createHash('sha256')
    .update(JSON.stringify(['gongkai message answer 1', id, number, question, body, translation]))
    .digest('hex');
}

/** The content as its reviewers compare it. */
export const textOfAnswer = ({ body, translation }: AnswerContent): string =>
  translation ? `${body}\n译文：\n${translation}` : body;
