import { COMPLAINT_DAYS, type Finding, type Measure } from './complaints.ts';

/** What happened to a complaint, on days 'YYYY-MM-DD'. */
export type ComplaintStep =
  | { kind: 'came'; on: string }
  | { kind: 'accepted'; on: string }
  | { kind: 'declined'; on: string }
  | { kind: 'extended'; on: string; days: number }
  | { kind: 'found'; on: string; finding: Finding }
  /** by whom it was taken; until when something is to be put right; whom it met is said in the step's sealed words */
  | { kind: 'measured'; on: string; measure: Measure; by: string; until: string | null }
  | { kind: 'mended'; on: string }
  | { kind: 'answered'; on: string }
  | { kind: 'closed'; on: string }
  | { kind: 'reopened'; on: string };
export type ComplaintStepKind = ComplaintStep['kind'];

/** How a complaint stands. */
export interface ComplaintState {
  phase: 'came' | 'accepted' | 'declined' | 'found' | 'closed';
  cameOn: string;
  acceptedOn: string | null;
  extension: number;
  finding: Finding | null;
  measures: { measure: Measure; on: string; until: string | null }[];
  /** the last order to put something right was followed */
  mended: boolean;
  answered: boolean;
  /** day of the last step */
  last: string;
}

/** What follows from the steps, in their order; the first is that it came. */
export function foldComplaint(steps: readonly ComplaintStep[]): ComplaintState {
  const state: ComplaintState = {
    ...{ phase: 'came', cameOn: steps[0]!.on, acceptedOn: null, extension: 0, finding: null },
    ...{ measures: [], mended: true, answered: false, last: steps[0]!.on },
  };
  for (const step of steps) {
    state.last = step.on;
    if (step.kind === 'accepted') Object.assign(state, { phase: 'accepted', acceptedOn: step.on });
    else if (step.kind === 'declined') state.phase = 'declined';
    else if (step.kind === 'extended') state.extension += step.days;
    else if (step.kind === 'found') Object.assign(state, { phase: 'found', finding: step.finding });
    else if (step.kind === 'measured') {
      state.measures.push({ measure: step.measure, on: step.on, until: step.until });
      if (step.measure === 'correction') state.mended = false;
    } else if (step.kind === 'mended') state.mended = true;
    else if (step.kind === 'answered') state.answered = true;
    else if (step.kind === 'closed') state.phase = 'closed';
    else if (step.kind === 'reopened')
      // looked into anew: what was said before holds no more, what was taken stays
      Object.assign(state, { phase: 'accepted', acceptedOn: step.on, extension: 0, finding: null, answered: false });
  }
  return state;
}

const wrong: Record<ComplaintState['phase'], string> = {
  came: '还没有决定是否受理',
  accepted: '还在查证',
  declined: '已经决定不予受理',
  found: '已经查证',
  closed: '已经办结',
};

/** Why a step may not be taken; undefined: it may. 条例 arts. 47, 51–53
 *  @param reachable who complained can be told @param due last day of the limit that runs, 'YYYY-MM-DD' */
export function complaintFault(
  state: ComplaintState,
  step: Exclude<ComplaintStep, { kind: 'came' }>,
  { today, reachable, due }: { today: string; reachable: boolean; due: string | null },
): string | undefined {
  if (step.on > today) return '日期不能晚于今天';
  if (step.on < state.last) return `日期不能早于上一步（${state.last}）`;
  const { phase, finding } = state;
  const isTrue = finding === 'upheld' || finding === 'partly';
  switch (step.kind) {
    case 'accepted':
    case 'declined':
      return phase === 'came' ? undefined : wrong[phase];
    case 'extended':
      if (phase !== 'accepted') return wrong[phase];
      if (state.extension > 0) return '只能延期一次';
      if (due && step.on > due) return '期限已过，不能再延期';
      return step.days >= 1 && step.days <= COMPLAINT_DAYS.extend
        ? undefined
        : `延期 1 至 ${COMPLAINT_DAYS.extend} 个工作日`;
    case 'found':
      return phase === 'accepted' ? undefined : wrong[phase];
    case 'measured':
      if (phase !== 'found') return wrong[phase];
      if (!isTrue) return '查证不属实，没有可以追究的';
      if (step.measure === 'correction' && !step.until) return '责令改正要写明改正期限';
      return step.until && step.until < step.on ? '改正期限不能早于作出的日期' : undefined;
    case 'mended':
      if (phase !== 'found') return wrong[phase];
      return state.mended ? '没有等待改正的事项' : undefined;
    case 'answered':
      if (!reachable) return '没有留下姓名和联系方式，无法告知';
      if (phase !== 'found' && phase !== 'declined') return wrong[phase];
      return state.answered ? '已经告知' : undefined;
    case 'closed':
      if (phase !== 'found' && phase !== 'declined') return wrong[phase];
      if (isTrue && state.measures.length === 0) return '查证属实的，先登记怎样处理';
      if (!state.mended) return '责令改正的事项还没有改正';
      return reachable && !state.answered ? '还没有告知投诉举报人' : undefined;
    case 'reopened':
      return phase === 'closed' ? undefined : wrong[phase];
  }
}
