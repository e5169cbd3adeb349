import type { Line } from '../lines/lines.ts';
import {
  byColumn,
  type Columns,
  dividedByColumns,
  dividedLikeOthers,
  doubtsOf,
  figuresOf,
  isFigure,
  labelSide,
  partsOf,
  pitch,
  SAME_ROW,
} from './columns.ts';
import { shareLabels } from './label-groups.ts';

/** A row of a table without drawn lines. */
export interface LooseRow {
  texts: string[];
  /** the lines that it is read from, from 0 */
  lines: number[];
  /** a label without figures, which may be a paragraph beside the table */
  alone: boolean;
  /** by column: why the figure there may belong to another */
  doubts?: (string | undefined)[];
}

interface Part extends Line {
  /** the line on which it stands, from 0 */
  on: number;
}

/** Rows from the top down: for each line of figures its label and its figures, and the lines of heads.
 *  A label beside many rows (三、本年度办理结果) names none of them and is left out. */
export function rowsOf(lines: readonly Line[], columns: Columns): LooseRow[] {
  const parts = partsOn(lines, columns);
  const rows = figureRows(lines, parts, columns);
  const figureLines = new Set(rows.flatMap(({ on }) => on));
  const isHead = (at: number) => !figureLines.has(at) && (parts[at] ?? []).some((part) => !labelSide(part, columns));
  // beside heads of columns stands another head, no label
  const besideHead = (line: Line, at: number) =>
    isHead(at) ||
    (!figureLines.has(at) && lines.some((head, on) => isHead(on) && Math.abs(head.base - line.base) < line.size));
  const mayBeLabels = parts.filter((_, at) => !besideHead(lines[at]!, at));
  const labels = nearestToFigures(
    mayBeLabels.flat().filter((part) => labelSide(part, columns)),
    columns.size,
  );
  const standing = labels.map((line) => ({ base: line[0]?.base ?? 0, text: line.map((part) => part.text).join('') }));
  const shared = shareLabels(
    standing,
    rows.map(({ base }) => base),
    columns.size,
  );
  const taken = new Set<number>();
  const found = rows.map(({ on, base }, n) => {
    const { from = 0, to = 0 } = shared[n] ?? {};
    const own = labels.slice(from, to);
    for (const part of own.flat()) taken.add(part.on);
    const text = own.map((line) => line.map((part) => part.text).join('')).join('\n');
    const behind = on.map((at) => (parts[at] ?? []).filter((part) => !labelSide(part, columns)));
    const figures = behind.map((line) => byColumn(line, columns.figures));
    const doubts = [undefined, ...doubtsOf(behind.flat(), columns.figures)];
    const texts = [text, ...columns.figures.map((_, column) => figures.map((line) => line[column]).join(''))];
    return { base, texts, doubts, lines: [...on, ...own.flat().map((part) => part.on)], alone: false };
  });
  const near = new Set(labels.flat());
  const others = parts.flatMap((line, at) => {
    if (figureLines.has(at) || taken.has(at)) return [];
    const heads = line.filter((part) => !labelSide(part, columns));
    const label = line.filter((part) => labelSide(part, columns) && (heads.length > 0 || near.has(part)));
    if (heads.length === 0 && label.length === 0) return [];
    return [{ at, base: lines[at]?.base ?? 0, label: label.map((part) => part.text).join(' '), heads }];
  });
  const all: (LooseRow & { base: number })[] = [...found, ...headsOf(others, columns, figureLines)].sort(
    (a, b) => a.base - b.base,
  );
  const labelled = all.some(({ texts }) => texts[0] !== '');
  if (labelled) return all;
  return all.map(({ texts, doubts, ...row }) => ({
    ...row,
    texts: texts.slice(1),
    ...(doubts && { doubts: doubts.slice(1) }),
  }));
}

/** Parts of each line, those of neighbouring columns parted. */
function partsOn(lines: readonly Line[], columns: Columns): Part[][] {
  const coarse = lines.map((line) =>
    partsOf(line).flatMap((part) => (isFigure(part.text) ? [part] : dividedByColumns(part, columns))),
  );
  const labels = coarse.flat().filter((part) => labelSide(part, columns));
  return coarse.map((line, on) =>
    line
      .flatMap((part) => (labelSide(part, columns) ? dividedLikeOthers(part, labels, columns.size) : [part]))
      .map((part) => ({ ...part, on })),
  );
}

/** A table with fewer columns has room for its heads on one line each. */
const NARROW = 5;

interface HeadLine {
  at: number;
  base: number;
  label: string;
  heads: Part[];
}

/** Rows of heads: each line as it stands, but in a table of many columns the pieces of a head that its narrow column
 *  broke are one, as are the lines of a label without figures. A head over several columns keeps its own line. */
function headsOf(others: readonly HeadLine[], { figures, size }: Columns, figureLines: ReadonlySet<number>) {
  const rows: (LooseRow & { base: number; at: number; narrow: boolean })[] = [];
  const width = pitch(figures);
  for (const { at, base, label, heads } of others) {
    const alone = heads.length === 0;
    const narrow = !alone && figures.length >= NARROW && heads.every(({ x0, x1 }) => x1 - x0 <= width + 0.1 * size);
    const last = rows.at(-1);
    const texts = [label, ...byColumn(heads, figures)];
    const follows = last && !Array.from(figureLines).some((line) => line > last.at && line < at);
    if (follows && ((narrow && last.narrow) || (alone && last.alone && base - last.base < 1.9 * size))) {
      last.texts = last.texts.map((text, n) => text + (texts[n] ?? ''));
      last.lines.push(at);
      Object.assign(last, { at, base });
    } else rows.push({ texts, base, at, lines: [at], narrow, alone });
  }
  return rows;
}

/** Lines of figures; those that stand closer than lines of text can are one row, in which a narrow column broke a figure. */
function figureRows(
  lines: readonly Line[],
  parts: readonly Part[][],
  columns: Columns,
): { on: number[]; base: number }[] {
  const rows: { on: number[]; base: number; most: number; last: number }[] = [];
  for (const [at, { base }] of lines.entries()) {
    const line = parts[at] ?? [];
    if (!hasFigures(line, columns)) continue;
    const row = rows.at(-1);
    if (!row || base - row.last > SAME_ROW * columns.size) rows.push({ on: [at], base, most: line.length, last: base });
    else {
      row.on.push(at);
      row.last = base;
      if (line.length > row.most) Object.assign(row, { base, most: line.length });
    }
  }
  return rows;
}

/** Figures behind a label or beside each other, or one alone under the figures above. */
function hasFigures(parts: readonly Part[], columns: Columns): boolean {
  const figures = figuresOf(parts);
  const last = parts.at(-1);
  if (figures.length > 0) return parts.some((part) => !labelSide(part, columns));
  // a word that stands among figures is a figure that somebody mistyped
  return last !== undefined && parts.filter((part) => !labelSide(part, columns) && isFigure(part.text)).length >= 2;
}

/** Labels that have no other label between them and the figures, line by line. With a line of a label, its other lines
 *  are told too: those close above and below, set to the same middle or edge. */
function nearestToFigures(labels: readonly Part[], size: number): Part[][] {
  const far = new Set(
    labels.filter((one) => labels.some((other) => other.x0 >= one.x1 && Math.abs(other.base - one.base) < 0.98 * size)),
  );
  const together = (a: Part, b: Part) =>
    Math.abs(a.base - b.base) < 1.9 * size &&
    (Math.abs(a.x0 + a.x1 - b.x0 - b.x1) < size || Math.abs(a.x0 - b.x0) < 0.3 * size);
  for (const one of far) for (const other of labels) if (!far.has(other) && together(one, other)) far.add(other);
  const near = labels.filter((one) => !far.has(one)).sort((a, b) => a.base - b.base || a.x0 - b.x0);
  const lines: Part[][] = [];
  for (const part of near) {
    if (lines.at(-1)?.[0]?.on === part.on) lines.at(-1)?.push(part);
    else lines.push([part]);
  }
  return lines;
}
