import { APPEAL_OUTCOMES, remedyOutcome } from '../law/index.ts';
import { remember, set, step } from './actions.ts';
import {
  type Appeal,
  mayAnswerAppeal,
  mayAppeal,
  mayConcludeAppeal,
  mayUndoAppeal,
  type SecondConclusion,
} from './appeal-rules.ts';
import { sealText } from './sealed-words.ts';
import { keepFiles, type NewFile } from './store.ts';

type AppealInput = Appeal & { id: number; files: readonly NewFile[] };

const columns = ({ by, on, body, number, servedOn }: Appeal) => ({
  appealed_by: by,
  appealed_on: on,
  appeal_body: body,
  appeal_number: number,
  appeal_served_on: servedOn,
});

/** 上诉: what the first instance said is put aside, and the case is pending again. 行政诉讼法 art. 85 */
export const appealCase = step<AppealInput>('remedies.appeal', async (act, found, input) => {
  const decision = mayAppeal(found, input, act.today);
  if (!decision.ok) return decision;
  const amended = found.appealedOn !== null;
  await set(act, found.id)
    .set({
      ...columns(input),
      ...(!amended && {
        first_outcome: found.outcome,
        first_on: found.concludedOn,
        first_received_on: found.decisionReceivedOn,
        outcome: null,
        result: null,
        concluded_on: null,
        decision_received_on: null,
      }),
    })
    .execute();
  await keepFiles(act, found.id, input.files, act.who.name, act.now);
  const note = [input.body, input.number].filter(Boolean).join(' ');
  await remember(act, found.id, amended ? 'appealAmended' : 'appealed', amended ? act.today : input.on, note);
  return { ok: true, value: { by: input.by, on: input.on, amended } };
});

/** 二审答辩. */
export const answerAppeal = step<{ id: number; on: string; note: string; files: readonly NewFile[] }>(
  'remedies.answerAppeal',
  async (act, found, { on, note, files }) => {
    const decision = mayAnswerAppeal(found, on, act.today);
    if (!decision.ok) return decision;
    await set(act, found.id).set({ appeal_answered_on: on }).execute();
    await keepFiles(act, found.id, files, act.who.name, act.now);
    await remember(act, found.id, 'appealAnswered', on, note);
    return { ok: true, value: { on } };
  },
);

/** As if never appealed: sent back to the first instance, or entered by mistake. */
const NOT_APPEALED = {
  first_outcome: null,
  first_on: null,
  first_received_on: null,
  appealed_by: null,
  appealed_on: null,
  appeal_body: '',
  appeal_number: '',
  appeal_served_on: null,
  appeal_answered_on: null,
  appeal_outcome: null,
};

/** 二审审结: one outcome for the whole case; or it goes back to the first instance and is pending there. */
export const concludeAppeal = step<SecondConclusion & { id: number; note: string; files: readonly NewFile[] }>(
  'remedies.concludeAppeal',
  async (act, found, input) => {
    const decision = mayConcludeAppeal(found, input, act.today);
    if (!decision.ok) return decision;
    const outcome = decision.value;
    const { appealOutcome, concludedOn, decisionReceivedOn, redoBy } = input;
    const sameTerm = redoBy !== null && redoBy === found.redoBy;
    await set(act, found.id)
      .set({
        redo_by: redoBy,
        redone_on: sameTerm ? found.redoneOn : null,
        ...(outcome
          ? {
              outcome,
              result: remedyOutcome(outcome).result,
              concluded_on: concludedOn,
              decision_received_on: decisionReceivedOn,
              sealed_decision_note: sealText(act.sealer, found.id, 'decision_note', input.note),
              appeal_outcome: appealOutcome,
            }
          : NOT_APPEALED),
      })
      .execute();
    await keepFiles(act, found.id, input.files, act.who.name, act.now);
    const said = `二审${APPEAL_OUTCOMES[appealOutcome].name}`;
    const note = [said, outcome && appealOutcome === 'changed' ? remedyOutcome(outcome).name : '', input.note];
    await remember(act, found.id, outcome ? 'concluded' : 'remanded', concludedOn, note.filter(Boolean).join('。'));
    return { ok: true, value: { appealOutcome, outcome, on: concludedOn } };
  },
);

/** 撤销上诉登记, with the reason: the judgment of the first instance is again the end. */
export const undoAppeal = step<{ id: number; note: string }>('remedies.undoAppeal', async (act, found, { note }) => {
  const decision = mayUndoAppeal(found);
  if (!decision.ok) return decision;
  await set(act, found.id)
    .set({
      ...NOT_APPEALED,
      outcome: found.firstOutcome,
      result: remedyOutcome(found.firstOutcome!).result,
      concluded_on: found.firstOn,
      decision_received_on: found.firstReceivedOn,
    })
    .execute();
  await remember(act, found.id, 'appealUndone', act.today, note);
  return { ok: true, value: { was: found.appealedOn } };
});
