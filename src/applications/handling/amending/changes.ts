import { type Calendar, dueOf, PHASE_LABELS, type ProcedureState, REPLY_KINDS } from '../../../law/index.ts';
import type { Change } from '../../tables.ts';

const NONE = '无';

function facts(state: ProcedureState, today: string, calendar: Calendar): [string, string][] {
  const due = dueOf(state, today, calendar);
  return [
    ['状态', PHASE_LABELS[state.phase]],
    ['收到申请之日', state.received ?? NONE],
    ['答复期限', due ? `${due.date}${due.provisional ? '（暂定）' : ''}` : NONE],
    ['补正期限', (state.phase === 'awaitingClarification' && state.clarification?.by) || NONE],
    ['办结日期', state.closed ?? NONE],
    ['处理结果', state.outcome ? REPLY_KINDS[state.outcome].label : NONE],
    ['送达日期', state.delivered ?? NONE],
  ];
}

/** What an amendment moves: the clock, and what the application counts as. */
export function changesBetween(
  before: ProcedureState,
  after: ProcedureState,
  today: string,
  calendar: Calendar,
): Change[] {
  const now = facts(after, today, calendar);
  return facts(before, today, calendar).flatMap(([what, from], n): Change[] => {
    const to = now[n]![1];
    return from === to ? [] : [[what, from, to]];
  });
}

/** 答复期限由 2023-10-27 改为 2023-11-01 */
export function changeWords(changes: readonly Change[]): string {
  return changes.map(([what, from, to]) => `${what}由“${from}”改为“${to}”`).join('；');
}
