import { amended, fold, isHeads, mayAmend, type ProcedureState, type Step } from '../../../law/index.ts';
import { type Act, action, done } from '../../../platform/action.ts';
import { conflict, type Failure, forbidden, invalid, notFound, type Outcome, ok } from '../../../platform/outcome.ts';
import { has } from '../../../platform/roles.ts';
import { sealText, sealWords } from '../../privacy/sealed-words.ts';
import { handlers } from '../../rules.ts';
import { apart, namesIn, saidIn, withNames } from '../../said.ts';
import type { Change } from '../../tables.ts';
import { columnsOf, type Held, hold, type Seen } from '../steps/take.ts';
import { changesBetween } from './changes.ts';

interface AmendInput extends Seen {
  /** number of the step in the books */
  seq: number;
  /** the step as it should have been; null: it should not be there */
  to: Step | null;
  reason: string;
}

/** What an amendment would come to, before it is made. */
export interface Trial {
  state: ProcedureState;
  changes: Change[];
}

/** @returns what then would stand, or what the law and the office have against it */
export function tryAmendment(
  { who, today, sealer }: Pick<Act, 'who' | 'today' | 'sealer'>,
  held: Held,
  { seq, to }: Pick<AmendInput, 'seq' | 'to'>,
): Outcome<Trial> {
  const { row, steps, state, calendar } = held;
  const at = steps.findIndex((one) => one.seq === seq);
  const was = steps[at];
  if (!was) return notFound('没有这一步，或者已经作废');
  if (row.personal_erased_on) return conflict('申请人信息已按保存期限删除，不能再更正');
  if (isHeads(was.step.kind) && !has(who, 'disclosureHead'))
    return forbidden('办结、延期这几步的更正和作废，由政府信息公开工作机构负责人办理');
  const course = steps.map(({ step }) => step);
  const verdict = mayAmend(course, at, to, today, calendar);
  if (!verdict.ok) {
    const why = withNames(namesIn(sealer, row.id, steps))(verdict.why);
    return invalid(why, { [to && 'on' in to && to.kind !== 'replied' ? 'on' : 'reason']: why });
  }
  const after = fold(amended(course, at, to));
  return ok({ state: after, changes: changesBetween(state, after, today, calendar) });
}

async function amend(
  act: Act,
  { seq, to, reason, ...seen }: AmendInput,
): Promise<Outcome<Trial & { was: Step }> | Failure> {
  const got = await hold(act, seen);
  if (!got.ok) return got;
  const { held } = got;
  const row = held.steps.find((one) => one.seq === seq);
  if (!row) return notFound('没有这一步，或者已经作废');
  if (!reason.trim()) return invalid('请写明原因', { reason: '请写明哪里登记错了，更正的依据是什么' });
  const names = namesIn(act.sealer, seen.id, held.steps);
  const kept = to && apart(to, names);
  if (kept && JSON.stringify(kept.step) === JSON.stringify(row.step) && !kept.said.proof)
    return invalid('没有改动', { reason: '内容与原来登记的相同，没有改动' });
  const tried = tryAmendment(act, held, { seq, to: kept?.step ?? null });
  if (!tried.ok) return tried;
  const { state, changes } = tried.value;
  const said = kept ? { ...saidIn(act.sealer, seen.id, row.sealed), ...kept.said } : {};
  await act.db
    .insertInto('application_amendments')
    .values({
      application_id: seen.id,
      seq,
      step: kept ? JSON.stringify(kept.step) : null,
      sealed_said: Object.keys(said).length ? sealWords(act.sealer, seen.id, 'step', said) : null,
      sealed_reason: sealText(act.sealer, seen.id, 'amendment', reason.trim()),
      changes: JSON.stringify(changes),
      amended_at: act.now,
      amended_by: act.who.id,
      amender: act.who.name,
    })
    .execute();
  if (!kept && row.paperId)
    await act.db.updateTable('application_papers').set({ voided: true }).where('id', '=', row.paperId).execute();
  await act.db
    .updateTable('applications')
    .set({
      ...columnsOf(state, act.today, held.calendar),
      ...arrivalOf(row.step, kept?.step ?? null),
      version: held.row.version + 1,
    })
    .where('id', '=', seen.id)
    .execute();
  return ok({ state, changes, was: row.step });
}

/** What the row says of how it came, where that was corrected. */
function arrivalOf(was: Step, to: Step | null) {
  if (to?.kind === 'registered') return { channel: to.channel, arrived_on: to.on, confirmed_on: to.confirmed };
  return was.kind === 'confirmed' ? { confirmed_on: to?.on ?? null } : {};
}

/** 更正登记: a step is replaced by what it should have been; the clock is reckoned anew, and the trace stays. */
export const amendStep = action<AmendInput & { to: Step }, Change[]>(
  'applications.amendStep',
  handlers,
  async (act, input) => {
    const result = await amend(act, input);
    if (!result.ok) return result;
    const { changes, was } = result.value;
    return done(changes, `application:${input.id}`, { step: was.kind, seq: input.seq, was: was.on, on: input.to.on });
  },
);

/** 作废登记: a step that should not be there; its paper keeps the number and counts no longer. */
export const voidStep = action<Omit<AmendInput, 'to'>, Change[]>(
  'applications.voidStep',
  handlers,
  async (act, input) => {
    const result = await amend(act, { ...input, to: null });
    if (!result.ok) return result;
    const { changes, was } = result.value;
    return done(changes, `application:${input.id}`, { step: was.kind, seq: input.seq, was: was.on });
  },
);
