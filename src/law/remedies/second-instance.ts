import type { Calendar } from '../days/calendar.ts';
import type { PlainDate } from '../days/dates.ts';
import { type RemedyOutcome, remedyOutcome } from './cases.ts';
import { type RemedyLimit, termAfter } from './terms.ts';

/**
 * Terms of the second instance (二审) ○. 行政诉讼法 art. 85: fifteen days to appeal from a judgment, ten from a ruling,
 * each from its delivery; art. 88: decided within three months of the appeal. The answer to an appeal: fifteen days from
 * its copy, 法释〔2018〕1号 art. 108.
 */
const TERMS = {
  judgment: { count: 15, in: 'days', ground: '《行政诉讼法》第八十五条' },
  ruling: { count: 10, in: 'days', ground: '《行政诉讼法》第八十五条' },
  answer: { count: 15, in: 'days', ground: '《最高人民法院关于适用〈行政诉讼法〉的解释》第一百零八条' },
  decision: { count: 3, in: 'months', ground: '《行政诉讼法》第八十八条' },
} as const;

/** Last day to appeal; undefined where there is no appeal. @param delivered the judgment or ruling was received */
export function appealBy(outcome: RemedyOutcome, delivered: PlainDate, calendar: Calendar): RemedyLimit | undefined {
  const { appeal } = remedyOutcome(outcome);
  return appeal && termAfter(delivered, TERMS[appeal], calendar);
}

/** Last day to answer the other side's appeal. @param served its copy was received */
export function appealAnswerBy(served: PlainDate, calendar: Calendar): RemedyLimit {
  return termAfter(served, TERMS.answer, calendar);
}

/** By when the higher court ordinarily decides. @param appealed the appeal was brought */
export function appealDecisionBy(appealed: PlainDate, calendar: Calendar): RemedyLimit {
  return termAfter(appealed, TERMS.decision, calendar);
}

/** Who appealed. */
export const APPELLANTS = { other: '对方当事人', authority: '本机关', both: '双方' } as const;
export type Appellant = keyof typeof APPELLANTS;

/** Whether the authority has an appeal of others to answer. */
export const answersAppeal = (by: Appellant): boolean => by !== 'authority';

interface AppealOutcome {
  name: string;
  /** what becomes of the case: the first judgment stands, another takes its place, or the first instance begins again */
  effect: 'stands' | 'replaced' | 'again';
}

/** How the second instance ends ○. 行政诉讼法 art. 89; withdrawal: 法释〔2018〕1号 and 民事诉讼法. */
export const APPEAL_OUTCOMES = {
  dismissed: { name: '驳回上诉，维持原裁判', effect: 'stands' },
  withdrawn: { name: '准许撤回上诉', effect: 'stands' },
  changed: { name: '改判', effect: 'replaced' },
  remanded: { name: '撤销原裁判，发回重审或者指令继续审理', effect: 'again' },
} as const satisfies Record<string, AppealOutcome>;
export type AppealOutcomeId = keyof typeof APPEAL_OUTCOMES;

/** The outcome with which a case ends that was appealed, counted once in table four; null: it goes on in the first
 *  instance. @param changedTo the outcome of the second instance where it changed the first */
export function finalOutcome(
  first: RemedyOutcome,
  appeal: AppealOutcomeId,
  changedTo: RemedyOutcome | null,
): RemedyOutcome | null {
  const { effect } = APPEAL_OUTCOMES[appeal];
  return effect === 'stands' ? first : effect === 'replaced' ? changedTo : null;
}
