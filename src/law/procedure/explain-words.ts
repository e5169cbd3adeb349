import type { Calendar } from '../days/calendar.ts';
import type { ClockDay } from '../days/clock-day.ts';
import { isBefore, laterOf, type PlainDate, parseDate, spoken } from '../days/dates.ts';
import { type Asked, dayZero, pauseOf, REPLY_DAYS, type ReplyClock, type ReplyDue, replyDays } from './deadlines.ts';

const WHOM = { thirdParty: '征求第三方意见', coAuthority: '征求其他机关意见' } as const;

function pauseSentence(
  one: Asked,
  earlier: Asked[],
  zero: PlainDate,
  due: ReplyDue,
  clock: ReplyClock,
  calendar: Calendar,
) {
  const { after, through } = pauseOf(one, clock.asOf);
  const begin = laterOf(after, zero);
  const end = isBefore(due.date, through) ? due.date : through;
  if (!isBefore(begin, end)) return null;
  const skipping = earlier.map((other) => pauseOf(other, clock.asOf));
  const { days } = calendar.countBetween(begin, end, { skipping });
  const span = `${spoken(begin.add({ days: 1 }))}至${spoken(end, begin.add({ days: 1 }))}`;
  const state = one.answered ? '' : '，尚未收到答复，期限暂停计算';
  return `因${WHOM[one.whom ?? 'thirdParty']}，${span}不计入，期限顺延 ${days} 个工作日${state}（《条例》第三十三条）`;
}

/** 遇中秋、国庆节放假；2023年10月7日、10月8日调休上班，照常计入 */
function holidaySentence(days: ClockDay[]): string | null {
  const counted = days.filter(
    ({ kind }) => kind === 'off' || kind === 'counted' || kind === 'due' || kind === 'paused',
  );
  const names = [...new Set(counted.flatMap(({ kind, name }) => (kind === 'off' && name ? [name] : [])))];
  const worked = counted
    .filter(({ makeUp, kind }) => makeUp && kind !== 'paused')
    .map(({ date }) => parseDate(date))
    .map((date, at, all) => spoken(date, all[at - 1]));
  const parts = [
    names.length > 0 ? `期间遇${names.join('、')}放假，不计入` : '',
    worked.length > 0 ? `${worked.join('、')}为调休上班日，计入` : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join('；') : null;
}

/** Sentences of the panel, in the order in which the date came about. */
export function whyItMoved(
  received: PlainDate,
  clock: ReplyClock,
  due: ReplyDue,
  days: ClockDay[],
  calendar: Calendar,
): string[] {
  const zero = dayZero(received, clock);
  if (clock.again?.by)
    return [
      `${spoken(zero)}起重新办理，应在复议决定、判决确定的期限${spoken(due.date, zero)}前重新答复`,
      holidaySentence(days),
    ].filter((sentence) => sentence !== null);
  if (clock.deferredTo)
    return [
      `${spoken(received)}收到申请；申请的数量、频次明显超过合理范围，申请人已说明理由，本机关确定延迟到${spoken(due.date, received)}前答复并已告知（《条例》第三十五条）`,
    ];
  const start = clock.again
    ? `${spoken(zero)}起按复议决定、判决重新办理，决定、判决没有确定期限，次日为第 1 日`
    : clock.restartedOn
      ? `${spoken(received)}收到申请，答复期限自${spoken(zero)}起重新起算，次日为第 1 日`
      : `${spoken(received)}收到申请，当日不计入，次日起的工作日为第 1 日`;
  const asked = [...clock.asked].sort((a, b) => (isBefore(a.asked, b.asked) ? -1 : 1));
  const unknown = [
    ...new Set(days.filter(({ provisional }) => provisional).map(({ date }) => Number(date.slice(0, 4)))),
  ];
  return [
    `${start}；${REPLY_DAYS} 个工作日内答复（《条例》第三十三条）`,
    clock.extended ? `经批准延长 ${replyDays(clock) - REPLY_DAYS} 个工作日（《条例》第三十三条）` : null,
    ...asked.map((one, i) => pauseSentence(one, asked.slice(0, i), zero, due, clock, calendar)),
    holidaySentence(days),
    due.provisional ? `${unknown.join('、')}年节假日安排尚未公布，按双休日和法定节假日推算，日期为暂定` : null,
  ].filter((sentence) => sentence !== null);
}
