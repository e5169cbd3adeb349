import { type Glyph, middle } from '../../../../platform/reading/pdf-page/shapes.ts';
import { raised } from '../../../../platform/reading/raised.ts';

/** Letters that stand on one line, from left to right. */
export interface Line {
  glyphs: Glyph[];
  text: string;
  x0: number;
  x1: number;
  /** where its letters stand; its largest letters' size */
  base: number;
  size: number;
}

/** Lines from the top down. Raised and lowered letters belong to the line beside them. */
export function linesOf(glyphs: readonly Glyph[]): Line[] {
  const groups: Glyph[][] = [];
  let lead: Glyph | undefined;
  for (const glyph of [...glyphs].sort((a, b) => a.base - b.base || a.x0 - b.x0)) {
    const group = groups.at(-1);
    if (group && lead && glyph.base - lead.base <= 0.45 * Math.max(glyph.size, lead.size)) {
      group.push(glyph);
      if (glyph.size > lead.size) lead = glyph;
    } else {
      groups.push([glyph]);
      lead = glyph;
    }
  }
  return groups.map(lineOf).filter((line) => line.text !== '');
}

/** One line of these letters. */
export function lineOf(glyphs: readonly Glyph[]): Line {
  const ordered = [...glyphs].sort((a, b) => a.x0 - b.x0);
  const lead = ordered.reduce((most, glyph) => (glyph.size > most.size ? glyph : most), ordered[0] as Glyph);
  const seen = ordered.filter((glyph) => glyph.text.trim() !== '');
  return {
    glyphs: seen,
    text: textOf(ordered.map((glyph) => (isRaised(glyph, lead) ? { ...glyph, text: raised(glyph.text) } : glyph))),
    x0: seen[0]?.x0 ?? 0,
    x1: Math.max(...seen.map((glyph) => glyph.x1)),
    base: lead.base,
    size: lead.size,
  };
}

/** Smaller than the letters of its line, and above the line on which they stand. */
const isRaised = (glyph: Glyph, lead: Glyph) =>
  glyph.size < 0.8 * lead.size && glyph.base < lead.base - 0.15 * lead.size;

const latin = (text: string) => /^[\x21-\x7e]/.test(text);

/** Letters as a string: typed spaces once each, a space where Latin words or far parts stand apart. Letters set twice
 *  to look bold are read once. */
function textOf(ordered: readonly Glyph[]): string {
  let text = '';
  let last: Glyph | undefined;
  let space = false;
  for (const glyph of ordered) {
    if (glyph.text.trim() === '') {
      space = true;
      continue;
    }
    if (last && last.text === glyph.text && glyph.x0 - last.x0 < 0.15 * glyph.size) continue;
    const gap = last ? glyph.x0 - last.x1 : 0;
    const words = last !== undefined && latin(last.text.slice(-1)) && latin(glyph.text);
    if (last && (space || gap > (words ? 0.22 : 1) * glyph.size)) text += ' ';
    text += glyph.text;
    last = glyph;
    space = false;
  }
  return text;
}

/** What a cell says: its lines joined by '\n'; text that runs down the page column by column from the right. */
export function cellText(glyphs: readonly Glyph[]): string {
  const seen = glyphs.filter((glyph) => glyph.text.trim() !== '');
  const down = seen.filter((glyph) => glyph.runs === 'down').length;
  const up = seen.filter((glyph) => glyph.runs === 'up').length;
  if (Math.max(down, up) * 2 <= seen.length) {
    return linesOf(glyphs)
      .map((line) => line.text)
      .join('\n');
  }
  return columnsOf(seen, up > down).join('\n');
}

function columnsOf(glyphs: Glyph[], up: boolean): string[] {
  const sign = up ? 1 : -1;
  const columns: Glyph[][] = [];
  for (const glyph of glyphs.sort((a, b) => sign * (middle(a).x - middle(b).x))) {
    const last = columns.at(-1)?.[0];
    if (last && Math.abs(middle(last).x - middle(glyph).x) < 0.5 * glyph.size) columns.at(-1)?.push(glyph);
    else columns.push([glyph]);
  }
  return columns.map((column) =>
    column
      .sort((a, b) => -sign * (a.y0 - b.y0))
      .map((glyph) => glyph.text)
      .join(''),
  );
}

/** Letters one by one, but digits that touch together: a number wider than its cell is still one number. */
export function figureRuns(glyphs: readonly Glyph[]): Glyph[][] {
  const runs: Glyph[][] = [];
  for (const glyph of glyphs) {
    const last = runs.at(-1)?.at(-1);
    const touches =
      last &&
      /^\d$/.test(last.text) &&
      /^\d$/.test(glyph.text) &&
      Math.abs(glyph.base - last.base) < 0.5 &&
      Math.abs(glyph.x0 - last.x1) < 0.15 * glyph.size;
    if (touches) runs.at(-1)?.push(glyph);
    else runs.push([glyph]);
  }
  return runs;
}

/** The middle of letters that follow each other. */
export function middleOf(run: readonly Glyph[]): { x: number; y: number } {
  const [first, last] = [run[0], run.at(-1)] as [Glyph, Glyph];
  return run.length === 1 ? middle(first) : middle({ ...first, x1: last.x1 });
}
