import type { Measure } from '../../platform/measures.ts';
import { figureText, type MonthFigures, ofMonths } from './figures.ts';

/** A number that somebody typed and that the books do not have. */
export interface Contradiction {
  /** '主动公开信息 15 条次' */
  said: string;
  /** '12' */
  books: string;
  /** what to write in its place: '{{published}}' */
  figure: string;
}

/** How texts name what is counted besides a measure's own label. */
const NAMES: Record<string, readonly string[]> = {
  published: ['主动公开政府信息', '公开政府信息'],
  'published.late': ['才公开的'],
  'dues.timely': ['及时率'],
  'dues.covered': ['覆盖率'],
  'dues.late': ['逾期未公开的'],
  applications: ['收到政府信息公开申请', '收到申请', '新收申请'],
  'site.score': ['网站自查得'],
  'training.sessions': ['组织培训', '开展培训'],
};

/** A live figure stands here: what follows belongs to it. */
const LIVE = '￼';
const GAP = String.raw`[^\d，。；：、！？\n${LIVE}]{0,6}?`;
const NUMBER = String.raw`(\d[\d,]*(?:\.\d+)?)\s*(%|条次|条|项|件|分|次|场|人次|起|处)?`;

/** 条次 is said 条 too. */
const plain = (unit: string): string => (unit === '条次' ? '条' : unit);
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\（）]/g, '\\$&');

/** Numbers that were typed after the name of what a measure counts and that are another than the books'. Only what is
 *  named plainly is judged: a number of 本年, 累计 or 上月, or with another unit, is of something else. */
export function contradictionsIn(source: string, figures: MonthFigures, measures: readonly Measure[]): Contradiction[] {
  const text = source
    .replace(/\{\{[^{}]*\}\}/g, LIVE)
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const found: Contradiction[] = [];
  for (const one of ofMonths(measures)) {
    const books = figureText(one.id, figures, measures);
    if (books === undefined) continue;
    const names = [one.label, ...(NAMES[one.id] ?? [])].map(escaped).join('|');
    for (const match of text.matchAll(new RegExp(`(?:${names})(${GAP})${NUMBER}`, 'gu'))) {
      const [said, between, typed, unit] = match;
      const before = text.slice(Math.max(0, match.index - 10), match.index);
      if (/累计|本年|全年|上月|去年|其中$/.test(before.split(/[，。；\n]/).at(-1)!) || /累计|上月|本年/.test(between!))
        continue;
      if (unit && plain(unit) !== plain(one.unit)) continue;
      if (Number(typed!.replaceAll(',', '')) === Number.parseFloat(books)) continue;
      if (!found.some((other) => other.said === said)) found.push({ said, books, figure: `{{${one.id}}}` });
    }
  }
  return found;
}
