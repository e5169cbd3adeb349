import { type MessageStep, mayMessage } from '../../../law/index.ts';
import type { Act } from '../../../platform/action.ts';
import { conflict, notFound, type Outcome, ok } from '../../../platform/outcome.ts';
import { voidReview } from '../../../review/index.ts';
import { answerKind } from '../../answering/subject.tsx';
import { sees } from '../../rules.ts';
import { addStep, type HeldMessage, holdMessage } from '../../store.ts';

/** The message, held, for who knows of it. */
export async function heldFor(act: Act, id: number): Promise<Outcome<HeldMessage>> {
  const held = await holdMessage(act, id);
  return held && sees(act.who, held.row.office_id) ? ok(held) : notFound();
}

/** Takes a step if the law lets it in; what is under review falls with a change of who answers, or of whether. */
export async function take(
  act: Act,
  held: HeldMessage,
  step: Exclude<MessageStep, { kind: 'received' }>,
  said = '',
): Promise<Outcome<void>> {
  const verdict = mayMessage(held.state, step, act.today, held.calendar);
  if (!verdict.ok) return conflict(verdict.why);
  const before = held.state.office;
  const state = await addStep(act, held, step, said);
  if (!state.open || state.office !== before || state.phase === 'merged')
    await voidReview(act, answerKind, String(held.row.id));
  return ok(undefined);
}
