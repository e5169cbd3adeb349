import type { Calendar, Due } from '../days/calendar.ts';
import { parseDate, spoken } from '../days/dates.ts';
import { CONSULTATION_KINDS, type ConsultationKind, LONGEST_CONSULTATION, RESULTS_DAYS } from './kinds.ts';

/** The last day on which one may comment: `days` days, that of opening being day zero; where it is no working day, the
 *  next that is (as 《民法典》 art. 203 ends periods). @param opens YYYY-MM-DD */
export function lastDayOf(opens: string, days: number, calendar: Calendar): Due {
  return heldOpen(parseDate(opens).add({ days }).toString(), calendar);
}

/** A day, or the next working day where it is none. */
export function heldOpen(day: string, calendar: Calendar): Due {
  let date = parseDate(day);
  let provisional = false;
  for (;;) {
    const at = calendar.day(date);
    provisional ||= at.provisional;
    if (at.working) return { date, provisional };
    date = date.add({ days: 1 });
  }
}

/** What stands against a term; undefined: nothing. 《重大行政决策程序暂行条例》 art. 15
 *  @param shorter why it is shorter than usual; '' where it is not */
export function termFault(kind: ConsultationKind, days: number, shorter: string): string | undefined {
  const least = CONSULTATION_KINDS[kind].days;
  if (!Number.isInteger(days) || days < 1) return '征集天数应为正整数';
  if (days > LONGEST_CONSULTATION) return `征集天数最多 ${LONGEST_CONSULTATION} 天`;
  if (days < least && !shorter.trim())
    return `${CONSULTATION_KINDS[kind].label}一般不少于 ${least} 天；因情况紧急等要缩短的，请写明缩短的理由`;
  return undefined;
}

/** The last day to publish what was adopted. @param closes the last day of comments, YYYY-MM-DD */
export function resultsDue(closes: string, calendar: Calendar): Due {
  return calendar.countForward(parseDate(closes), RESULTS_DAYS);
}

/** Why a term ends when it does, and until when its results are owed, in sentences. */
export function explainTerm(
  { opens, days, closes }: { opens: string; days: number; closes: string },
  calendar: Calendar,
): string[] {
  const zero = parseDate(opens);
  const last = zero.add({ days });
  const moved = heldOpen(last.toString(), calendar).date;
  const due = resultsDue(closes, calendar);
  return [
    `${spoken(zero)}开始，当天不计，征集 ${days} 天，到${spoken(last, zero)}${
      moved.equals(last) ? '' : `；这一天是休息日，顺延到${spoken(moved, zero)}`
    }。`,
    `结束后 ${RESULTS_DAYS} 个工作日内，${spoken(due.date, zero)}前公布采纳情况。`,
  ];
}
