import type { Calendar, Due } from '../days/calendar.ts';
import { parseDate, spoken } from '../days/dates.ts';
import type { MessageState, Round } from './state.ts';

/** Working days from receipt in which a message is answered, and a simple one. The Regulation sets none; 政府网站发展指引
 *  (国办发〔2017〕47号) leaves figures to the authority, so what stands here is what this platform promises. ○ */
export const MESSAGE_DAYS = { usual: 5, simple: 1 } as const;

/** Working days of a round without its extension. */
const baseDays = ({ simple }: Pick<Round, 'simple'>): number => MESSAGE_DAYS[simple ? 'simple' : 'usual'];

/** An extension adds at most as much again. ○ */
export const mostExtension = (round: Pick<Round, 'simple'>): number => baseDays(round);

/** The last day to answer a round; day zero does not count. */
export function roundDue(round: Pick<Round, 'zero' | 'simple' | 'extension'>, calendar: Calendar): Due {
  return calendar.countForward(parseDate(round.zero), baseDays(round) + (round.extension ?? 0));
}

/** The last day to answer as the message stands; undefined where nothing runs. */
export function messageDue(state: MessageState, calendar: Calendar): Due | undefined {
  return state.open ? roundDue(state.round, calendar) : undefined;
}

/** Working days from day zero to the answer; 0: on the same day or before the next working day. */
export function daysTaken({ zero, on }: { zero: string; on: string }, calendar: Calendar): number {
  return calendar.countBetween(parseDate(zero), parseDate(on)).days;
}

const ZERO = { received: '收到留言', asked: '收到追问', reopened: '决定重新办理' } as const;

/** Why the limit ends when it does, in sentences. */
export function explainDue(state: MessageState, calendar: Calendar): string[] {
  const { round } = state;
  const due = roundDue(round, calendar);
  const zero = parseDate(round.zero);
  const days = baseDays(round);
  const off = daysOff(round.zero, due.date.toString(), calendar);
  return [
    `${spoken(zero)}${ZERO[round.from]}，当天不计，从第二天起算 ${days} 个工作日${
      round.extension ? `，延长 ${round.extension} 个工作日` : ''
    }，${spoken(due.date, zero)}前答复。`,
    ...(off ? [off] : []),
    ...(due.provisional ? ['其间有日期的放假安排尚未公布，期限暂定，公布后重新计算。'] : []),
  ];
}

/** Holidays and worked weekends on the way; plain weekends need no word. */
function daysOff(from: string, to: string, calendar: Calendar): string {
  const last = parseDate(to);
  const named = new Map<string, number>();
  let worked = 0;
  for (let date = parseDate(from).add({ days: 1 }); date.until(last).days >= 0; date = date.add({ days: 1 })) {
    const day = calendar.day(date);
    if (day.kind === 'holiday') named.set(day.name ?? '节日', (named.get(day.name ?? '节日') ?? 0) + 1);
    if (day.kind === 'makeUp') worked += 1;
  }
  const said = [...named].map(([name, days]) => `${name}放假 ${days} 天不计`);
  if (worked) said.push(`调休上班 ${worked} 天计入`);
  return said.length ? `${said.join('，')}。` : '';
}
