import type { Engine } from './engine.ts';
import { figureDoubt } from './figure-doubt.ts';
import { type Area, cut, type Grey } from './grey.ts';
import { around, type Blot, blotsIn, FAINT, isDust, writtenLines } from './ink.ts';
import type { ReadyPage } from './ready.ts';
import { type Letter, type Recognised, recognise } from './recognise.ts';

type Inked = Pick<ReadyPage, 'picture' | 'mask'>;

/** A line of writing as it was read. */
export interface WrittenLine {
  text: string;
  /** 0 to 1: of its least certain character */
  confidence: number;
  /** its ink */
  area: Area;
}

/** What stands in a cell. */
export interface Written {
  lines: WrittenLine[];
  /** why what was read may be wrong; undefined: it is as it should be */
  doubt?: string | undefined;
}

/** Words are in Chinese; anything else may be a figure, however it was recognised. */
const isWords = (text: string): boolean => /[\u3400-\u9fff]/.test(text.replace(/^[一〇]+$/, ''));
const FIGURES_ONLY = /^[\d.,]+$/;
/** “/”, “—”: there is none. */
const NONE = /^[/／\\]$|^[-—–－_一]{1,3}$/;
const SURE = 0.5;

const HIDDEN = '扫描图片此处模糊，似有字迹，没有认出';
const UNSURE = '扫描图片此处没有认准';

/** Reads what stands in a cell: its lines from the top down. A figure counts only where two readings agree and its ink
 *  is that of as many digits; all else is doubted. @param cell within its ruled lines, in pixels */
export async function writtenIn(engine: Engine, page: Inked, cell: Area): Promise<Written> {
  const blots = blotsIn(page.picture, page.mask, cell).filter((blot) => !isDust(blot));
  if (blots.length === 0) return { lines: [], ...(isFaint(page, cell) && { doubt: HIDDEN }) };
  const lines = writtenLines(blots);
  const [only] = lines;
  if (only && lines.length === 1 && only.length <= 30) {
    const read = await recognise(engine, lineOf(page, only, TIGHT));
    const { letters } = read;
    const text = textOf(letters);
    if (!isWords(text)) return figureIn(engine, page, only, read);
    return { lines: [{ text, confidence: confidenceOf(letters), area: around(only) }] };
  }
  const read: WrittenLine[] = [];
  for (const line of lines) {
    const { letters } = await recognise(engine, lineOf(page, line, TIGHT));
    read.push({ text: textOf(letters), confidence: confidenceOf(letters), area: around(line) });
  }
  const words = read.filter(({ text }) => text !== '');
  const figures = !words.some(({ text }) => isWords(text));
  return { lines: words, ...(figures && { doubt: UNSURE }) };
}

/** Reads a line of text of a page. @param area about it, in pixels @returns undefined: no ink, or nothing recognised */
export async function writtenLine(engine: Engine, page: Inked, area: Area): Promise<WrittenLine | undefined> {
  const blots = blotsIn(page.picture, page.mask, area).filter((blot) => !isDust(blot));
  if (blots.length === 0) return undefined;
  const { letters } = await recognise(engine, lineOf(page, blots, TIGHT));
  const text = textOf(letters);
  return text ? { text, confidence: confidenceOf(letters), area: around(blots) } : undefined;
}

async function figureIn(engine: Engine, page: Inked, blots: Blot[], read: Recognised): Promise<Written> {
  const area = around(blots);
  const free = textOf(read.letters);
  if (NONE.test(free) && blots.length <= free.length && !blots.some(({ touches }) => touches))
    return { lines: [{ text: free === '一' ? '—' : free, confidence: confidenceOf(read.letters), area }] };
  const first = read.asFigure;
  const second = (await recognise(engine, lineOf(page, blots, CLOSER))).asFigure;
  const text = textOf(first);
  const confidence = Math.min(confidenceOf(first), confidenceOf(second));
  const agreed = text !== '' && text === textOf(second) && confidence >= SURE && FIGURES_ONLY.test(text);
  const doubt = agreed ? figureDoubt(text, blots) : UNSURE;
  return { lines: [{ text: text || free || '?', confidence, area }], ...(doubt && { doubt }) };
}

/** Paper around a line, as parts of its height. */
export const TIGHT = { beside: 0.3, above: 0.15 };
const CLOSER = { beside: 0.18, above: 0.1 };

/** A line alone, ruled lines and its neighbours left out. */
export function lineOf({ picture, mask }: Inked, blots: readonly Blot[], { beside, above }: typeof TIGHT): Grey {
  const ink = around(blots);
  const high = ink.y1 - ink.y0;
  const [dx, dy] = [beside * high, Math.max(2, above * high)];
  const area = { x0: ink.x0 - dx, x1: ink.x1 + dx, y0: ink.y0 - dy, y1: ink.y1 + dy };
  const line = cut(picture, area);
  const rules = cut(mask, area);
  for (let at = 0; at < line.data.length; at += 1) {
    const y = Math.floor(at / line.width) + Math.floor(area.y0);
    // half a pixel's blur of the ink belongs to it
    if (rules.data[at] === 0 || y < ink.y0 - 1 || y > ink.y1) line.data[at] = 255;
  }
  return line;
}

export const textOf = (letters: readonly Letter[]): string =>
  letters
    .map(({ text }) => text)
    .join('')
    .trim();
export const confidenceOf = (letters: readonly Letter[]): number =>
  letters.reduce((least, { confidence }) => Math.min(least, confidence), letters.length > 0 ? 1 : 0);

/** Whether there is something as high as a digit, too light to be ink. */
const isFaint = ({ picture, mask }: Inked, cell: Area): boolean =>
  blotsIn(picture, mask, cell, FAINT).some(({ size, y0, y1, x0, x1 }) => size >= 16 && y1 - y0 >= 9 && x1 - x0 >= 3);
