import type { Line } from './lines.ts';

/** A line of text with where it stands. */
export interface PlacedLine extends Line {
  page: number;
  /** number of the line among the lines of its page, from 1 */
  number: number;
}

export interface Margins {
  left: number;
  right: number;
}

export interface Paragraph {
  text: string;
  place: string;
}

/** How a heading of a report begins: 一、 （一） */
const HEADING = /^([一二三四五六七八九十]+\s*、|[（(]\s*[一二三四五六七八九十]+\s*[）)])/;

/** Joins the lines of each paragraph. A paragraph ends where a line stops short of the right margin, or the next line
 *  is set in, is of another size, stands farther off, or begins as headings do. */
export function paragraphsOf(lines: readonly PlacedLine[], margins: Margins): Paragraph[] {
  const groups: PlacedLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && goesOn(last, line, margins)) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => ({ text: group.reduce(glued, ''), place: placeOf(group) }));
}

function goesOn(last: PlacedLine, line: PlacedLine, { left, right }: Margins): boolean {
  if (HEADING.test(line.text)) return false;
  if (Math.abs(last.size - line.size) > 0.15 * last.size) return false;
  if (last.x1 < right - 2.5 * last.size) return false;
  if (line.x0 > left + 0.8 * line.size) return false;
  return line.page !== last.page || line.base - last.base < 3 * line.size;
}

/** The type area reaches over at least this part of a page's width. */
const LEAST_REACH = 0.75;

/** Where most lines begin, and where the longest of those in the size of the text end.
 *  @param width of the pages; where all lines are short, none of them is full */
export function marginsOf(lines: readonly Line[], width: number): Margins {
  const left = common(lines.map((line) => line.x0)) ?? 0;
  const size = common(lines.map((line) => line.size)) ?? 0;
  const body = lines.filter((line) => Math.abs(line.size - size) <= 2);
  return { left, right: body.reduce((most, line) => Math.max(most, line.x1), width * LEAST_REACH) };
}

/** The most common of these, within two points. */
function common(places: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const at of places) counts.set(Math.round(at / 2), (counts.get(Math.round(at / 2)) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
  return most && most[0] * 2;
}

/** Chinese lines follow each other without a space, Latin words with one. */
function glued(text: string, line: Line): string {
  const words = /[a-z]$/i.test(text) && /^[a-z]/i.test(line.text);
  return text + (words ? ' ' : '') + line.text;
}

function placeOf(group: readonly PlacedLine[]): string {
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) return '';
  return first.page === last.page ? `第 ${first.page} 页第 ${first.number} 行` : `第 ${first.page}–${last.page} 页`;
}
