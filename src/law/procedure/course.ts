import type { Calendar } from '../days/calendar.ts';
import { fold } from './procedure.ts';
import { may, type Verdict } from './rules.ts';
import { type IsoDay, STEP_LABELS, type Step, type StepKind } from './steps.ts';

/** Steps in the order of their days, those of one day as they were recorded; the registration first. What was done in time
 *  and recorded late stands where it was done. */
export function inOrder<T extends { step: Step }>(taken: readonly T[]): T[] {
  const first = ({ step }: T) => (step.kind === 'registered' ? 0 : 1);
  return [...taken].sort((a, b) => first(a) - first(b) || (a.step.on < b.step.on ? -1 : a.step.on > b.step.on ? 1 : 0));
}

/** Every step of a course with what stands against it where it is, in their order. What comes after a step that has lost
 *  its ground cannot be reckoned: who meets such a one asks no further. */
function* faultsIn(steps: readonly Step[], today: IsoDay, calendar: Calendar): Generator<[Step, string]> {
  for (const [at, step] of steps.entries()) {
    const verdict = may(at === 0 ? null : fold(steps.slice(0, at)), step, today, calendar);
    if (!verdict.ok) yield [step, verdict.why];
  }
}

/** Whether a course may become another: its changed step is lawful where it stands, and no other step loses its ground by
 *  it. What already stood against a step (recorded by older rules) does not stand against the change. */
function mayBecome(
  before: readonly Step[],
  after: readonly Step[],
  changed: Step | null,
  today: IsoDay,
  calendar: Calendar,
): Verdict {
  const old = new Map([...faultsIn(before, today, calendar)].map(([step, why]) => [step, kindOf(why)]));
  for (const [step, why] of faultsIn(after, today, calendar)) {
    if (step === changed) return { ok: false, why };
    if (old.get(step) !== kindOf(why))
      return {
        ok: false,
        why: `这样一来，${step.on} 的“${STEP_LABELS[step.kind]}”就不成立：${why}。请先更正或者作废那一步`,
      };
  }
  return { ok: true };
}

/** What stands against a step, whatever days it names. */
const kindOf = (why: string) => why.replace(/[\d-]+/g, '');

const ordered = (steps: readonly Step[]): Step[] => inOrder(steps.map((step) => ({ step }))).map(({ step }) => step);

/** May a step be taken on its own day, which may lie before that of others: two third parties answer in any order, and what
 *  was done in time may be recorded late. @param steps in the order of their days */
export function mayTake(steps: readonly Step[], step: Step, today: IsoDay, calendar: Calendar): Verdict {
  const state = fold(steps);
  const begun = fold(steps.slice(0, 1)).last;
  if (step.on >= state.last || step.on < begun) return may(state, step, today, calendar);
  return mayBecome(steps, ordered([...steps, step]), step, today, calendar);
}

/** May a step that was registered wrongly be replaced (`to`), or voided (null)? @param at its place in `steps` */
export function mayAmend(
  steps: readonly Step[],
  at: number,
  to: Step | null,
  today: IsoDay,
  calendar: Calendar,
): Verdict {
  const was = steps[at];
  if (!was) return { ok: false, why: '没有这一步' };
  if (to === null && !isVoidable(was.kind)) return { ok: false, why: WHY_KEPT[was.kind] ?? '这一步不能作废' };
  if (to !== null && to.kind !== was.kind) return { ok: false, why: '更正不能改变步骤的种类，请作废后重新登记' };
  return mayBecome(steps, amended(steps, at, to), to, today, calendar);
}

/** The course with one step replaced or voided. */
export function amended(steps: readonly Step[], at: number, to: Step | null): Step[] {
  return ordered(steps.flatMap((step, n) => (n === at ? (to ? [to] : []) : [step])));
}

const WHY_KEPT: { readonly [K in StepKind]?: string } = {
  registered: '登记不能作废；日期、渠道登记错了的，请更正。申请人重复提出的，请合并',
  split: '拆出的各件已经是独立的申请，拆分不能作废',
  merged: '合并涉及另一件申请，不能作废',
  legallyReviewed: '法制审核的意见与答复稿一并保存，不能单独作废；请退回或者修改答复稿',
};

/** Whether a step may be voided at all. */
export const isVoidable = (kind: StepKind): boolean => WHY_KEPT[kind] === undefined;

/** Steps that end an application or move its limit by the head's consent: to touch them is the head's. */
const HEADS: readonly StepKind[] = ['replied', 'lapsed', 'withdrawn', 'archived', 'extended', 'deferred', 'reopened'];
export const isHeads = (kind: StepKind): boolean => HEADS.includes(kind);
