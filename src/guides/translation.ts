import { createHash } from 'node:crypto';
import type { Foreign, Language } from '../platform/languages/language.ts';
import { foreignLanguages } from '../platform/languages/language.ts';
import type { TranslationStanding } from '../platform/languages/named.ts';
import { type GuideContent, type GuideTexts, type GuideTranslation, TRANSLATED, textsOf } from './content.ts';

/** Of which Chinese text a translation is: SHA-256, hex, of all that is translated. */
const sourceOf = (content: GuideContent): string =>
  createHash('sha256')
    .update(JSON.stringify(TRANSLATED.map(({ name }) => textsOf(content)[name])))
    .digest('hex');

/** Whether a guide has a translation, and whether it is of the Chinese as that stands. */
export function standingIn(content: GuideContent, language: Foreign): TranslationStanding {
  const translation = content.translations?.[language];
  if (!translation) return 'missing';
  return translation.of === sourceOf(content) ? 'current' : 'stale';
}

/** How a guide stands in each language. */
export const standingsOf = (content: GuideContent): Record<Foreign, TranslationStanding> => ({
  en: standingIn(content, 'en'),
  ru: standingIn(content, 'ru'),
});

/** A guide as it is read in a language; what is not translated of it is Chinese altogether. */
export interface SpokenGuide {
  content: GuideContent;
  /** of its texts */
  language: Language;
  /** of its translation; left out for Chinese */
  standing?: TranslationStanding;
}

/** A guide in a language: its translation, or the Chinese where there is none. */
export function guideIn(content: GuideContent, language: Language): SpokenGuide {
  if (language === 'zh') return { content, language };
  const standing = standingIn(content, language);
  const translation = content.translations?.[language];
  if (!translation) return { content, language: 'zh', standing };
  return { content: spoken(content, translation), language, standing };
}

/** Of papers what is said of each is translated line by line; a list that is longer or shorter by now stays Chinese. */
function spoken(content: GuideContent, { of: _, ...texts }: GuideTranslation): GuideContent {
  const given = Object.fromEntries(Object.entries(texts).filter(([name, text]) => name !== 'materials' && text));
  const lines = texts.materials.split('\n').filter(Boolean);
  const papers = content.materials;
  if (!papers || lines.length !== papers.length) return { ...content, ...given };
  const materials = papers.map((paper, n) => {
    const [name = '', ...note] = lines[n]!.split(';').map((part) => part.trim());
    return { ...paper, name: name || paper.name, note: note.join('; ') };
  });
  return { ...content, ...given, materials };
}

/** A guide with its texts in a language as they were typed, which are of its Chinese as it stands; all empty: none any more. */
export function withTranslation(content: GuideContent, language: Foreign, texts: GuideTexts): GuideContent {
  const { [language]: _, ...others } = content.translations ?? {};
  const none = Object.values(texts).every((text) => !text.trim());
  return { ...content, translations: none ? others : { ...others, [language]: { ...texts, of: sourceOf(content) } } };
}

/** What is wrong with a translation beside its Chinese: field → sentence. */
export function translationFaults(content: GuideContent, texts: GuideTexts): Record<string, string> {
  const papers = content.materials?.length ?? 0;
  const lines = texts.materials.split('\n').filter((line) => line.trim()).length;
  const some = Object.values(texts).some((text) => text.trim());
  return {
    ...(some && !texts.title.trim() && { title: '请填写事项名称的译文' }),
    ...(lines > 0 && lines !== papers && { materials: `中文有 ${papers} 项材料，译文有 ${lines} 行，请一项一行` }),
  };
}

/** The languages in which a guide has texts. */
export const translatedInto = ({ translations = {} }: GuideContent): Foreign[] =>
  foreignLanguages.filter((language) => translations[language]);
