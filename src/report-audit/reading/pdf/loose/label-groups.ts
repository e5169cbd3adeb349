import { likenessToRow } from '../../../understanding/labels.ts';

/** Something that stands on a line of the page. */
export interface Standing {
  base: number;
  text: string;
}

/** How a label of several lines stands beside the figures of its row. */
const ALIGNMENTS: readonly ((first: number, last: number) => number)[] = [
  (first, last) => (first + last) / 2,
  (first) => first,
  (_, last) => last,
];
/** No label has more lines. */
const MOST_LINES = 14;
/** In sizes of the letters: how far a label may stand off its figures, and its lines from each other. */
const FARTHEST = 0.8;
const WIDEST = 2.2;
/** What it costs that a row has no label, that a line between labels belongs to none, and one above or below them all. */
const NO_LABEL = 1.6;
const LOOSE_LINE = 0.4;
const OUTER_LINE = 0.05;
/** What it costs that figures do not stand beside the middle of their labels. */
const UNUSUAL = 2.5;
/** What it costs that lines together are no label known, where the places of lines leave a choice. */
const UNKNOWN = 0.7;

/** Shares lines of labels out among rows of figures, in order, so that each label stands as its figures do: beside the
 *  middle of its lines, its first line or its last, the same way in the whole table.
 *  @param labels from the top down @param rows where the figures of each row stand, from the top down
 *  @param size of the letters
 *  @returns for each row the labels from `from` to before `to`; equal when it has none */
export function shareLabels(
  labels: readonly Standing[],
  rows: readonly number[],
  size: number,
): { from: number; to: number }[] {
  const shared = ALIGNMENTS.map((middle, n) => {
    const { cost, groups } = share(labels, rows, size, middle);
    return { cost: n === 0 ? cost : cost + UNUSUAL, groups };
  });
  return shared.reduce((best, one) => (one.cost < best.cost ? one : best)).groups;
}

const known = (lines: readonly Standing[]): number => likenessToRow(lines.map(({ text }) => text).join(''));

function share(
  labels: readonly Standing[],
  rows: readonly number[],
  size: number,
  middle: (typeof ALIGNMENTS)[number],
) {
  const count = labels.length;
  const base = (at: number) => labels[at]?.base ?? 0;
  /** least cost when the first rows have taken lines from the first `end` ones, by end */
  let costs = Array.from({ length: count + 1 }, (_, end) => end * OUTER_LINE);
  const taken: number[][] = [];
  for (const [row, stands] of rows.entries()) {
    const last = row === rows.length - 1;
    const next = costs.map((cost) => cost + NO_LABEL);
    const from = Array.from({ length: count + 1 }, (_, end) => end);
    for (let end = 1; end <= count; end += 1) {
      for (let begin = end - 1; begin >= Math.max(0, end - MOST_LINES); begin -= 1) {
        if (begin < end - 1 && base(begin + 1) - base(begin) > WIDEST * size) break;
        const off = Math.abs(middle(base(begin), base(end - 1)) - stands) / size;
        if (off > FARTHEST) continue;
        const cost = (costs[begin] ?? 0) + off + UNKNOWN * (1 - known(labels.slice(begin, end)));
        if (cost < (next[end] ?? 0)) {
          next[end] = cost;
          from[end] = begin;
        }
      }
      const skipped = (next[end - 1] ?? 0) + (last ? OUTER_LINE : LOOSE_LINE);
      if (skipped < (next[end] ?? 0)) {
        next[end] = skipped;
        from[end] = -1;
      }
    }
    costs = next;
    taken.push(from);
  }
  return { cost: costs[count] ?? 0, groups: traced(taken, count) };
}

/** @param taken for each row, by where its lines end: where they begin; -1: the line before belongs to no label */
function traced(taken: readonly number[][], count: number): { from: number; to: number }[] {
  const groups: { from: number; to: number }[] = [];
  let end = count;
  for (const from of [...taken].reverse()) {
    while (from[end] === -1) end -= 1;
    const begin = from[end] ?? end;
    groups.unshift({ from: begin, to: end });
    end = begin;
  }
  return groups;
}
