import { partsOf, SAME_ROW } from '../loose/columns.ts';
import type { Line } from './lines.ts';

export interface PageLines {
  height: number;
  lines: Line[];
}

/** Parts of a page's height at its head and foot where page numbers, and running titles, stand. */
const NUMBER_ZONE = 0.12;
const TITLE_ZONE = 0.085;

const bare = (text: string) => text.replace(/\s/g, '');
const isPageNumber = (text: string) =>
  /^[-—–－·•~～]{0,3}第?[\d０-９]{1,4}页?((\/|／|of|，|,)?共?[\d０-９]{1,4}页?)?[-—–－·•~～]{0,3}$|^第?[一二三四五六七八九十百]{1,5}页$/i.test(
    bare(text),
  );
/** The same title with another number is the same. */
const titleOf = (text: string) => bare(text).replace(/[\d０-９]+/g, '#');

/** Lines without page numbers and without titles that come back at the head or foot of page after page. */
export function withoutRunning(pages: readonly PageLines[]): Line[][] {
  const titles = new Map<string, number>();
  for (const { lines, height } of pages) {
    const here = new Set(lines.filter((line) => atEdge(line, height, TITLE_ZONE)).map((line) => titleOf(line.text)));
    for (const title of here) titles.set(title, (titles.get(title) ?? 0) + 1);
  }
  const often = Math.max(2, Math.ceil(pages.length * 0.4));
  return pages.map(({ lines, height }) =>
    lines.filter(
      (line) =>
        !(
          atEdge(line, height, NUMBER_ZONE) &&
          isPageNumber(line.text) &&
          partsOf(line).length === 1 &&
          standsApart(line, lines)
        ) && !(atEdge(line, height, TITLE_ZONE) && (titles.get(titleOf(line.text)) ?? 0) >= often),
    ),
  );
}

/** A number close to another line is half of a figure that a narrow column broke. */
const standsApart = (line: Line, lines: readonly Line[]): boolean =>
  !lines.some((other) => other !== line && Math.abs(other.base - line.base) <= SAME_ROW * line.size);

function atEdge(line: Line, height: number, zone: number): boolean {
  return line.base < height * zone || line.base - line.size > height * (1 - zone);
}
