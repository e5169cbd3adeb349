import { COLUMNS, type Column, REPLY_ROW_IDS, ROWS } from '../../law/index.ts';
import { isFigureLike, isNone, plain } from './figure.ts';
import { columnOfLabel, isHeadOfThree, likeliestRow, type RowId, rowOfLabel } from './labels.ts';
import { inOrder, isBlank, type Line, MOST_LABELS, type PlacedCell, split } from './lines.ts';

/** A row of table three found among the lines. */
export interface RowFound {
  id: RowId;
  figures: PlacedCell[];
  head: Head | undefined;
  /** blanks between label and first figure in every whole row of the same table */
  offset: number | undefined;
  place: string;
  confidence: number;
  why: string;
}

/** Where the columns stand, as the head says. */
interface Head {
  columns: readonly number[];
  names: readonly Column[];
}

interface Candidate {
  id: RowId | undefined;
  label: string;
  exact: boolean;
  figures: PlacedCell[];
  head: Head | undefined;
  table: number;
  place: string;
  confidence: number;
  why: string;
}

const WIDTH = COLUMNS.length;
const ORDER: readonly RowId[] = [...ROWS];
const ORDER_2019: readonly RowId[] = ROWS.flatMap((row): RowId[] =>
  row === 'other.correctionOverdue' ? ['other'] : row.startsWith('other.') ? [] : [row],
);

/** The rows of table three, wherever they stand in the stream of lines, and lines that belong to it but name no row. */
export function findRows(lines: readonly Line[]): { rows: RowFound[]; lost: Candidate[] } {
  const candidates = joinBroken(candidatesOf(lines));
  for (const one of candidates) guessByLikeness(one);
  inferByPlace(candidates);
  const rows = new Map<RowId, RowFound>();
  const lost: Candidate[] = [];
  for (const [at, one] of candidates.entries()) {
    const known = one.id && rows.get(one.id);
    if (!one.id) lost.push(one);
    else if (isRest(candidates[at + 1])) lost.push(one);
    else if (!known || known.figures.length === 0)
      rows.set(one.id, { ...one, id: one.id, offset: offsetIn(one.table, candidates) });
    else if (written(one) > 0 && textOf(one) !== textOf(known)) lost.push(one);
  }
  // where every row was found, what says "none" of nothing is no row
  const complete = rows.size >= ORDER_2019.length;
  return { rows: [...rows.values()], lost: complete ? lost.filter((one) => one.label || !saysNone(one)) : lost };
}

/** Whether a line without a label holds some figures but not all: perhaps the rest of those above, whose cells were
 *  too narrow for them. */
const isRest = (one: Candidate | undefined): boolean =>
  one !== undefined && !one.id && one.label === '' && written(one) > 0 && written(one) < WIDTH;

/** Blanks before the first figure, when all rows of a table with every figure written have as many. */
function offsetIn(table: number, candidates: readonly Candidate[]): number | undefined {
  const whole = candidates.filter((one) => one.table === table && written(one) === WIDTH);
  const offsets = new Set(whole.map(({ figures }) => figures.findIndex((one) => !isBlank(one))));
  return offsets.size === 1 ? [...offsets][0] : undefined;
}

/** What is written in a row: a table that stands in the file twice says nothing else. */
const textOf = ({ figures }: Pick<Candidate, 'figures'>) =>
  figures
    .filter((one) => !isBlank(one))
    .map(({ cell }) => plain(cell.text))
    .join(' ');

const saysNone = ({ figures }: Candidate) => figures.every((one) => isBlank(one) || isNone(one.cell.text));

const written = ({ figures }: Candidate) => figures.filter((one) => !isBlank(one)).length;

/** A head in other words than the form's: more words than a row has labels, one of them a column's, and no figure. */
const isOtherHead = ({ cells }: Line): boolean => {
  const written = cells.filter((one) => !isBlank(one));
  const names = written.slice(1).some(({ cell }) => columnOfLabel(cell.text));
  return names && written.length > MOST_LABELS && written.every(({ cell }) => !isFigureLike(cell.text));
};

function candidatesOf(lines: readonly Line[]): Candidate[] {
  const found: Candidate[] = [];
  let names = new Map<Column, number>();
  let inside = false;
  for (const line of lines) {
    if (line.cells.some(({ cell }) => isHeadOfThree(cell.text))) {
      if (!inside || found.length > 0) names = new Map();
      if (found.length === 0 || !inside) inside = true;
      for (const { cell, column } of line.cells) {
        const name = columnOfLabel(cell.text);
        if (name) names.set(name, column);
      }
      continue;
    }
    const head = headOf(names);
    const { labels, figures } = split(line, WIDTH, (text) => rowOfLabel(text)?.exact === true);
    const match = labels.length ? matchOf(labels) : undefined;
    if (match?.id === 'received') inside = true;
    if (!inside) continue;
    if (line.cells.some(({ cell }) => /结果维持|尚未审结|直接起诉/.test(cell.text.replace(/\s/g, '')))) {
      inside = false;
      continue;
    }
    if (isOtherHead(line)) continue;
    const label = labels.at(-1)?.cell.text ?? '';
    found.push({
      ...(match ?? { id: undefined, exact: false }),
      label,
      figures,
      head,
      table: line.table,
      place: line.place,
      confidence: 1,
      why: '',
    });
    if (match?.id === 'carriedOut' && figures.some((one) => !isBlank(one))) inside = false;
  }
  return found;
}

/** By the last label; else by all labels of the line together, for one that is split over cells. */
function matchOf(labels: readonly PlacedCell[]) {
  const whole = rowOfLabel(labels.map(({ cell }) => cell.text).join(''));
  const last = rowOfLabel(labels.at(-1)!.cell.text);
  return (last && { ...last, exact: last.exact || whole?.exact === true }) || whole;
}

function headOf(names: ReadonlyMap<Column, number>): Head | undefined {
  if (names.size < WIDTH || new Set(names.values()).size < WIDTH) return undefined;
  const sorted = [...names].sort((a, b) => a[1] - b[1]);
  return { columns: sorted.map(([, column]) => column), names: sorted.map(([name]) => name) };
}

/** Rows that a page's end broke: a line without figures gives its label to its neighbour, or takes its figures. */
function joinBroken(candidates: readonly Candidate[]): Candidate[] {
  const joined: Candidate[] = [];
  for (const one of candidates) {
    const before = joined.at(-1);
    const figures = written(one);
    if (before && written(before) === 0 && figures > 0 && (!one.id || one.id === before.id)) {
      const label = before.label + one.label;
      const match = before.id ? { id: before.id, exact: before.exact } : rowOfLabel(label);
      joined.pop();
      joined.push({ ...one, ...match, label, why: '此行被分页断开，已接续' });
    } else if (figures === 0 && !one.id) {
      // a piece of a label: without figures of its own it says nothing
      if (before && !before.id) Object.assign(before, rowOfLabel(before.label + one.label));
      else if (!before && one.label) joined.push(one);
    } else if (figures === 0 && one.id && (one.id === before?.id || one.figures.length < WIDTH)) {
      if (one.id !== before?.id) joined.push(one);
    } else joined.push(one);
  }
  return joined.filter((one) => one.id || written(one) > 0);
}

function guessByLikeness(one: Candidate): void {
  if (one.id) {
    if (!one.exact) Object.assign(one, { confidence: 0.97, why: one.why || `行标题写作“${one.label.slice(0, 40)}”` });
    return;
  }
  const id = likeliestRow(one.label);
  if (id)
    Object.assign(one, { id, confidence: 0.85, why: `行标题“${one.label.slice(0, 40)}”不完整，按最接近的行对应` });
}

/** Rows without a readable label, between two that have one: as many as the format has there, they are those. */
function inferByPlace(candidates: Candidate[]): void {
  const known = new Set(candidates.flatMap(({ id }) => (id ? [id] : [])));
  const order =
    REPLY_ROW_IDS.some((id) => id.startsWith('other.') && known.has(id)) || !known.has('other') ? ORDER : ORDER_2019;
  let from = 0;
  while (from < candidates.length) {
    if (candidates[from]!.id) {
      from += 1;
      continue;
    }
    let to = from;
    while (to < candidates.length && !candidates[to]!.id) to += 1;
    const before = from === 0 ? -1 : order.indexOf(candidates[from - 1]!.id!);
    const after = to === candidates.length ? order.length : order.indexOf(candidates[to]!.id!);
    const missing = order.slice(before + 1, Math.max(before + 1, after));
    const fits = missing.length === to - from && missing.every((id) => !known.has(id)) && (from === 0 || before >= 0);
    if (fits)
      for (const [n, id] of missing.entries())
        Object.assign(candidates[from + n]!, { id, confidence: 0.7, why: '行标题没有读出，按在表中的位置对应' });
    from = to;
  }
}

/** The cells of a row by column; undefined when the columns cannot be told. */
export function columnsOf(row: RowFound) {
  const ordered = inOrder(row.figures, WIDTH, row.head?.columns, row.offset);
  if (!ordered) return undefined;
  const names = row.head?.names ?? COLUMNS;
  return {
    ...ordered,
    cells: new Map(ordered.cells.map((one, n) => [names[n]!, one] as const)),
  };
}
