import { COLUMN_LABELS, COLUMNS, cellPaths, cellTitle, isAmount } from '../../law/index.ts';
import { readAmount, readCount } from '../understanding/figure.ts';
import type { CellRead, ReadReport, Unread } from '../understanding/read-report.ts';

/** A figure that a person typed in from the original. */
export interface TypedFigure {
  text: string;
  by: string;
  /** YYYY-MM-DD */
  on: string;
}
/** By path of the cell. */
export type TypedFigures = Readonly<Record<string, TypedFigure>>;

/** What is typed for a cell in which nothing stands. */
export const BLANK = '空';

/** What was typed as the cell has it; undefined: it is none of its figures. */
export function typedValue(path: string, text: string): CellRead['value'] | undefined {
  if (text === BLANK) return null;
  const { value } = isAmount(path) ? readAmount(text) : readCount(text);
  if (isAmount(path)) return value ?? undefined;
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}

/** What a cell was read as, as a person would type it; '' where it was not. */
export const readAs = (cell: CellRead | undefined): string =>
  cell === undefined ? '' : cell.value === null ? BLANK : String(cell.value);

const OTHER = 'three.other.';

/** '表三 （六）其他处理·自然人', also of the form of 2019. */
export function nameOfCell(path: string): string {
  const column = COLUMNS.find((one) => path === `${OTHER}${one}`);
  return column ? `表三 （六）其他处理·${COLUMN_LABELS[column]}` : cellTitle(path);
}

/** Cells of the form that the report has, in order. */
function pathsOf({ format, tables }: ReadReport): readonly string[] {
  const paths = format === '2019' ? cellPaths.filter((path) => !path.startsWith('two.')) : cellPaths;
  if (!tables.three?.other) return paths;
  const first = paths.findIndex((path) => path.startsWith(OTHER));
  return [
    ...paths.slice(0, first),
    ...COLUMNS.map((column) => `${OTHER}${column}`),
    ...paths.slice(first).filter((path) => !path.startsWith(OTHER)),
  ];
}

const within = (path: string, whole: string) => path === whole || path.startsWith(`${whole}.`);

/** Cells of the form that were not read, though the paper may have them, in order. */
export const openCells = (read: ReadReport): string[] =>
  pathsOf(read).filter((path) => !(path in read.cells) && !read.missing.some((lost) => within(path, lost)));

/** Cells that a person may type: those that were not read, and those that were recognised on a scan. */
export const editableCells = (read: ReadReport): string[] => {
  const open = new Set(openCells(read));
  return pathsOf(read).filter((path) => open.has(path) || read.cells[path]?.sighting !== undefined);
};

/** What is said of a cell that was not read: of itself, of its row, or of its table. */
export const unreadOf = (path: string, unread: readonly Unread[]): Unread | undefined =>
  unread
    .filter((one) => one.path !== undefined && within(path, one.path))
    .sort((a, b) => b.path!.length - a.path!.length)[0];

/** The report with the figures that people typed in, as if they had been read; cells that were read as text stay as
 *  they were.
 *  Of a row or a table that was not read nothing is said any more once all its cells are there. */
export function withTyped(read: ReadReport, typed: TypedFigures): ReadReport {
  const open = openCells(read);
  const cells = { ...read.cells };
  const editable = editableCells(read);
  const tables = structuredClone(read.tables) as Record<string, Record<string, unknown> | undefined>;
  for (const path of editable) {
    const value = typed[path] && typedValue(path, typed[path].text);
    if (value === undefined) continue;
    const { text, by, on } = typed[path]!;
    const before = read.cells[path] ?? unreadOf(path, read.unread);
    const seen = before?.sighting && { sighting: before.sighting };
    const why = `${by} ${on} 对照原文填入`;
    cells[path] = { value, text, place: before?.place ?? '', confidence: 1, why, typed: true, ...seen };
    put(tables, path, value);
  }
  const left = open.filter((path) => !(path in cells));
  const unread = read.unread.filter(({ path }) => path === undefined || left.some((one) => within(one, path)));
  return { ...read, cells, tables, unread };
}

/** Puts a figure where the rules look for it: two.rules.issued, two.fees, three.refused.process.person */
function put(tables: Record<string, Record<string, unknown> | undefined>, path: string, value: unknown): void {
  const [table = '', ...rest] = path.split('.');
  const last = rest.pop()!;
  tables[table] ??= {};
  if (rest.length === 0) tables[table][last] = value;
  else {
    const row = rest.join('.');
    tables[table][row] = { ...(tables[table][row] as object | undefined), [last]: value };
  }
}
