import { articleInWords, chapterOf, REGULATION, type RegulationArticle } from '../law/index.ts';
import type { ArticleUse } from '../platform/articles.ts';

/** An article with all that the rooms bring of it. */
export interface ArticleLine {
  number: number;
  /** '第二十六条' */
  name: string;
  article: RegulationArticle;
  uses: readonly ArticleUse[];
}

/** A chapter of the Regulation with its articles, in their order. */
export interface Chapter {
  title: string;
  lines: readonly ArticleLine[];
}

/** The whole Regulation, each article with what the rooms bring of it, in their order.
 *  @throws Error for a use of an article that there is not */
export function lawIndex(uses: readonly ArticleUse[]): Chapter[] {
  const unknown = uses.flatMap(({ articles }) => articles).find((number) => !REGULATION[number - 1]);
  if (unknown !== undefined) throw new Error(`the Regulation has no article ${unknown}`);
  const chapters: { title: string; lines: ArticleLine[] }[] = [];
  for (const [at, article] of REGULATION.entries()) {
    const number = at + 1;
    const title = chapterOf(number);
    if (chapters.at(-1)?.title !== title) chapters.push({ title, lines: [] });
    const line = { number, name: articleInWords(number), article };
    chapters.at(-1)!.lines.push({ ...line, uses: uses.filter(({ articles }) => articles.includes(number)) });
  }
  return chapters;
}
