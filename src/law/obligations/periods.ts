import { isAfter, isBefore, type PlainDate, parseDate } from '../days/dates.ts';
import { figures } from './reading.ts';
import type { Frequency } from './terms.ts';

/** Frequencies that come again and again. */
export type Rhythm = Exclude<Frequency, 'once' | 'onEvent'>;

/** A month, a quarter, a half or a year. */
export interface DuePeriod {
  /** '2026-11', '2026-Q4', '2026-H2', '2026' */
  key: string;
  first: PlainDate;
  last: PlainDate;
}

const MONTHS: Record<Rhythm, number> = { monthly: 1, quarterly: 3, halfYearly: 6, yearly: 12 };

/** The period that a day lies in. */
export function periodOf(rhythm: Rhythm, day: PlainDate): DuePeriod {
  const months = MONTHS[rhythm];
  const n = Math.floor((day.month - 1) / months);
  const first = day.with({ month: n * months + 1, day: 1 });
  return { key: keyOf(rhythm, day.year, n), first, last: first.add({ months }).subtract({ days: 1 }) };
}

function keyOf(rhythm: Rhythm, year: number, n: number): string {
  if (rhythm === 'monthly') return `${year}-${String(n + 1).padStart(2, '0')}`;
  if (rhythm === 'quarterly') return `${year}-Q${n + 1}`;
  return rhythm === 'halfYearly' ? `${year}-H${n + 1}` : String(year);
}

/** The periods whose last day is not before `from` and whose first is not after `through`, in their order. */
export function periodsBetween(rhythm: Rhythm, from: PlainDate, through: PlainDate): DuePeriod[] {
  const periods: DuePeriod[] = [];
  let period = periodOf(rhythm, from);
  while (!isAfter(period.first, through)) {
    periods.push(period);
    const next = period.last.add({ days: 1 });
    if (next.year > 2099 || isBefore(next, period.last)) break;
    period = periodOf(rhythm, next);
  }
  return periods;
}

/** What a period is called: '2026年11月', '2026年第四季度', '2026年下半年', '2026年'; of an event and of what is owed once ''. */
export function periodName(key: string): string {
  const [, year, part] = /^(\d{4})(?:-(.+))?$/.exec(key) ?? [];
  if (!year) return '';
  if (!part) return `${year}年`;
  if (part.startsWith('Q')) return `${year}年第${'一二三四'[Number(part[1]) - 1]}季度`;
  if (part.startsWith('H')) return `${year}年${part === 'H1' ? '上半年' : '下半年'}`;
  return `${year}年${Number(part)}月`;
}

/** The first and the last day of a period by its key. @throws LawInputError for another key */
export function periodDays(key: string): DuePeriod {
  const [, year, part = ''] = /^(\d{4})(?:-(\d\d|Q[1-4]|H[12]))?$/.exec(key) ?? [];
  const n = Number(part.replace(/\D/g, '')) - 1;
  const [rhythm, month]: [Rhythm, number] = part.startsWith('Q')
    ? ['quarterly', n * 3 + 1]
    : part.startsWith('H')
      ? ['halfYearly', n * 6 + 1]
      : part
        ? ['monthly', n + 1]
        : ['yearly', 1];
  return periodOf(rhythm, parseDate(`${year}-${String(month).padStart(2, '0')}-01`));
}

/** The periods that a title names: '建设村2026年11月财务公开' → ['2026-11']. A month, quarter or half without a year is that of
 *  the year of publication, or of the year before where it lies ahead of the day.
 *  @param published the day on which it was made public */
export function periodsNamed(title: string, published: PlainDate): string[] {
  const plain = figures(title.normalize('NFKC').replace(/\s/g, ''));
  const found: string[] = [];
  const pattern =
    /(?:(\d{4})年度?)?(?:第?([1-4])季度|(上|下)半年|(1[0-2]|0?[1-9])(?:月份?(?!\d{1,2}日)))|(\d{4})年(?!\d{1,2}月)/g;
  for (const [, year, quarter, half, month, alone] of plain.matchAll(pattern)) {
    if (alone) {
      found.push(alone);
      continue;
    }
    const part = quarter ? `Q${quarter}` : half ? `H${half === '上' ? 1 : 2}` : String(month).padStart(2, '0');
    if (year) found.push(`${year}-${part}`);
    else {
      const own = `${published.year}-${part}`;
      found.push(isAfter(periodDays(own).first, published) ? `${published.year - 1}-${part}` : own);
    }
  }
  return [...new Set(found)];
}
