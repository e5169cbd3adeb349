import { wordsOfName } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type Outcome, ok } from '../../platform/outcome.ts';
import type { Passage } from '../../platform/public-text/index.ts';
import { foundIn, foundWithFiles } from '../../publishing/index.ts';
import { type ConsultationContent, PARTS } from './content.ts';

/** What the automatic checks find in a consultation and inside of its files, as far as these were looked into
 *  (`lookInside`). 条例 arts. 14, 15, 17
 *  @param today 'YYYY-MM-DD' in China @returns invalid where it could not be looked at in time */
export async function foundInConsultation(
  db: Db,
  { authorityId, content }: { authorityId: number; content: ConsultationContent },
  today: string,
): Promise<Outcome<Passage[]>> {
  const of = { authorityId, columnId: null };
  const written = PARTS.filter(({ name }) => content[name]).map(({ name, label }) => ({
    ...{ where: label, field: name, text: content[name] },
  }));
  const beside = content.files.map(({ name }) => ({ where: '附件名称', field: 'file', text: wordsOfName(name) }));
  const texts = await foundIn(db, { ...of, parts: { written, beside }, how: 'sensitive' }, today);
  if (!texts.ok) return texts;
  const inside = await foundWithFiles(db, { ...of, parts: { written: [], beside: [] }, files: content.files }, today);
  return inside.ok ? ok([...texts.value, ...inside.value]) : inside;
}
