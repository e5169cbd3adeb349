import type { Office } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { monthEnd } from '../../platform/dates.ts';
import { type Across, asOfDay, type Grouping, type Measure, measureAcross } from '../../platform/measures.ts';
import { type RecordsWish, recordsHref } from '../links.ts';
import type { Board } from './boards.ts';

/** A figure with its door. */
export interface Cell {
  /** null: nothing was measured */
  value: number | null;
  href: string;
}

interface Category {
  key: string;
  label: string;
  /** of all lines together; of a level its own value */
  all: Cell;
}

/** A chart with its numbers, every one with the address of its records. */
export interface Drawn {
  board: Board;
  categories: Category[];
  /** one, without a name, where columns are not parted */
  lines: { name: string; cells: Cell[]; all: Cell | undefined }[];
  /** undefined of a level, whose values do not add up */
  all: Cell | undefined;
}

/** Whose figures of which year. */
export interface DashboardOf {
  authorityId: number;
  year: number;
  /** YYYY-MM-DD */
  today: string;
  offices: readonly Office[];
  /** of this office alone */
  officeId: number | undefined;
}

const NIGHTS = 31;

/** The days of a year that can have figures. @returns undefined: the year has not begun */
export function periodOf(year: number, today: string): { from: string; to: string } | undefined {
  const [from, end] = [`${year}-01-01`, `${year}-12-31`];
  return from > today ? undefined : { from, to: end < today ? end : today };
}

const back = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** Counts what a chart shows: by the measure's own query, once. */
export async function draw(db: Db, board: Board, one: Measure, of: DashboardOf): Promise<Drawn> {
  const whole = periodOf(of.year, of.today) ?? { from: `${of.year}-01-01`, to: `${of.year}-12-31` };
  const [first] = [board.across === 'day' ? back(whole.to, NIGHTS - 1) : whole.from, whole.from].sort().reverse();
  const period = { from: first!, to: whole.to };
  const grouping = (id: string | undefined) => one.groupings?.find((group) => group.id === id);
  const across = typeof board.across === 'string' ? board.across : grouping(board.across.grouping)!;
  const parted = grouping(board.lines);
  const asked = { authorities: [of.authorityId], ...period, asOf: asOfDay(one, period, of.today) };
  const rows = await measureAcross(db, one, asked, [across, parted], of.officeId);
  const level = one.kind === 'level';
  const amount = (found: readonly (typeof rows)[number][]): number | null =>
    level ? (found[0]?.value ?? null) : found.reduce((sum, { whole: n }) => sum + n, 0);
  const href = (more: Partial<RecordsWish>) =>
    recordsHref(one.id, {
      ...period,
      counting: one.kind === 'share' ? 'all' : undefined,
      office: of.officeId,
      ...more,
    });
  const cell = (key: string | undefined, second: string | undefined): Cell => ({
    value: amount(rows.filter((row) => (key ?? row.key) === row.key && (second ?? row.second) === row.second)),
    href: href({
      ...(key === undefined ? {} : wishOf(across, key, period)),
      ...(second === undefined ? {} : { group: `${parted!.id}:${second}` }),
    }),
  });
  const there = new Set(rows.map(({ key }) => key));
  const categories = keysOf(across, there, { ...of, period }).map(([key, label]) => ({
    ...{ key, label, all: cell(key, undefined) },
  }));
  const used = parted && Object.entries(parted.keys).filter(([key]) => rows.some(({ second }) => second === key));
  const lines = (used ?? [[undefined, '']]).map(([key, name]) => ({
    name: name!,
    cells: categories.map((category) => cell(category.key, key)),
    all: level ? undefined : cell(undefined, key),
  }));
  return { board, categories, lines, all: level ? undefined : cell(undefined, undefined) };
}

/** What the address of a category's records asks for. */
function wishOf(across: Across, key: string, { from, to }: { from: string; to: string }): Partial<RecordsWish> {
  if (across === 'day') return { from: key, to: key };
  if (across === 'office') return { office: key ? Number(key) : 0 };
  if (across !== 'month') return { group: `${across.id}:${key}` };
  const end = monthEnd(`${key}-01`);
  return { from: `${key}-01` < from ? from : `${key}-01`, to: end > to ? to : end };
}

interface Within extends DashboardOf {
  period: { from: string; to: string };
}

/** The categories of a chart in their order: months up to today, offices that have records, all groups of a grouping. */
function keysOf(across: Across, there: ReadonlySet<string>, of: Within): [key: string, label: string][] {
  if (across === 'day') return [...there].sort().map((day) => [day, day.slice(5)]);
  if (across === 'month') {
    const last = Number(of.period.to.slice(5, 7));
    return Array.from({ length: last }, (_, n) => [`${of.year}-${String(n + 1).padStart(2, '0')}`, `${n + 1} 月`]);
  }
  if (across === 'office') return officeKeys(there, of.offices);
  return groupKeys(across, there);
}

function officeKeys(there: ReadonlySet<string>, offices: readonly Office[]): [string, string][] {
  const named = offices
    .filter(({ id }) => there.has(String(id)))
    .map(({ id, name, closed }): [string, string] => [String(id), closed ? `${name}（已撤并）` : name]);
  return there.has('') ? [...named, ['', '本机关']] : named;
}

const groupKeys = ({ keys }: Grouping, there: ReadonlySet<string>): [string, string][] =>
  Object.entries(keys).filter(([key]) => key !== '' || there.has(''));
