import { linesOn } from './detect.ts';
import type { Engine } from './engine.ts';
import { evenSizes } from './even-sizes.ts';
import { type Area, cut, type Grey } from './grey.ts';
import { around, blotsIn, isDust, writtenLines } from './ink.ts';
import { blotsOutside, type ReadyPage, readyPage } from './ready.ts';
import { recognise } from './recognise.ts';
import { tablesOn } from './tables.ts';
import { confidenceOf, lineOf, TIGHT, textOf, type WrittenLine } from './written.ts';

/** A line of writing, in pixels of its page. */
export interface PageLine extends Area {
  text: string;
  /** 0 to 1: of its least certain character */
  confidence: number;
  /** height of its letters */
  high: number;
}

/** What stands in a cell of a ruled table, rows and columns from 0. */
interface PageCell {
  row: number;
  column: number;
  text: string;
  /** 0 to 1 */
  confidence: number;
}

/** What is written on a page, as people read it. Plain data. */
export interface PageWords {
  /** of the page, in pixels */
  width: number;
  tables: PageCell[][];
  /** outside of the tables, from the top down */
  lines: PageLine[];
  /** something dark and larger than letters lies on it: a seal, a drawing, a photograph */
  covered: boolean;
}

/** A line that was read so surely is not looked at a second time. */
const ENOUGH = 0.9;

/** Reads all that is written on a page: the cells of its ruled tables one by one, and what stands outside of them.
 *  Seconds for a page. @param picture of about 200 dots an inch */
export async function wordsOn(engine: Engine, picture: Grey): Promise<PageWords> {
  const ready = readyPage(picture);
  const tables = tablesOn(ready);
  const read: PageCell[][] = [];
  for (const { cells } of tables) {
    const table: PageCell[] = [];
    for (const { row, column, area } of cells) {
      const lines = await linesIn(engine, ready, area);
      if (lines.length > 0) table.push({ row, column, ...joined(lines) });
    }
    read.push(table);
  }
  const areas = tables.map(({ area }) => area);
  const lines = await outside(engine, ready, areas);
  return { width: ready.picture.width, tables: read, lines, covered: isCovered(ready) };
}

/** So large, in pixels both ways, is no letter: a centimetre. */
const LARGE = 80;

/** Whether ink that hangs together is larger than letters are; titles in large type are no such thing, for their strokes
 *  hang together one by one. */
function isCovered({ picture, mask }: ReadyPage): boolean {
  const whole = { x0: 0, y0: 0, x1: picture.width, y1: picture.height };
  return blotsIn(picture, mask, whole).some(({ x0, x1, y0, y1 }) => x1 - x0 > LARGE && y1 - y0 > LARGE);
}

async function outside(engine: Engine, ready: ReadyPage, tables: readonly Area[]): Promise<PageLine[]> {
  const rest = tables.length > 0 ? blotsOutside(ready, tables) : ready;
  if (!rest) return [];
  const lines: WrittenLine[] = [];
  for (const area of await linesOn(engine, rest.picture)) {
    const line = await lineAt(engine, rest, area);
    if (line) lines.push(line);
  }
  return evenSizes(lines).map(({ text, confidence, area, high }) => ({ text, confidence, high, ...area }));
}

/** A line by its ink alone, and where that is not sure, or there is none (light letters on a dark ground), as it lies. */
async function lineAt(engine: Engine, page: ReadyPage, area: Area): Promise<WrittenLine | undefined> {
  const blots = blotsIn(page.picture, page.mask, area).filter((blot) => !isDust(blot));
  const inked = blots.length > 0 ? await readLine(engine, lineOf(page, blots, TIGHT), around(blots)) : undefined;
  if (inked && inked.confidence >= ENOUGH) return inked;
  const lying = await readLine(engine, cut(page.picture, area), area);
  return lying && (!inked || lying.confidence > inked.confidence) ? lying : inked;
}

/** The lines of a cell, from the top down. */
async function linesIn(engine: Engine, page: ReadyPage, area: Area): Promise<WrittenLine[]> {
  const blots = blotsIn(page.picture, page.mask, area).filter((blot) => !isDust(blot));
  const lines: WrittenLine[] = [];
  for (const line of writtenLines(blots)) {
    const read = await readLine(engine, lineOf(page, line, TIGHT), around(line));
    if (read) lines.push(read);
  }
  return lines;
}

async function readLine(engine: Engine, picture: Grey, area: Area): Promise<WrittenLine | undefined> {
  const { letters } = await recognise(engine, picture);
  const text = textOf(letters);
  return text ? { text, confidence: confidenceOf(letters), area } : undefined;
}

const joined = (lines: readonly WrittenLine[]) => ({
  text: lines.map(({ text }) => text).join(''),
  confidence: Math.min(...lines.map(({ confidence }) => confidence)),
});
