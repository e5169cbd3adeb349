import { type DocumentFigure, TWO_LINES, type TwoLine } from '../../law/index.ts';
import { bare, isFigureLike, isNone, labelOf } from './figure.ts';
import { isHeadOfThree } from './labels.ts';
import { inOrder, isBlank, type Line, type PlacedCell } from './lines.ts';

/** How reports name a line of table two where they do not only name it as the form does. */
const OTHER_NAMES: Partial<Record<TwoLine['id'], RegExp>> = {
  rules: /^(?:行政|部门|地方|政府|地方政府)?规章$/,
  normativeDocuments: /^(?:行政)?规范性文件$/,
  fees: /^(?:行政)?事业性收费$/,
};
const lineNamed = (text: string): TwoLine | undefined =>
  TWO_LINES.find(({ id, label }) => OTHER_NAMES[id]?.test(labelOf(text)) ?? labelOf(text) === label);

const HEADS: readonly [DocumentFigure, RegExp][] = [
  ['issued', /制发件数|制发数/],
  ['repealed', /废止件数|废止数/],
  ['effective', /现行有效/],
];

export interface TwoFound {
  line: TwoLine;
  place: string;
  /** by path below 'two'; undefined: the columns cannot be told */
  cells: { path: string; cell: PlacedCell }[] | undefined;
  confidence: number;
  why: string;
}

/** Rows of table two in the 2021 format, above table three, and lines with figures below its heads that name no row. */
export function findTwo(lines: readonly Line[]): { found: TwoFound[]; lost: Line[] } {
  const found = new Map<TwoLine['id'], TwoFound>();
  const lost: Line[] = [];
  let head: { name: string; column: number }[] = [];
  for (const line of lines) {
    if (line.cells.some(({ cell }) => isHeadOfThree(cell.text))) break;
    const named = line.cells.flatMap(({ cell, column }) => {
      const name = HEADS.find(([, pattern]) => pattern.test(bare(cell.text)))?.[0];
      return name ? [{ name, column }] : [];
    });
    if (named.length > 0) {
      head = named;
      continue;
    }
    const at = line.cells.findIndex(({ cell }) => lineNamed(cell.text));
    const row = at >= 0 && lineNamed(line.cells[at]!.cell.text);
    const figures = line.cells.slice(at + 1);
    if (
      !row &&
      head.length > 0 &&
      line.cells.some((one) => !isBlank(one) && isFigureLike(one.cell.text) && !isNone(one.cell.text))
    )
      lost.push(line);
    if (!row || found.has(row.id) || figures.length === 0) continue;
    found.set(row.id, { line: row, place: line.place, ...cellsOf(row, figures, head) });
  }
  return { found: [...found.values()], lost };
}

function cellsOf({ id, paths }: TwoLine, figures: readonly PlacedCell[], head: { name: string; column: number }[]) {
  if (paths.length === 1) {
    const written = figures.filter((one) => !isBlank(one));
    const same = new Set(written.map(({ cell }) => bare(cell.text))).size === 1;
    if (written.length > 1 && !same) return { cells: undefined, confidence: 0, why: '一格中应只有一个数，读到多个' };
    return { cells: [{ path: paths[0], cell: written[0] ?? figures[0]! }], confidence: 1, why: '' };
  }
  const complete = head.length === 3 && new Set(head.map(({ name }) => name)).size === 3;
  const ordered = inOrder(figures, 3, complete ? head.map(({ column }) => column) : undefined);
  if (!ordered) return { cells: undefined, confidence: 0, why: '各列无法对应' };
  const names = complete ? head.map(({ name }) => `${id}.${name}`) : paths;
  return { ...ordered, cells: ordered.cells.map((cell, n) => ({ path: names[n]!, cell })) };
}
