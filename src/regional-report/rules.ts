import { regionReportBy } from '../law/index.ts';
import { isDay } from '../platform/dates.ts';
import { conflict, type Failure, invalid } from '../platform/outcome.ts';
import { has, type Who } from '../platform/roles.ts';
import { cityOffice } from '../report-submissions/index.ts';

/** What the audit log calls a region's report of a year. */
export const regionSubject = (authorityId: number, year: number): string => `region-report:${authorityId}:${year}`;

/** What hinders the region's publication; undefined when nothing does. 条例 art. 49 */
export function publicationFault(
  who: Who,
  at: { year: number; date: string; today: string; accepted: number; published: boolean },
): Failure | undefined {
  const wrong = (message: string) => invalid(message, { date: message });
  if (!has(who, ...cityOffice)) return invalid('只有市政务公开办可以发布本地区年度报告');
  if (at.published) return conflict('本地区年度报告已发布');
  if (at.accepted === 0) return invalid('还没有接收任何机关的报告，不能汇总发布');
  if (!isDay(at.date)) return wrong(`请填写落款日期，应在 ${regionReportBy(at.year)} 前`);
  if (at.date <= `${at.year}-12-31`) return wrong(`落款日期应在 ${at.year} 年结束之后`);
  if (at.date > at.today) return wrong('落款日期不能晚于今天');
  return undefined;
}
