import { byMonth, KEPT_MONTHS, type Kept, middleByMonth, monthOf } from '../../measures/index.ts';
import { type Authority, authoritiesBelow } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Measure } from '../../platform/measures.ts';
import { readable, type Settings } from '../settings/rules.ts';
import { type CityPeriod, periodBefore } from './period.ts';
import { medianOf } from './score.ts';
import { type CityRow, type CityTable, cityTable, knownOf } from './table.ts';

/** One authority among the others, now and in the period before. */
export interface Standing {
  table: CityTable;
  /** undefined: it was not there in this period */
  row: CityRow | undefined;
  before: { period: CityPeriod; row: CityRow | undefined; ranked: number } | undefined;
  /** by measure; as read */
  middles: ReadonlyMap<string, number | null>;
  /** others of the same rank */
  ties: readonly string[];
}

/** How an authority stands. Both periods are judged by the same settings.
 *  @param today YYYY-MM-DD */
export async function standingOf(
  db: Db,
  measures: readonly Measure[],
  { cityId, authority, settings }: { cityId: number; authority: Pick<Authority, 'id'>; settings: Settings },
  { period, today }: { period: CityPeriod; today: string },
): Promise<Standing> {
  const earlier = periodBefore(period, today);
  const [table, before] = await Promise.all([
    cityTable(db, measures, cityId, settings, period),
    earlier && cityTable(db, measures, cityId, settings, earlier),
  ]);
  const own = (rows: readonly CityRow[]) => rows.find((one) => one.authority.id === authority.id);
  const row = own(table.rows);
  const middle = (one: Measure) => {
    const value = medianOf(table.rows.map(({ kept }) => knownOf(one, kept.get(one.id), period)));
    return value === null ? null : readable(one, value);
  };
  const ties = table.rows.filter((one) => one !== row && row?.rank !== undefined && one.rank === row.rank);
  return {
    ...{ table, row },
    before: before && { period: before.period, row: own(before.rows), ranked: before.ranked },
    middles: new Map(measures.map((one) => [one.id, middle(one)])),
    ties: ties.map((one) => one.authority.name),
  };
}

/** A month of a measure, beside the middle of all. */
export interface TrendMonth {
  /** its first day */
  month: string;
  kept: Kept | undefined;
  middle: number | null;
}

/** How many months of a trend are shown: a year and the same month of the year before, or all that are kept. */
export const TREND_MONTHS = { year: 13, all: KEPT_MONTHS } as const;

/** What a measure of an authority came to month by month, the oldest first.
 *  @param today YYYY-MM-DD */
export async function trendOf(
  db: Db,
  measure: Measure,
  { cityId, authority }: { cityId: number; authority: Pick<Authority, 'id'> },
  { months, today }: { months: number; today: string },
): Promise<TrendMonth[]> {
  const range = { from: monthOf(today, months - 1), to: monthOf(today) };
  const below = (await authoritiesBelow(db, cityId)).map(({ id }) => id);
  const [kept, middles] = await Promise.all([
    byMonth(db, authority.id, [measure], range),
    middleByMonth(db, below, measure, range),
  ]);
  const own = new Map(kept.map((one) => [one.month, one]));
  return Array.from({ length: months }, (_, n) => monthOf(today, months - 1 - n)).map((month) => ({
    ...{ month, kept: own.get(month), middle: middles.get(month) ?? null },
  }));
}
