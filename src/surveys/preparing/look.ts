import type { Db } from '../../platform/database/index.ts';
import type { Outcome } from '../../platform/outcome.ts';
import type { Passage } from '../../platform/public-text/index.ts';
import { foundIn } from '../../publishing/index.ts';
import { inLines } from '../questions/written.ts';
import { PARTS, type SurveyContent } from './content.ts';

/** What the automatic checks find in a survey, with the authority's lists and settings. 条例 arts. 14, 15, 17
 *  @param today 'YYYY-MM-DD' in China @returns invalid where it could not be looked at in time */
export function foundInSurvey(
  db: Db,
  { authorityId, content }: { authorityId: number; content: SurveyContent },
  today: string,
): Promise<Outcome<Passage[]>> {
  const written = [
    ...PARTS.map(({ name, label }) => ({ where: label, field: name, text: content[name] })),
    { where: '题目', field: 'questions', text: inLines(content.questions) },
  ].filter(({ text }) => text);
  return foundIn(db, { authorityId, columnId: null, parts: { written, beside: [] }, how: 'sensitive' }, today);
}
