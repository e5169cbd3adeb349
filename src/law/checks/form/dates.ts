import { Temporal } from 'temporal-polyfill';
import type { Hit } from '../finding.ts';

const DATE = /(?<!\d)(\d{4})(?:年 ?(\d{1,2})月 ?(\d{1,2})日|([-./])(\d{1,2})\4(\d{1,2})(?!\d|[./]\d|-\d{1,2}(?!\d)))/g;
/** Of no year that is told: what no year has. */
const WITHOUT_YEAR = /(?<![\d年])(\d{1,2})月(\d{1,2})日/g;
const IN_CHINESE = /([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/g;
const NUMERALS = '〇一二三四五六七八九';
/** 至6月1日: of the same year. */
const SAME_YEAR = /^(?:[-~—至到]{1,2}|截止(?:到|于)?)(\d{1,2})月(\d{1,2})日/;
const WEEKDAY = /^ ?[(]?(?:星期|周|礼拜)([一二三四五六日天])/;
const WEEKDAYS = '一二三四五六日';
/** Between the first and the last day of a period. */
const UNTIL = /^(?:[(][^()\n]{0,8}[)])?(?:起|开始)?[，,]?(?:[-~—至到]{1,2}|截止(?:到|于)?)$/;
/** What is said of a paper that is there already. */
const DONE = /(?:成文|印发|发布|公布|签发|制定|通过|修订)(?:日期|时间)?(?:[:：为于]{1,2})$/;

const NO_DAY = { check: 'form.date', severity: 'warn', message: '没有这一天，请核对' } as const;
const ENDS_BEFORE = { check: 'form.period', severity: 'warn', message: '截止日期早于开始日期' } as const;

interface Dated {
  from: number;
  to: number;
  /** undefined: no day of the calendar */
  day: Temporal.PlainDate | undefined;
}

function dayOf(year: string, month: string, day: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
  } catch {
    return undefined;
  }
}

function datesIn(text: string): Dated[] {
  return [...text.matchAll(DATE)].map(({ 0: date, index, 1: year, 2: month, 3: day, 5: other, 6: last }) => ({
    from: index,
    to: index + date.length,
    day: dayOf(year!, month ?? other!, day ?? last!),
  }));
}

/** Days that are none, weekdays that are another, periods that end before they begin, papers of a day to come, in a normal
 *  text. @param today 'YYYY-MM-DD' in China; left out: nothing is said of days to come */
export function datesOf(text: string, today?: string): Hit[] {
  const dates = datesIn(text);
  return [
    ...dates.flatMap((date, n) => [...faultOf(text, date, today), ...endsBefore(text, date, dates[n + 1])]),
    ...dates.flatMap((date) => endsBeforeInYear(text, date)),
    ...daysOfNoYear(text),
    ...inChinese(text).flatMap((date) => faultOf(text, date, today)),
  ];
}

function daysOfNoYear(text: string): Hit[] {
  return [...text.matchAll(WITHOUT_YEAR)]
    .filter(([, month, day]) => !dayOf('2024', month!, day!)) // which has every day that a year may have
    .map(({ 0: found, index }) => ({ ...NO_DAY, from: index, to: index + found.length }));
}

function inChinese(text: string): Dated[] {
  return [...text.matchAll(IN_CHINESE)].map(({ 0: found, index, 1: year, 2: month, 3: day }) => {
    const digits = [...year!].map((one) => ('零○'.includes(one) ? 0 : NUMERALS.indexOf(one))).join('');
    return {
      from: index,
      to: index + found.length,
      day: dayOf(digits, String(numberOf(month!)), String(numberOf(day!))),
    };
  });
}

/** 二十三 */
function numberOf(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? (tens ? NUMERALS.indexOf(tens) : 1) : 0;
  return ten * 10 + (ones ? NUMERALS.indexOf(ones) : 0);
}

/** A period whose last day is told without its year; one from autumn to spring goes on into the next. */
function endsBeforeInYear(text: string, first: Dated): Hit[] {
  const last = SAME_YEAR.exec(text.slice(first.to, first.to + 10));
  if (!first.day || !last) return [];
  const [month, day] = [Number(last[1]), Number(last[2])];
  if (first.day.month >= 9 && month <= 5) return [];
  if (month > first.day.month || (month === first.day.month && day >= first.day.day)) return [];
  return [{ ...ENDS_BEFORE, from: first.from, to: first.to + last[0].length }];
}

function faultOf(text: string, { from, to, day }: Dated, today: string | undefined): Hit[] {
  const place = { from, to };
  if (!day) return [{ ...place, ...NO_DAY }];
  const said = WEEKDAY.exec(text.slice(to, to + 6));
  const weekday = WEEKDAYS[day.dayOfWeek - 1]!;
  if (said && said[1] !== weekday && !(said[1] === '天' && weekday === '日')) {
    const message = `这一天是星期${weekday}，与所写的不一致`;
    return [{ from, to: to + said[0].length, check: 'form.weekday', severity: 'warn', message }];
  }
  if (today && DONE.test(text.slice(Math.max(0, from - 12), from)) && day.toString() > today)
    return [{ ...place, check: 'form.date-to-come', severity: 'warn', message: '这一天还没有到，请核对' }];
  return [];
}

function endsBefore(text: string, first: Dated, last: Dated | undefined): Hit[] {
  if (!first.day || !last?.day || !UNTIL.test(text.slice(first.to, last.from))) return [];
  if (Temporal.PlainDate.compare(first.day, last.day) <= 0) return [];
  return [{ ...ENDS_BEFORE, from: first.from, to: last.to }];
}
