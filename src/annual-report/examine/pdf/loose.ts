import { type Line, lineOf } from './lines.ts';
import type { Glyph } from './shapes.ts';
import type { ReadCell } from './table.ts';

/** A stretch of a page's lines: text, or a table whose lines nobody drew. */
export interface Stretch<L extends Line> {
  kind: 'text' | 'table';
  lines: L[];
}

/** A wider gap than this, in sizes of the letters, parts columns. */
const GAP = 1.2;
/** Figures of narrow columns stand closer. */
const FIGURE_GAP = 0.5;
/** Between lines with columns, at most so many others: labels that take several lines. */
const MOST_BETWEEN = 3;

const isFigure = (text: string) => /^[\d０-９.,，．]+$|^[-—–－/／]+$/.test(text.replace(/\s/g, ''));

/** The parts of a line that stand apart, from left to right. */
export function partsOf(line: Line): Line[] {
  const parts: Glyph[][] = [];
  for (const glyph of line.glyphs) {
    const last = parts.at(-1)?.at(-1);
    const figures = last && isFigure(last.text) && isFigure(glyph.text);
    if (last && glyph.x0 - last.x1 <= (figures ? FIGURE_GAP : GAP) * line.size) parts.at(-1)?.push(glyph);
    else parts.push([glyph]);
  }
  return parts.map(lineOf);
}

/** Parts a page's lines into text and tables without drawn lines: lines in columns, at least two of three columns, or
 *  two of which one has figures behind its label, close to each other. */
export function stretchesOf<L extends Line>(lines: readonly L[]): Stretch<L>[] {
  const columned = lines.map((line) => partsOf(line).length >= 2);
  const stretches: Stretch<L>[] = [];
  const add = (kind: Stretch<L>['kind'], some: L[]) => {
    const last = stretches.at(-1);
    if (last?.kind === 'text' && kind === 'text') last.lines.push(...some);
    else if (some.length) stretches.push({ kind, lines: some });
  };
  for (let at = 0; at < lines.length; ) {
    let end = at;
    for (let next = at; columned[at] && next < lines.length && next - end <= MOST_BETWEEN; next++)
      if (columned[next] && near(lines, end, next)) end = next;
    const some = lines.slice(at, end + 1);
    if (!isTable(some)) add('text', some);
    else {
      // a label's first line above the first figures, its last below the last
      const before = stretches.at(-1)?.kind === 'text' && beside(lines[at - 1], lines[at]) ? 1 : 0;
      if (beside(lines[end + 1], lines[end])) end++;
      if (before) stretches.at(-1)?.lines.pop();
      add('table', lines.slice(at - before, end + 1));
    }
    at = end + 1;
  }
  return stretches.filter((stretch) => stretch.lines.length > 0);
}

/** Whether a line is a part of the label of a row whose figures stand on another line. */
function beside(label: Line | undefined, figures: Line | undefined): boolean {
  return label !== undefined && figures !== undefined && close(label, figures) && label.x1 < figures.x0;
}

const close = (a: Line, b: Line) => Math.abs(a.base - b.base) < 1.1 * Math.max(a.size, b.size);

function near(lines: readonly Line[], a: number, b: number): boolean {
  const [upper, lower] = [lines[a], lines[b]];
  return upper !== undefined && lower !== undefined && lower.base - upper.base < 6 * Math.max(upper.size, lower.size);
}

function isTable(lines: readonly Line[]): boolean {
  const parts = lines.map(partsOf);
  const wide = parts.filter((some) => some.length >= 3).length;
  const figures = parts.filter((some) => some.length >= 2 && some.slice(1).every((part) => isFigure(part.text))).length;
  const columned = parts.filter((some) => some.length >= 2).length;
  return wide >= 2 || (columned >= 2 && figures >= 1);
}

/** Reads a table without drawn lines: columns where the parts of its fullest lines stand, a row for each line; a label
 *  of several lines beside one line of figures is one row. */
export function looseTable(lines: readonly Line[], page: number): ReadCell[] {
  const rows = lines.map(partsOf);
  const columns = columnsOf(rows);
  const table = joinLabels(
    rows.map((parts) => byColumn(parts, columns)),
    lines,
  );
  return table.flatMap((texts, row) =>
    texts.map((text, column) => ({ row, column, rowSpan: 1, colSpan: 1, text, page })),
  );
}

type Column = { x0: number; x1: number };

function columnsOf(rows: readonly Line[][]): Column[] {
  const most = Math.max(...rows.map((parts) => parts.length));
  const columns: Column[] = [];
  const parts = rows.filter((row) => row.length >= most - 1 && row.length >= 2).flat();
  for (const { x0, x1 } of parts.sort((a, b) => a.x0 - b.x0)) {
    const last = columns.at(-1);
    if (last && x0 < last.x1) last.x1 = Math.max(last.x1, x1);
    else columns.push({ x0, x1 });
  }
  return columns;
}

function byColumn(parts: readonly Line[], columns: readonly Column[]): string[] {
  const texts = columns.map(() => '');
  for (const part of parts) {
    const away = ({ x0, x1 }: Column) =>
      Math.max(x0 - part.x1, part.x0 - x1, Math.abs(x0 + x1 - part.x0 - part.x1) / 1e4);
    const nearest = columns.reduce((best, column, at) => (away(column) < away(columns[best] ?? column) ? at : best), 0);
    texts[nearest] = [texts[nearest], part.text].filter(Boolean).join(' ');
  }
  return texts;
}

/** Figures set midway beside a label of two or three lines stand on a line of their own. */
function joinLabels(rows: string[][], lines: readonly Line[]): string[][] {
  const closeTo = (a: number, b: number) => {
    const [one, other] = [lines[a], lines[b]];
    return one !== undefined && other !== undefined && close(one, other);
  };
  const labelOnly = (at: number) => rows[at]?.[0] !== '' && rows[at]?.slice(1).every((text) => text === '');
  const gone = new Set<number>();
  rows.forEach((row, at) => {
    if (row[0] !== '' || !row.some(isFigure)) return;
    const beside = [at - 1, at + 1].filter((other) => labelOnly(other) && closeTo(at, other) && !gone.has(other));
    row[0] = beside.map((other) => rows[other]?.[0] ?? '').join('\n');
    for (const other of beside) gone.add(other);
  });
  return rows.filter((_, at) => !gone.has(at));
}
