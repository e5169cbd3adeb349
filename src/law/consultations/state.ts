/** What is known of a consultation's time, days as YYYY-MM-DD. */
export interface ConsultationTimes {
  opens: string;
  /** last day of comments, as it was prolonged */
  closes: string;
  extended: boolean;
  /** ended before its time, with a reason: nothing is adopted of it */
  stopped: boolean;
  /** last day to say what was adopted */
  resultsDue: string;
  resultsOn: string | null;
}

export const CONSULTATION_STATES = {
  planned: '即将开始',
  open: '征集中',
  extended: '征集中（已延期）',
  owed: '已结束，等待公布采纳情况',
  late: '已结束，采纳情况逾期未公布',
  published: '已公布采纳情况',
  stopped: '已终止',
} as const;
export type ConsultationState = keyof typeof CONSULTATION_STATES;

/** How a consultation stands on a day. It opens and closes by itself. */
export function consultationState(
  { opens, closes, extended, stopped, resultsDue, resultsOn }: ConsultationTimes,
  day: string,
): ConsultationState {
  if (stopped) return 'stopped';
  if (resultsOn !== null && resultsOn <= day) return 'published';
  if (day < opens) return 'planned';
  if (day <= closes) return extended ? 'extended' : 'open';
  return day <= resultsDue ? 'owed' : 'late';
}

/** Whether comments are taken in such a state. */
export const takesComments = (state: ConsultationState): boolean => state === 'open' || state === 'extended';

/** Why a consultation may not be prolonged to a day; undefined: it may. Once, before it ends, to a later day. ○ */
export function extensionFault(times: ConsultationTimes, until: string, today: string): string | undefined {
  const state = consultationState(times, today);
  if (state === 'extended') return '已经延期过一次，不能再延期';
  if (state !== 'open') return state === 'planned' ? '还没有开始，不需要延期' : '征集已经结束，不能再延期';
  if (until <= times.closes) return `延期后的截止日期应晚于 ${times.closes}`;
  return undefined;
}

/** Why a consultation may not be ended before its time; undefined: it may. */
export function stopFault(times: ConsultationTimes, today: string): string | undefined {
  const state = consultationState(times, today);
  return state === 'planned' || takesComments(state) ? undefined : '征集已经结束，不能再终止';
}
