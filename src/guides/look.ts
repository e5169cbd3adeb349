import { wordsOfName } from '../law/index.ts';
import type { Db } from '../platform/database/index.ts';
import { foreignNames } from '../platform/languages/language.ts';
import { type Outcome, ok } from '../platform/outcome.ts';
import type { Passage } from '../platform/public-text/index.ts';
import { foundIn, foundWithFiles } from '../publishing/index.ts';
import { ELEMENTS, type GuideContent, inWords, samplesIn, translationsIn } from './content.ts';

/** Texts of a guide as its form names them, so that what was confirmed at a field is asked about once. */
function partsOf(content: GuideContent) {
  const of = (field: string, where: string, text: string) => ({ where, field, text });
  const written = ELEMENTS.filter(({ name }) => !['audiences', 'subject', 'charged', 'basis'].includes(name)).map(
    ({ name, label }) => of(name, name === 'place' ? '其他办理地点和时间' : label, inWords(content, name)),
  );
  return [
    ...written,
    of('basis', '设定依据', content.basis),
    of('basisIndex', '依据文件索引号', content.basisIndex),
    of('fee', '收费标准和依据', content.fee),
    ...translationsIn(content).map(({ language, label, text }) =>
      of(`translation-${language}`, `${foreignNames[language]}译文的${label}`, text),
    ),
  ].filter(({ text }) => text);
}

/** What the automatic checks find in a guide and inside of its samples, as far as these were looked into (`lookInside`),
 *  with the authority's lists and settings. 条例 arts. 14, 15, 17
 *  @param today 'YYYY-MM-DD' in China @returns invalid where it could not be looked at in time */
export async function foundInGuide(
  db: Db,
  { authorityId, content }: { authorityId: number; content: GuideContent },
  today: string,
): Promise<Outcome<Passage[]>> {
  const samples = samplesIn(content);
  const of = { authorityId, columnId: null };
  const beside = samples.map(({ name }) => ({ where: '样表名称', field: 'sample', text: wordsOfName(name) }));
  const texts = await foundIn(db, { ...of, parts: { written: partsOf(content), beside }, how: 'sensitive' }, today);
  if (!texts.ok) return texts;
  const files = samples.map(({ hash, name }) => ({ hash, name }));
  const inside = await foundWithFiles(db, { ...of, parts: { written: [], beside: [] }, files }, today);
  return inside.ok ? ok([...texts.value, ...inside.value]) : inside;
}
