import { monthOf, recordsHref, valueInWords } from '../../measures/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { monthEnd } from '../../platform/dates.ts';
import { compared, type Segment, segmentsOf } from '../../platform/live-text.ts';
import { asOfDay, type Measure, type Measured, measure, measureAcross, valueOfKind } from '../../platform/measures.ts';
import { monthInWords } from '../rules.ts';
import type { Part } from './parts.ts';

/** What a measure came to in a month. */
interface MonthFigure extends Measured {
  /** in the month before */
  before: number | null;
  /** from January on */
  year: number | null;
  /** records of each group, by grouping: [in words, how many] */
  groups: Record<string, [label: string, n: number][]>;
}

/** All that a month's text may name. */
export interface MonthFigures {
  authority: string;
  /** first day of the month */
  month: string;
  /** by measure */
  of: Record<string, MonthFigure>;
}

/** A briefing as it was signed: its parts, line by line. */
export type Frozen = Partial<Record<Part, Segment[][]>>;

/** Measures that a month can be counted by later too. */
export const ofMonths = (measures: readonly Measure[]): Measure[] =>
  measures.filter(({ standing }) => standing !== 'today');

const period = (month: string) => ({ from: month, to: monthEnd(month) });

/** Counts a month out of the books. @param today YYYY-MM-DD */
export async function countMonth(
  db: Db,
  measures: readonly Measure[],
  authority: { id: number; name: string },
  month: string,
  today: string,
): Promise<MonthFigures> {
  const of: Record<string, MonthFigure> = {};
  for (const one of ofMonths(measures)) {
    const asked = { authorities: [authority.id], ...period(month), asOf: asOfDay(one, period(month), today) };
    const groups: MonthFigure['groups'] = {};
    for (const grouping of one.groupings ?? []) {
      const rows = await measureAcross(db, one, asked, [grouping]);
      groups[grouping.id] = Object.entries(grouping.keys).flatMap(([key, label]) => {
        const row = rows.find((found) => found.key === key);
        return row ? [[label, one.kind === 'count' ? row.part : row.whole] as [string, number]] : [];
      });
    }
    const counted = one.standing
      ? standing(db, one, authority.id, month, today)
      : flowing(db, one, authority.id, month, today);
    of[one.id] = { ...(await counted), groups };
  }
  return { authority: authority.name, month, of };
}

type Counted = Omit<MonthFigure, 'groups'>;

/** What happens in months: by one query, from the month before or from January on. */
async function flowing(db: Db, one: Measure, id: number, month: string, today: string): Promise<Counted> {
  const [before, january] = [monthOf(month, 1), `${month.slice(0, 4)}-01-01`];
  const [from] = [before, january].sort() as [string, string];
  const rows = await measureAcross(db, one, { authorities: [id], from, to: monthEnd(month), asOf: today }, ['month']);
  const over = (first: string, last: string): Measured => {
    const found = rows.filter(({ key }) => key >= first.slice(0, 7) && key <= last.slice(0, 7));
    const sum = (of: (row: Measured) => number) => found.reduce((all, row) => all + of(row), 0);
    const [part, whole] = [sum((row) => row.part), sum((row) => row.whole)];
    const values = {
      part,
      whole,
      sum: one.kind === 'level' ? (found.at(-1)?.value ?? null) : sum(({ value }) => value ?? 0),
    };
    return { part, whole, value: valueOfKind(one.kind, values) };
  };
  return { ...over(month, month), before: over(before, before).value, year: over(january, month).value };
}

/** What stands on the last day of a month, and of the one before; of the year so far it is that of the month. */
async function standing(db: Db, one: Measure, id: number, month: string, today: string): Promise<Counted> {
  const on = async (within: { from: string; to: string }): Promise<Measured> => {
    const of = { authorities: [id], ...within, asOf: asOfDay(one, within, today) };
    return (await measure(db, one, of)).get(id)!;
  };
  const now = await on(period(month));
  return { ...now, before: (await on(period(monthOf(month, 1)))).value, year: now.value };
}

const SUFFIXES: Record<string, string> = {
  '': '本月',
  part: '其中计入的',
  whole: '全部',
  others: '未计入的',
  before: '上月',
  comparison: '与上月相比',
  year: '本年累计',
};
const ofShares = new Set(['part', 'whole', 'others']);

interface Named {
  one: Measure;
  suffix: string;
}

/** 'dues.timely.whole' is what of which measure; undefined: nothing */
function namedBy(name: string, measures: readonly Measure[]): Named | undefined {
  for (const one of ofMonths(measures)) {
    if (name !== one.id && !name.startsWith(`${one.id}.`)) continue;
    const suffix = name.slice(one.id.length + 1);
    const known = suffixesOf(one);
    if (known.includes(suffix)) return { one, suffix };
  }
  return undefined;
}

const suffixesOf = (one: Measure): string[] => [
  ...Object.keys(SUFFIXES).filter((suffix) => {
    if (ofShares.has(suffix)) return one.kind === 'share';
    return suffix !== 'comparison' || one.kind === 'count' || one.kind === 'sum';
  }),
  ...(one.groupings ?? []).map(({ id }) => `by.${id}`),
];

/** A figure that the editor offers. */
export interface Offered {
  name: string;
  label: string;
}

/** The figures that a text may name. */
export const offered = (measures: readonly Measure[]): Offered[] => [
  { name: 'month', label: '月份' },
  { name: 'authority', label: '机关名称' },
  ...ofMonths(measures).flatMap((one) =>
    suffixesOf(one).map((suffix) => ({
      name: suffix ? `${one.id}.${suffix}` : one.id,
      label: `${one.label}：${SUFFIXES[suffix] ?? `按${one.groupings!.find(({ id }) => `by.${id}` === suffix)!.label}`}`,
    })),
  ),
];

export const isFigure = (name: string, measures: readonly Measure[]): boolean =>
  name === 'month' || name === 'authority' || namedBy(name, measures) !== undefined;

/** A value without its unit: '12', '93.8%', '99.6', '—' */
const bare = (one: Measure, value: number | null): string =>
  value === null ? '—' : one.kind === 'share' ? valueInWords(one, value) : String(Math.round(value * 10) / 10);

/** What a figure says; undefined: there is none of that name. */
export function figureText(name: string, figures: MonthFigures, measures: readonly Measure[]): string | undefined {
  if (name === 'month') return monthInWords(figures.month);
  if (name === 'authority') return figures.authority;
  const named = namedBy(name, measures);
  const figure = named && figures.of[named.one.id];
  if (!figure) return undefined;
  const { one, suffix } = named;
  if (suffix === 'part') return String(figure.part);
  if (suffix === 'whole') return String(figure.whole);
  if (suffix === 'others') return String(figure.whole - figure.part);
  if (suffix === 'before') return bare(one, figure.before);
  if (suffix === 'year') return bare(one, figure.year);
  if (suffix === 'comparison') return compared(figure.value ?? 0, figure.before ?? 0, one.unit, '上月');
  if (!suffix) return bare(one, figure.value);
  const unit = one.kind === 'share' ? '件' : one.unit;
  const groups = figure.groups[suffix.slice('by.'.length)] ?? [];
  return groups.length ? groups.map(([label, n]) => `${label} ${n} ${unit}`).join('、') : '没有记录';
}

/** Where the records behind a figure stand; undefined: not one list.
 *  @param authority code of whose they are, for a reader of the office above */
export function figureHref(
  name: string,
  month: string,
  measures: readonly Measure[],
  authority?: string,
): string | undefined {
  const named = namedBy(name, measures);
  if (!named || named.suffix === 'comparison') return undefined;
  const { one, suffix } = named;
  const { to } = period(month);
  if (suffix === 'before') return recordsHref(one.id, { ...period(monthOf(month, 1)), authority });
  if (suffix === 'year') return recordsHref(one.id, { from: `${month.slice(0, 4)}-01-01`, to, authority });
  const counting =
    suffix === 'others' ? 'others' : suffix && suffix !== 'part' && one.kind === 'share' ? 'all' : undefined;
  return recordsHref(one.id, { ...period(month), counting, authority });
}

/** A text line by line, its figures apart with what they say now. */
export const linesOf = (source: string, figures: MonthFigures, measures: readonly Measure[]): Segment[][] =>
  source
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => segmentsOf(line.trim(), (name) => figureText(name, figures, measures)));
