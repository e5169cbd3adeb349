import { Unreadable } from '../../platform/reading/index.ts';
import { type Engine, type PageWords, wordsOn } from '../../platform/scans/index.ts';
import type { Seen, Sight } from './eyes.ts';

/** A line whose least certain character is less certain than this may say something else. */
const SURE = 0.5;

/** Reads a picture: seconds for each piece. Whatever it is, it answers. */
export async function look(engine: Engine, sight: () => Promise<Sight>): Promise<Seen> {
  try {
    const { pieces, cut, page } = await sight();
    const pages: PageWords[] = [];
    for (const piece of pieces) pages.push(await wordsOn(engine, piece));
    const unsure = doubtOf(pages, { cut, page });
    return { pages, ...(unsure && { unsure }) };
  } catch (error) {
    return { pages: [], unsure: error instanceof Unreadable ? error.message : '图片无法打开，没有识别' };
  }
}

/** Why a person must look at a picture although it was read: a part could not be opened, a page on which nothing was found
 *  is seldom empty, and what is not certain may be another number. */
function doubtOf(pages: readonly PageWords[], { cut, page }: Pick<Sight, 'cut' | 'page'>): string | undefined {
  if (cut) return '里面有的图片无法打开，没有识别全';
  const read = pages.flatMap(({ lines, tables }) => [...lines, ...tables.flat()]);
  if (page && read.length === 0) return '是扫描的图片，没有认出文字';
  if (page && pages.some(({ covered }) => covered)) return '页面上有印章、图形或者照片，盖住的文字可能没有认出';
  const doubtful = read.filter(({ confidence }) => confidence < SURE).length;
  return doubtful > 0 ? `图片里有 ${doubtful} 处文字没有认准` : undefined;
}
