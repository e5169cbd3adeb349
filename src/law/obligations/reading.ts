import { PUBLISH_DAYS } from '../procedure/deadlines.ts';
import { type DueTerm, dueTermFault, FREQUENCIES, type Frequency } from './terms.ts';

/** The frequency that a cell names: '每月', '按季度', '年度'; undefined: none. */
export function readFrequency(text: string): Frequency | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const exact = (Object.keys(FREQUENCIES) as Frequency[]).find((one) => FREQUENCIES[one] === plain);
  if (exact) return exact;
  if (/半年/.test(plain)) return 'halfYearly';
  if (/季/.test(plain)) return 'quarterly';
  if (/每月|按月|逐月|月度/.test(plain)) return 'monthly';
  if (/每年|按年|年度|每一年/.test(plain)) return 'yearly';
  if (/一次性|公开一次|^一次$/.test(plain)) return 'once';
  if (/发生|形成|变更|变化|批准|实时|及时|即时|随时|之日起/.test(plain)) return 'onEvent';
  return undefined;
}

const NUMERALS = '零一二三四五六七八九';

/** A Chinese number below a hundred as figures: '二十' → 20. */
export function figures(text: string): string {
  return text.replace(/([一二三四五六七八九])?十([一二三四五六七八九])?|[一二三四五六七八九]/g, (all, tens, ones) =>
    all.includes('十')
      ? String((tens ? NUMERALS.indexOf(tens) : 1) * 10 + (ones ? NUMERALS.indexOf(ones) : 0))
      : String(NUMERALS.indexOf(all)),
  );
}

/** The term that a cell names: what `termInWords` writes, and what standards usually say ('形成之日起20个工作日内', '批准后
 *  二十日内', '次年1月31日前'). @returns undefined where it names none that fits the frequency */
export function readTerm(frequency: Frequency, text: string): DueTerm | undefined {
  const plain = figures(text.normalize('NFKC').replace(/\s/g, ''));
  const found = termIn(plain);
  return found && dueTermFault(frequency, found) === undefined ? found : undefined;
}

function termIn(plain: string): DueTerm | undefined {
  const working = /(\d{1,3})个?工作日/.exec(plain);
  if (working) return { by: 'after', count: Number(working[1]), in: 'workingDays' };
  const monthDay = /(当年|次年|下年|下一年|第二年|翌年)?(?:度)?(?:的)?(\d{1,2})月(\d{1,2})日/.exec(plain);
  if (monthDay)
    return {
      ...{ by: 'monthDay', month: Number(monthDay[2]), day: Number(monthDay[3]) },
      year: monthDay[1] === undefined || monthDay[1] === '当年' ? 'same' : 'next',
    };
  const days = /(\d{1,3})(?:个)?(?:自然)?(?:日|天)/.exec(plain);
  if (days) return { by: 'after', count: Number(days[1]), in: 'days' };
  return /期末|期内|当期|本期/.test(plain) ? { by: 'end' } : undefined;
}

/** How often and by when, of a cell 公开时限 as standards write it: '按规定时限公开', '长期公开', '自信息形成或者变更之日起20个
 *  工作日内'. What names no rhythm is owed on an event; what names no term, within that of 条例 art. 26.
 *  @returns `read`: whether the cell itself said both */
export function readTime(text: string): { frequency: Frequency; term: DueTerm; read: boolean } {
  const frequency = readFrequency(text);
  const often = frequency ?? 'onEvent';
  const term = readTerm(often, text);
  return {
    frequency: often,
    term: term ?? { by: 'after', count: PUBLISH_DAYS, in: 'workingDays' },
    read: frequency !== undefined && term !== undefined,
  };
}
