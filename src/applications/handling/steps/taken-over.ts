import type { Step } from '../../../law/index.ts';
import { instantOf } from '../../../platform/dates.ts';
import type { Who } from '../../../platform/roles.ts';
import type { PaperInput } from '../../papers/drafts.ts';
import type { Said } from '../../said.ts';

/** A step that was taken before these books were kept, who took it, and the paper it left. */
export interface PastStep {
  step: Step;
  by: Who;
  note?: string;
  paper?: Pick<PaperInput, 'kind' | 'content'>;
}

/** A step as it is kept, with its application and what led to it. */
export interface TakenOver {
  /** place of its application in the list given */
  at: number;
  seq: number;
  step: Step;
  said: Said;
  past: PastStep;
  /** the steps before it */
  before: readonly Step[];
}

/** When a step of a day was recorded: not all of a day at once, and none later than now. */
export function recordedAt({ step, at }: Pick<TakenOver, 'step' | 'at'>, now: Date): Date {
  const then = instantOf(`${step.on}T10:${String(at % 60).padStart(2, '0')}`);
  return then < now ? then : now;
}
