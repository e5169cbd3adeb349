import type { Step } from '../../law/index.ts';
import type { Act } from '../../platform/action.ts';
import { type Along, type Held, judge, type Taken, take } from '../handling/steps/take.ts';
import type { PaperInput } from './drafts.ts';
import { issuePaper } from './issue.ts';

/** A step and the paper that tells of it, dated on the same day. What the law does not let be done makes no paper, and a
 *  paper that is not written to its end holds the step back. */
export async function takeWithPaper(
  act: Act,
  held: Held,
  step: Step,
  paper: Omit<PaperInput, 'applicationId'>,
  along: Omit<Along, 'paperId'> = {},
): Promise<Taken> {
  const fault = judge(act, held, step, along.field);
  if (fault) return fault;
  const issued = await issuePaper(act, { applicationId: held.row.id, ...paper, on: step.on });
  return issued.ok ? take(act, held, step, { ...along, paperId: issued.value.id }) : issued;
}
