import { type Calendar, clockOf, clockSentence, explain, fold, may, parseDate } from '../../law/index.ts';
import type { Registration } from './receive.tsx';

/** What registering would come to, before it is done. */
export interface ReceiptPreview {
  /** YYYY-MM-DD; null: not yet received, or the dates do not fit */
  received: string | null;
  /** the last day to reply, YYYY-MM-DD */
  due: string | null;
  headline: string;
  /** how the day of receipt comes about, and how the days are counted from it */
  why: string[];
}

/** The day of receipt and the last day to reply as the server would count them, with the reasons. 条例 arts. 31, 33 */
export function receiptPreview(step: Registration, today: string, calendar: Calendar): ReceiptPreview {
  const verdict = may(null, step, today, calendar);
  if (!verdict.ok) return { received: null, due: null, headline: '还算不出收到申请之日', why: [verdict.why] };
  const state = fold([step]);
  if (!state.received)
    return {
      received: null,
      due: null,
      headline: '尚未收到，答复期限还不起算',
      why: [ruleOf(step), '登记后列在“待与申请人确认收到”，确认时再填写日期。'],
    };
  const clock = explain(parseDate(state.received), clockOf(state, today), parseDate(today), calendar);
  return {
    received: state.received,
    due: clock.due.date.toString(),
    headline: `${state.received} 收到，${clockSentence(clock, parseDate(today))}`,
    why: [ruleOf(step), ...clock.why],
  };
}

/** Which day is that of receipt, and why. art. 31 */
function ruleOf({ channel, on, confirmed, receiptConfirms }: Registration): string {
  const article = '（《条例》第三十一条）';
  if (channel === 'inPerson') return `当面提交的，以提交之日 ${on} 为收到申请之日${article}。`;
  if (channel === 'registeredPost') return `邮寄需要签收的，以签收之日 ${on} 为收到申请之日${article}。`;
  if (receiptConfirms) return `本机关已公布以系统收到为确认，收到之日为系统收到的 ${on}${article}。`;
  const who = channel === 'ordinaryPost' ? '平常信函以与申请人确认之日' : '互联网、传真以双方确认之日';
  return confirmed
    ? `${who} ${confirmed} 为收到申请之日${article}。`
    : `${who}为收到申请之日，现在还没有确认${article}。`;
}
