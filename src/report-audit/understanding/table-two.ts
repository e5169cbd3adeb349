import { bare } from './figure.ts';
import { isHeadOfThree } from './labels.ts';
import { inOrder, isBlank, type Line, type PlacedCell } from './lines.ts';

/** Labels of table two and the cells behind them; `paths` in the order of the 2021 format. */
const ROWS: readonly { what: string; label: RegExp; paths: readonly string[] }[] = [
  { what: '规章', label: /^(?:行政|部门|地方)?规章$/, paths: ['rules.issued', 'rules.repealed', 'rules.effective'] },
  {
    what: '行政规范性文件',
    label: /^(?:行政)?规范性文件$/,
    paths: ['normativeDocuments.issued', 'normativeDocuments.repealed', 'normativeDocuments.effective'],
  },
  { what: '行政许可', label: /^行政许可$/, paths: ['licences'] },
  { what: '行政处罚', label: /^行政处罚$/, paths: ['penalties'] },
  { what: '行政强制', label: /^行政强制$/, paths: ['coercions'] },
  { what: '行政事业性收费', label: /^行政事业性收费$|^事业性收费$/, paths: ['fees'] },
];
export const TWO_ROWS = ROWS.map(({ what, paths }) => ({ what, paths }));

const HEADS: readonly [string, RegExp][] = [
  ['issued', /制发件数|制发数/],
  ['repealed', /废止件数|废止数/],
  ['effective', /现行有效/],
];

export interface TwoFound {
  what: string;
  place: string;
  /** by path below 'two'; undefined: the columns cannot be told */
  cells: { path: string; cell: PlacedCell }[] | undefined;
  confidence: number;
  why: string;
}

/** Rows of table two in the 2021 format, above table three. */
export function findTwo(lines: readonly Line[]): TwoFound[] {
  const found = new Map<string, TwoFound>();
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
    const at = line.cells.findIndex(({ cell }) => ROWS.some(({ label }) => label.test(bare(cell.text))));
    const row = at >= 0 && ROWS.find(({ label }) => label.test(bare(line.cells[at]!.cell.text)));
    const figures = line.cells.slice(at + 1);
    if (!row || found.has(row.what) || figures.length === 0) continue;
    found.set(row.what, { what: row.what, place: line.place, ...cellsOf(row.paths, figures, head) });
  }
  return [...found.values()];
}

function cellsOf(paths: readonly string[], figures: readonly PlacedCell[], head: { name: string; column: number }[]) {
  if (paths.length === 1) {
    const written = figures.filter((one) => !isBlank(one));
    const same = new Set(written.map(({ cell }) => bare(cell.text))).size === 1;
    if (written.length > 1 && !same) return { cells: undefined, confidence: 0, why: '一格中应只有一个数，读到多个' };
    return { cells: [{ path: paths[0]!, cell: written[0] ?? figures[0]! }], confidence: 1, why: '' };
  }
  const complete = head.length === 3 && new Set(head.map(({ name }) => name)).size === 3;
  const ordered = inOrder(figures, 3, complete ? head.map(({ column }) => column) : undefined);
  if (!ordered) return { cells: undefined, confidence: 0, why: '各列无法对应' };
  const kind = paths[0]!.split('.')[0]!;
  const names = complete ? head.map(({ name }) => `${kind}.${name}`) : paths;
  return { ...ordered, cells: ordered.cells.map((cell, n) => ({ path: names[n]!, cell })) };
}
