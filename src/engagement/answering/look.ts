import type { Db } from '../../platform/database/index.ts';
import type { Outcome } from '../../platform/outcome.ts';
import type { Passage } from '../../platform/public-text/index.ts';
import { foundIn } from '../../publishing/index.ts';
import type { AnswerContent } from './content.ts';

/** What the automatic checks find in an answer: it goes to one person, who may show it to everybody. 条例 arts. 14, 15 */
export function foundInAnswer(
  db: Db,
  authorityId: number,
  { body, translation }: AnswerContent,
  today: string,
): Promise<Outcome<Passage[]>> {
  const written = [
    { where: '答复', field: 'body', text: body },
    { where: '答复译文', field: 'translation', text: translation },
  ].filter(({ text }) => text);
  return foundIn(db, { authorityId, columnId: null, parts: { written, beside: [] }, how: 'sensitive' }, today);
}
