import type { Db } from '../../platform/database/index.ts';
import { type Outcome, ok } from '../../platform/outcome.ts';
import type { Passage } from '../../platform/public-text/index.ts';
import { foundIn } from '../../publishing/index.ts';
import { inOrder, sourceOf, type TopicContent } from './content.ts';
import { entryName } from './rules.ts';

/** Texts of a topic, with where each stands. */
export const partsOf = ({ title, question, entries, conclusion }: TopicContent) =>
  [
    { where: '标题', field: 'title', text: title },
    { where: '群众关心什么', field: 'question', text: question },
    ...inOrder(entries).map((entry) => ({
      ...{ where: entryName(entry), field: 'text' },
      text: [entry.text, sourceOf(entry)].filter(Boolean).join('\n'),
    })),
    { where: '结论', field: 'conclusion', text: conclusion },
  ].filter(({ text }) => text);

/** What the automatic checks find in it, with the authority's lists and settings. 条例 arts. 14, 15, 17
 *  @param today 'YYYY-MM-DD' in China @returns invalid where it could not be looked at in time */
export async function foundInTopic(
  db: Db,
  { authorityId, content }: { authorityId: number; content: TopicContent },
  today: string,
): Promise<Outcome<Passage[]>> {
  const parts = { written: partsOf(content), beside: [] };
  const looked = await foundIn(db, { authorityId, columnId: null, parts, how: 'sensitive' }, today);
  return looked.ok ? ok([...looked.value]) : looked;
}
