import { type Calendar, LawInputError, parseDate, publishBy } from '../../law/index.ts';

export interface Timeliness {
  /** 'YYYY-MM-DD': the last day to publish */
  by: string;
  late: boolean;
  provisional: boolean;
  sentence: string;
}

/** 条例 art. 26: within 20 working days of the day the information was formed.
 *  @param formedOn 'YYYY-MM-DD' @param publishedOn day of first publication, or undefined @param today day in China
 *  @returns undefined for a day the calendar does not reach */
export function timelinessOf(
  formedOn: string,
  publishedOn: string | undefined,
  today: string,
  calendar: Calendar,
): Timeliness | undefined {
  try {
    const due = publishBy(parseDate(formedOn), calendar);
    const by = due.date.toString();
    const late = (publishedOn ?? today) > by;
    const sentence = publishedOn
      ? `${publishedOn} 公开，${late ? `晚于期限 ${by}` : `在期限 ${by} 之前`}`
      : late
        ? `应于 ${by} 前公开，已超期`
        : `应于 ${by} 前公开`;
    return { by, late, provisional: due.provisional, sentence };
  } catch (error) {
    if (error instanceof LawInputError) return undefined;
    throw error;
  }
}
