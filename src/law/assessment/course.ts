import type { Calendar } from '../days/calendar.ts';
import { parseDate } from '../days/dates.ts';

/** 条例 art. 46 asks for assessment, public appraisal and accountability and sets no days: those that a scheme starts from,
 *  working days. ○ */
export const SELF_ASSESSMENT_DAYS = 10;
export const ASSESSMENT_APPEAL_DAYS = 5;
/** Who takes off so much or more of one judged item is confirmed by a second person, hundredths: 5 分. ○ */
export const LARGE_LOSS = 5_00;
/** Fewer answers than this to a public appraisal say nothing of an authority. ○ */
export const LEAST_ANSWERS = 30;

/** The last day of so many working days. @param from 'YYYY-MM-DD', day zero */
export function assessmentBy(from: string, days: number, calendar: Calendar): string {
  return calendar.countForward(parseDate(from), days).date.toString();
}

/** Whether a second person has to confirm it. @param points hundredths, of a deduction what is taken off */
export function needsSecond(kind: 'judged' | 'bonus' | 'deduction', weight: number, points: number): boolean {
  if (kind === 'bonus') return false;
  return (kind === 'deduction' ? points : weight - points) >= LARGE_LOSS;
}

/** What stands against an appeal (申诉) of a day; undefined: nothing. ○ */
export function appealFault(by: string, today: string): string | undefined {
  return today > by ? `申诉期限到 ${by} 为止，已经过了` : undefined;
}

/** What stands against points that an appeal would lead to: who appeals does not fare worse by it. ○
 *  @param before, after hundredths; of a deduction what is taken off */
export function worsened(kind: 'judged' | 'bonus' | 'deduction', before: number, after: number): string | undefined {
  const worse = kind === 'deduction' ? after > before : after < before;
  return worse ? '不能因为申诉改成对申诉人更不利的分数' : undefined;
}
