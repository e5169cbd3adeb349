import { parseDate } from '../../law/index.ts';
import { instantOf } from '../../platform/dates.ts';

/** Minutes after its end in which a form that was opened before still counts; only then is it counted. ○ */
const GRACE_MINUTES = 60;
/** Longest that one may be open, extensions included. ○ */
const MOST_DAYS = 366;

export interface Term {
  /** YYYY-MM-DD, both included; null: nothing was signed yet */
  opensOn: string | null;
  closesOn: string | null;
  withdrawn: boolean;
}

/** `counting`: over, but what was begun before may still come in. */
export type SurveyStanding = 'draft' | 'upcoming' | 'open' | 'counting' | 'closed' | 'withdrawn';

export const STANDINGS: Record<SurveyStanding, string> = {
  draft: '没有公开',
  upcoming: '还没有开始',
  open: '正在进行',
  counting: '已截止，正在统计',
  closed: '已结束',
  withdrawn: '已撤下',
};

/** The first instant after a day. */
const endOf = (day: string): Date => instantOf(parseDate(day).add({ days: 1 }).toString());

/** How a survey stands. It opens and closes by itself: nothing of it is kept. */
export function standingOn({ opensOn, closesOn, withdrawn }: Term, now: Date): SurveyStanding {
  if (withdrawn) return 'withdrawn';
  if (!opensOn || !closesOn) return 'draft';
  if (now < instantOf(opensOn)) return 'upcoming';
  const end = endOf(closesOn);
  if (now < end) return 'open';
  return now.getTime() < end.getTime() + GRACE_MINUTES * 60_000 ? 'counting' : 'closed';
}

/** Whether what somebody began to fill in may still be taken. @param openedAt when their page was drawn */
export function maySend(term: Term, openedAt: Date, now: Date): boolean {
  const standing = standingOn(term, now);
  if (standing === 'open') return true;
  return standing === 'counting' && openedAt < endOf(term.closesOn!) && openedAt >= instantOf(term.opensOn!);
}

/** What is wrong with a term: field → sentence. @param today YYYY-MM-DD in China */
export function termFaults(opensOn: string, closesOn: string, today: string): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!opensOn) faults.opensOn = '请填写开始日期';
  if (!closesOn) faults.closesOn = '请填写截止日期';
  else if (closesOn < today) faults.closesOn = '截止日期已经过了';
  else if (opensOn && closesOn < opensOn) faults.closesOn = '截止日期不能早于开始日期';
  else if (opensOn && daysOf(opensOn, closesOn) > MOST_DAYS) faults.closesOn = `最长 ${MOST_DAYS} 天`;
  return faults;
}

/** Days of a term, both ends included. */
const daysOf = (from: string, to: string) => parseDate(from).until(parseDate(to)).days + 1;

/** Why it may not be extended to that day; undefined: it may. */
export function extensionFault(term: Term, until: string, now: Date): string | undefined {
  const standing = standingOn(term, now);
  if (standing !== 'open' && standing !== 'upcoming') return '已经截止的不能延期；需要再问的，新做一份问卷';
  if (until <= term.closesOn!) return `延期后的截止日期要晚于 ${term.closesOn}`;
  if (daysOf(term.opensOn!, until) > MOST_DAYS) return `连延期在内最长 ${MOST_DAYS} 天`;
  return undefined;
}
