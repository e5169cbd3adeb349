import type { Step } from '../../../law/index.ts';
import { calendarOf } from '../../../organizations/index.ts';
import type { Act } from '../../../platform/action.ts';
import { instantOf } from '../../../platform/dates.ts';
import { unwrap } from '../../../platform/outcome.ts';
import type { Who } from '../../../platform/roles.ts';
import type { PaperInput } from '../../papers/drafts.ts';
import { issuePaper } from '../../papers/issue.ts';
import type { Applicant } from '../../privacy/applicant.ts';
import { insertApplication, type Request } from '../../receipt/receive.tsx';
import { recomputeDue } from './recompute.ts';
import { type Held, hold, take } from './take.ts';

/** A step that was taken before these books were kept, who took it, and the paper it left. */
export interface PastStep {
  step: Step;
  by: Who;
  note?: string;
  paper?: Pick<PaperInput, 'kind' | 'content'>;
}

/** An application with all that became of it; its registration first. */
export interface PastApplication {
  applicant: Applicant;
  request: Request;
  officer: { id: number; officeId: number | null };
  steps: readonly PastStep[];
}

/** Takes over what was kept elsewhere, in the order of its days, so that numbers follow one another as they did then.
 *  Every step is judged by the law on its own day. @returns the applications' ids, in the order given
 *  @throws Error at a step that was not lawful on its day: nothing of it can be kept then */
export async function takeOver(act: Act, past: readonly PastApplication[]): Promise<number[]> {
  const events = past
    .flatMap(({ steps }, at) => steps.map((taken, n) => ({ at, n, taken })))
    .sort((a, b) =>
      a.taken.step.on < b.taken.step.on ? -1 : a.taken.step.on > b.taken.step.on ? 1 : a.at - b.at || a.n - b.n,
    );
  const held: Held[] = [];
  for (const { at, n, taken } of events) {
    const { step, by, note, paper } = taken;
    const then = {
      ...act,
      who: by,
      today: step.on,
      now: instantOf(`${step.on}T10:${String(at % 60).padStart(2, '0')}`),
    };
    if (n === 0) {
      held[at] = await begin(then, past[at]!, step);
      continue;
    }
    const issued = paper && unwrap(await issuePaper(then, { applicationId: held[at]!.row.id, ...paper, on: step.on }));
    const result = await take(then, held[at]!, step, { ...(note && { note }), ...(issued && { paperId: issued.id }) });
    if (!result.ok) throw new Error(`${held[at]!.row.number} ${step.on} ${step.kind}: ${result.message}`);
    held[at] = result.held;
  }
  await recomputeDue(act.db, act.who.authorityId, act.today, await calendarOf(act.db));
  return held.map(({ row }) => row.id);
}

async function begin(act: Act, { applicant, request, officer }: PastApplication, step: Step): Promise<Held> {
  const { id } = await insertApplication(act, {
    applicant,
    request,
    officer,
    files: [],
    codeHash: null,
    steps: [step],
  });
  const got = await hold(act, { id });
  if (!got.ok) throw new Error(got.message);
  return got.held;
}
