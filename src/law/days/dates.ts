import { Temporal } from 'temporal-polyfill';

export type PlainDate = Temporal.PlainDate;

/** Why an input cannot be answered. `message` is a Chinese sentence fit to be shown. */
export type LawInputCode =
  | 'bad-date'
  | 'out-of-range'
  | 'bad-order'
  | 'bad-number'
  | 'bad-arrangement'
  | 'missing-date';

/** Bad input to a rule of law: never a wrong answer, always this error. */
export class LawInputError extends Error {
  override readonly name = 'LawInputError';
  readonly code: LawInputCode;
  constructor(code: LawInputCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The Regulation's first version came into force in 2008; lunar tables and forecasts end with 2099. */
export const FIRST_YEAR = 2008;
export const LAST_YEAR = 2099;

/** 'YYYY-MM-DD' → date. Throws LawInputError for another form, a day that does not exist, or a year outside 2008–2099. */
export function parseDate(text: string): PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
    throw new LawInputError('bad-date', `日期“${text}”格式不对，应写作 2023-09-25 这样的年-月-日`);
  let date: PlainDate;
  try {
    date = Temporal.PlainDate.from(text);
  } catch {
    throw new LawInputError('bad-date', `日期“${text}”不存在，请核对年、月、日`);
  }
  return inRange(date);
}

/** The same date, or LawInputError when its year lies outside 2008–2099. */
export function inRange(date: PlainDate): PlainDate {
  if (date.year < FIRST_YEAR || date.year > LAST_YEAR)
    throw new LawInputError('out-of-range', `只能计算 ${FIRST_YEAR} 年至 ${LAST_YEAR} 年之间的日期，${date} 超出范围`);
  return date;
}

/** Whether a day exists and limits can be counted from it, however long: two years lie between it and the last. What is
 *  typed for a limit is asked this first, for a day beyond would stop every list that counts. */
export function isCountable(text: string): boolean {
  try {
    return parseDate(text).year <= LAST_YEAR - 2;
  } catch {
    return false;
  }
}

export const isBefore = (a: PlainDate, b: PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0;
export const isAfter = (a: PlainDate, b: PlainDate): boolean => Temporal.PlainDate.compare(a, b) > 0;

export function laterOf(a: PlainDate, b: PlainDate): PlainDate {
  return isBefore(a, b) ? b : a;
}

/** 2023年10月27日; without the year behind `before`, named just before, of the same year. */
export function spoken(date: PlainDate, before?: PlainDate): string {
  const day = `${date.month}月${date.day}日`;
  return before?.year === date.year ? day : `${date.year}年${day}`;
}
