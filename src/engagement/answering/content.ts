import { createHash } from 'node:crypto';

/** What the answer to a report of an error says besides, where it was mended. */
export const MENDED = '网页已经改正，网页上注明改正的日期';

/** What an answer says; a translation may stand beside it where somebody wrote in another language. */
export interface AnswerContent {
  body: string;
  translation: string;
  /** the page in which an error was reported has been mended, and will say so */
  mended?: true;
}

/** SHA-256, hex, of all that a verdict is about: the answer and the very message that it answers, so that one signed for
 *  another message holds for nothing. */
export function answerHash(
  { id, number, question }: { id: number; number: string; question: string },
  { body, translation, mended }: AnswerContent,
): string {
  const said = [body, translation, ...(mended ? ['mended'] : [])];
  return createHash('sha256')
    .update(JSON.stringify(['gongkai message answer 1', id, number, question, ...said]))
    .digest('hex');
}

/** The content as its reviewers compare it. */
export const textOfAnswer = ({ body, translation, mended }: AnswerContent): string =>
  [body, ...(translation ? ['译文：', translation] : []), ...(mended ? [MENDED] : [])].join('\n');
