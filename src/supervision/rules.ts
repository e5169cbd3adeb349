import { conflict, type Failure, invalid } from '../platform/outcome.ts';
import type { Role } from '../platform/roles.ts';

/** Who has things mended, and who answers for an authority. 条例 art. 47 */
export const cityOffice: readonly Role[] = ['cityOffice'];
export const answerers: readonly Role[] = ['disclosureHead', 'signer'];
export const readers: readonly Role[] = [...cityOffice, ...answerers];

/** Why something is to be mended, as the city's office sorts it. */
export const GROUNDS = {
  late: '公开不及时',
  missing: '应公开未公开',
  stale: '栏目不更新或者空白',
  application: '依申请公开超期',
  message: '留言超期未答复',
  content: '内容错误或者不规范',
  inspection: '网站自查发现问题',
  report: '年度报告未报送或者有错误',
  other: '其他',
} as const;
export type Ground = keyof typeof GROUNDS;
export const grounds = Object.keys(GROUNDS) as Ground[];

export const STATES = {
  issued: '待办理',
  returned: '退回重办',
  answered: '待验收',
  closed: '已办结',
  withdrawn: '已撤销',
} as const;
export type OrderState = keyof typeof STATES;

export const STEPS = {
  issue: '下达',
  remind: '催办',
  extend: '延期',
  answer: '反馈',
  return: '退回',
  accept: '验收办结',
  withdraw: '撤销',
} as const;
export type StepKind = keyof typeof STEPS;

/** Days within which an authority usually answers: working days; the law sets none. ○ */
export const USUAL_DAYS = 10;
/** No order runs longer, days. */
const LONGEST = 366;

type Follows = Partial<Record<Exclude<StepKind, 'issue'>, OrderState>>;
const waits = (state: 'issued' | 'returned'): Follows => ({
  ...{ answer: 'answered', remind: state, extend: state, withdraw: 'withdrawn' },
});
/** Where a step leads, by where the order stands; an answer may be added to until somebody decides on it. */
const NEXT: Record<OrderState, Follows> = {
  issued: waits('issued'),
  returned: waits('returned'),
  answered: { answer: 'answered', accept: 'closed', return: 'returned', withdraw: 'withdrawn' },
  closed: {},
  withdrawn: {},
};

/** What of an order its steps are decided by. */
export interface Standing {
  state: OrderState;
  dueOn: string;
  answeredOn: string | null;
  /** counts up with each step */
  version: number;
}

export const mayTake = (kind: keyof Follows, state: OrderState): boolean => NEXT[state][kind] !== undefined;

/** The state after a step, or why it may not be taken.
 *  @param version of the order that the person saw; a step taken on another is refused */
export function stateAfter(
  kind: keyof Follows,
  order: Pick<Standing, 'state' | 'version'>,
  version: number,
): { ok: true; value: OrderState } | Failure {
  if (version !== order.version) return conflict('这份督办单刚有新的进展，请看过以后再办理');
  const next = NEXT[order.state][kind];
  return next ? { ok: true, value: next } : conflict(`这份督办单${STATES[order.state]}，不能再${STEPS[kind]}`);
}

/** What stands against a day by which it is to be mended; undefined: nothing. @param after it lies later than this one */
export function dueFault(day: string, today: string, after?: string): Failure | undefined {
  const wrong = (why: string) => invalid(why, { dueOn: why });
  if (day < today) return wrong('办理期限不能早于今天');
  if (after !== undefined && day <= after) return wrong(`延期后的期限应晚于现在的期限 ${after}`);
  const days = (Date.parse(day) - Date.parse(today)) / 86_400_000;
  return days > LONGEST ? wrong('办理期限最长一年') : undefined;
}

/** Whether it is, or was answered, after its day. */
export function isLate({ state, dueOn, answeredOn }: Omit<Standing, 'version'>, today: string): boolean {
  if (state === 'withdrawn') return false;
  return (answeredOn ?? today) > dueOn;
}
