import { type Kept, monthOf, overMonths } from '../../measures/index.ts';
import { type Authority, authoritiesBelow } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { Measure } from '../../platform/measures.ts';
import { isBeyond, judgeable, readable, type Settings } from '../settings/rules.ts';
import { columnsOf } from './columns.ts';
import { type CityPeriod, monthsIn } from './period.ts';
import { judged, ranksOf, type Score, scoreOf } from './score.ts';

/** An authority among those beside it. */
export interface CityRow {
  authority: Authority;
  kept: ReadonlyMap<string, Kept>;
  score: Score;
  /** undefined: it has none, and `unranked` says why */
  rank: number | undefined;
  unranked: string;
  /** measures that are worse than their bounds */
  beyond: readonly string[];
  /** that it was there for a part of the period only */
  note: string;
  /** months over which it is judged */
  months: number;
}

export interface CityTable {
  period: CityPeriod;
  columns: readonly Measure[];
  rows: readonly CityRow[];
  /** how many have a rank */
  ranked: number;
  /** when the newest of its figures was counted; undefined: nothing was counted */
  countedAt: Date | undefined;
  /** months of the period that were not counted yet */
  uncounted: number;
}

/** All authorities below an office, with what they came to in a period and how they stand by it. An authority that was closed
 *  before it, or registered after it without any record in it, is not among them. */
export async function cityTable(
  db: Db,
  measures: readonly Measure[],
  cityId: number,
  settings: Settings,
  period: CityPeriod,
): Promise<CityTable> {
  const below = await authoritiesBelow(db, cityId);
  const columns = columnsOf(measures);
  const judging = new Set([...settings.parts.map(({ measure }) => measure), ...Object.keys(settings.bounds)]);
  const wanted = measures.filter((one) => columns.includes(one) || judging.has(one.id));
  const all = await overMonths(
    db,
    below.map(({ id }) => id),
    wanted,
    { from: period.first, to: period.last },
  );
  const kept = new Map<number, Map<string, Kept>>();
  for (const one of all) {
    const own = kept.get(one.authorityId) ?? new Map<string, Kept>();
    kept.set(one.authorityId, own.set(one.measure, one));
  }
  const known = new Map(wanted.map((one) => [one.id, one]));
  const by: Judging = { known, bounded: judgeable(wanted).filter(({ id }) => id in settings.bounds), settings, period };
  const rows = below.flatMap((authority) => rowOf(authority, kept.get(authority.id) ?? NONE, by));
  const ranks = ranksOf(rows.map(({ score, unranked }) => (unranked ? null : score.score)));
  const counted = Math.max(
    0,
    ...all.filter(({ measure }) => known.get(measure)?.standing !== 'today').map(({ months }) => months),
  );
  const newest = all.reduce((last, { countedAt }) => Math.max(last, countedAt), 0);
  return {
    ...{ period, columns },
    rows: rows.map((row, n) => ({ ...row, rank: ranks[n] })),
    ranked: ranks.filter((rank) => rank !== undefined).length,
    countedAt: newest ? new Date(newest) : undefined,
    uncounted: Math.max(0, monthsIn(period.first, period.last) - counted),
  };
}

const NONE: ReadonlyMap<string, Kept> = new Map();

/** By what every authority of a table is judged. */
interface Judging {
  known: ReadonlyMap<string, Measure>;
  /** measures that have a bound */
  bounded: readonly Measure[];
  settings: Settings;
  period: CityPeriod;
}

function rowOf(
  authority: Authority,
  kept: ReadonlyMap<string, Kept>,
  { known, bounded, settings, period }: Judging,
): CityRow[] {
  const created = dayOf(authority.createdAt);
  const closed = authority.closedAt ? dayOf(authority.closedAt) : undefined;
  let records: string | undefined;
  for (const { since } of kept.values()) if (since && (!records || since < records)) records = since;
  if ((closed && closed < period.first) || (created > period.to && !records)) return [];
  const ended = closed !== undefined && closed <= period.to;
  const since = [monthOf(created), records ?? monthOf(created)].sort()[0]!;
  const begins = [since, period.first].sort()[1]!;
  const months = monthsIn(begins, ended && closed < period.last ? monthOf(closed) : period.last);
  const came = (one: Measure) => knownOf(one, kept.get(one.id), period);
  const score = scoreOf(
    settings.parts,
    (id) => known.get(id),
    (one) => judged(one, came(one), months),
  );
  const beyond = bounded.filter((one) => {
    const value = ended ? null : came(one);
    return isBeyond(one, value === null ? null : readable(one, value), settings.bounds[one.id]);
  });
  return [
    {
      ...{ authority, kept, score, months, rank: undefined },
      unranked: ended ? '已停用' : score.score === null ? '可测的内容太少' : '',
      beyond: beyond.map(({ id }) => id),
      note: [
        begins > period.first && `${created} 登记，从 ${begins.slice(0, 7)} 起按 ${months} 个月计`,
        ended && `${closed} 停用：${authority.closedReason}`,
      ]
        .filter(Boolean)
        .join('；'),
    },
  ];
}

/** What a measure came to; null: it could not be measured, and `whyUnknown` says why. */
export function knownOf(
  { standing }: Pick<Measure, 'standing'>,
  kept: Kept | undefined,
  { running }: Pick<CityPeriod, 'running'>,
): number | null {
  return !kept || (standing === 'today' && !running) ? null : kept.value;
}

/** Why a figure is missing, in words. */
export function whyUnknown(
  { standing, kind }: Pick<Measure, 'standing' | 'kind'>,
  kept: Kept | undefined,
  { running }: Pick<CityPeriod, 'running'>,
): string {
  if (standing === 'today' && !running) return '只有当前的数字，以前的没有留存';
  if (!kept) return '还没有统计';
  return kind === 'level' ? '这段时间没有测得结果' : '这段时间没有可以计算的记录';
}
