import { REMEDY_BLOCK_IDS, REMEDY_RESULT_IDS, type RemedyBlock, type RemedyResult } from '../../law/index.ts';
import { bare, labelOf } from './figure.ts';
import { inOrder, isBlank, type Line, type PlacedCell, split } from './lines.ts';

export type RemedyKey = { block: RemedyBlock; result: RemedyResult | 'total' };

const RESULTS: readonly [RemedyResult | 'total', RegExp][] = [
  ['upheld', /维持$/],
  ['corrected', /纠正$/],
  ['otherResult', /^其他结果$|^其他$/],
  ['pending', /未审结$/],
  ['total', /^总计$|^合计$/],
];
const WIDTH = 15;
const KEYS: readonly RemedyKey[] = REMEDY_BLOCK_IDS.flatMap((block) =>
  [...REMEDY_RESULT_IDS, 'total' as const].map((result) => ({ block, result })),
);

/** What is left of the head of table four, and stands in no other. */
const PIECES = /复议|诉讼|起诉|审结|纠正|维持/;

/** The result that a label of table four names. */
export const resultOf = (text: string) => RESULTS.find(([, pattern]) => pattern.test(labelOf(text)))?.[0];

export interface RemediesFound {
  place: string;
  /** undefined: the columns cannot be told */
  cells: { key: RemedyKey; cell: PlacedCell }[] | undefined;
  confidence: number;
  why: string;
}

/** Table four: the line of figures below the heads that name its results. */
export function findRemedies(lines: readonly Line[]): RemediesFound | undefined {
  const heads: { column: number; result: RemedyResult | 'total' }[] = [];
  let inside = false;
  /** words of the last lines without figures: a head that the page's end tore apart may name no result any more */
  let torn = '';
  for (const [at, line] of lines.entries()) {
    const named = line.cells.flatMap(({ cell, column }) => {
      const result = resultOf(cell.text);
      return result ? [{ column, result }] : [];
    });
    if (named.some(({ result }) => result === 'upheld' || result === 'pending')) {
      inside = true;
      heads.push(...named);
      continue;
    }
    const { figures } = split(line, WIDTH);
    const count = figures.filter((one) => !isBlank(one)).length;
    if (count > 0 && count < WIDTH) torn = '';
    else if (count === 0) torn += line.cells.map(({ cell }) => bare(cell.text)).join('');
    if (!inside && !(count === WIDTH && PIECES.test(torn))) continue;
    if (figures.length < WIDTH || (count === 0 && line.cells.length < WIDTH)) continue;
    if (isRestOf(lines[at + 1])) return { place: line.place, cells: undefined, confidence: 0, why: TWO_LINES };
    return { place: line.place, ...columnsOf(figures, heads) };
  }
  return undefined;
}

const TWO_LINES = '数字分在上下两行，不能确定如何相接';

/** Whether a line holds nothing but figures: the form has one line of them, so it is the rest of that. */
function isRestOf(line: Line | undefined): boolean {
  if (!line) return false;
  const { labels, figures } = split(line, WIDTH);
  return labels.length === 0 && figures.some((one) => !isBlank(one));
}

/** Whether the heads name the five results three times, in the order of the format. */
function columnsOf(figures: readonly PlacedCell[], heads: readonly { column: number; result: string }[]) {
  const sorted = [...heads].sort((a, b) => a.column - b.column);
  const distinct = new Set(sorted.map(({ column }) => column)).size;
  const complete = sorted.length === WIDTH && distinct === WIDTH;
  const grouped = [0, 5, 10].every(
    (from) => new Set(sorted.slice(from, from + 5).map(({ result }) => result)).size === 5,
  );
  const keys =
    complete && grouped ? sorted.map(({ result }, n) => ({ block: KEYS[n]!.block, result }) as RemedyKey) : KEYS;
  const ordered = inOrder(figures, WIDTH, complete && grouped ? sorted.map(({ column }) => column) : undefined);
  if (!ordered) return { cells: undefined, confidence: 0, why: '各列无法对应' };
  return { ...ordered, cells: ordered.cells.map((cell, n) => ({ key: keys[n]!, cell })) };
}
