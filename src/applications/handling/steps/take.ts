import {
  type Calendar,
  dueOf,
  feePaymentBy,
  fold,
  inOrder,
  mayTake,
  type ProcedureState,
  parseDate,
  rowOf,
  STEP_LABELS,
  type Step,
} from '../../../law/index.ts';
import { calendarOf } from '../../../organizations/index.ts';
import type { Act } from '../../../platform/action.ts';
import { minuteOf } from '../../../platform/dates.ts';
import { conflict, type Failure, invalid, notFound } from '../../../platform/outcome.ts';
import { voidReview } from '../../../review/index.ts';
import type { PaperInput } from '../../papers/drafts.ts';
import { issuePaper } from '../../papers/issue.ts';
import { sealWords } from '../../privacy/sealed-words.ts';
import { replies } from '../../reply/subject.ts';
import { LIVE } from '../../rules.ts';
import { apart, namesIn, type Said, withNames } from '../../said.ts';
import { type ApplicationRow, addFiles, type GivenFile, lockApplication, type StepRow, stepsOf } from '../../store.ts';

/** An application held by a transaction, with what its steps come to. */
export interface Held {
  row: ApplicationRow;
  steps: readonly StepRow[];
  state: ProcedureState;
  calendar: Calendar;
}

/** The version that the person saw; left out by the program and by the applicant. */
export interface Seen {
  id: number;
  version?: number | undefined;
}

/** Holds an application of this authority. Who saw an older version than now stands learns what changed meanwhile. */
export async function hold({ db, who }: Pick<Act, 'db' | 'who'>, { id, version }: Seen): Promise<Taken> {
  const row = await lockApplication(db, id, who.authorityId);
  if (!row) return notFound('没有找到这件申请');
  const steps = await stepsOf(db, id);
  if (steps.length === 0) return conflict('这是只供统计的旧记录，没有办理过程，不能办理');
  if (version !== undefined && version !== row.version) return conflict(whatChanged(steps.at(-1)));
  return { ok: true, held: { row, steps, state: fold(steps.map(({ step }) => step)), calendar: await calendarOf(db) } };
}

function whatChanged(latest: StepRow | undefined): string {
  const last = latest
    ? `最近一步是 ${latest.recorder} 于 ${minuteOf(latest.recordedAt)} 登记的“${STEP_LABELS[latest.step.kind]}”。`
    : '';
  return `您填写期间，他人已办理了这件申请。${last}您填写的内容仍在下面，请核对新的情况后再提交`;
}

/** What comes with a step. */
export interface Along {
  note?: string | undefined;
  /** that tells of it, issued on the day of the step */
  paper?: Omit<PaperInput, 'applicationId'> | undefined;
  /** one that is there already */
  paperId?: number | undefined;
  files?: readonly GivenFile[] | undefined;
  /** field of the form at which a refusal is shown; 'on' unless told */
  field?: string;
}

export type Taken = { ok: true; held: Held } | Failure;

/** What the law has against a step today; undefined: nothing. @param field of the form at which it is shown */
function judge(
  { today }: Pick<Act, 'today'>,
  held: Held,
  step: Step,
  named: (text: string) => string,
  field = 'on',
): Failure | undefined {
  const verdict = mayTake(
    held.steps.map((one) => one.step),
    step,
    today,
    held.calendar,
  );
  if (verdict.ok) return undefined;
  const why = named(verdict.why);
  return invalid(why, { [field]: why });
}

/** Takes one step, with the names and the proof that belong to it, if the law lets it: issues its paper, appends it and brings the row up to it. What the law does not let
 *  be done makes no paper, and a paper that is not written to its end holds the step back. Several can follow one
 *  another: each returns what then is held. */
export async function take(
  act: Act,
  held: Held,
  taken: Step,
  { note = '', paper, paperId, files = [], field }: Along = {},
): Promise<Taken> {
  const names = namesIn(act.sealer, held.row.id, held.steps);
  const { step, said } = apart(taken, names);
  const fault = judge(act, held, step, withNames(names), field);
  if (fault) return fault;
  const issued = paper && (await issuePaper(act, { applicationId: held.row.id, ...paper, on: step.on }));
  if (issued && !issued.ok) return issued;
  const seq = await nextSeq(act, held.row.id);
  const spoken = note ? { ...said, note } : said;
  const entry = await appendStep(act, held.row.id, seq, step, spoken, issued ? issued.value.id : paperId);
  await addFiles(act, held.row.id, files, {
    name: act.who.name,
    applicant: act.who.id === null,
    at: act.now,
    stepSeq: seq,
  });
  const steps = inOrder([...held.steps, entry]);
  const state = fold(steps.map((one) => one.step));
  if (isLive(held.state) && !isLive(state) && step.kind !== 'replied')
    await voidReview(act, replies, String(held.row.id));
  const version = held.row.version + 1;
  await act.db
    .updateTable('applications')
    .set({ ...columnsOf(state, act.today, held.calendar), version })
    .where('id', '=', held.row.id)
    .execute();
  return { ok: true, held: { ...held, row: { ...held.row, version }, steps, state } };
}

/** The place of one more step in the books: also after voided ones. */
async function nextSeq({ db }: Act, applicationId: number): Promise<number> {
  const { last } = await db
    .selectFrom('application_steps')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0) + 1;
}

const isLive = ({ phase }: ProcedureState) => LIVE.includes(phase);

/** @param step as `apart` leaves it */
export async function appendStep(
  act: Act,
  applicationId: number,
  seq: number,
  step: Step,
  said: Said = {},
  paperId?: number,
): Promise<StepRow> {
  const row = stepRow(act, applicationId, { seq, step, said, paperId: paperId ?? null });
  await act.db.insertInto('application_steps').values(stepColumns(applicationId, row)).execute();
  return row;
}

/** A step as it is kept, recorded by who acts. */
export function stepRow(
  { who, now, sealer }: Pick<Act, 'who' | 'now' | 'sealer'>,
  applicationId: number,
  { said, ...step }: Pick<StepRow, 'seq' | 'step' | 'paperId'> & { said: Said },
): StepRow {
  const sealed = Object.keys(said).length ? sealWords(sealer, applicationId, 'step', said) : null;
  return { ...step, sealed, recordedAt: now, recordedBy: who.id, recorder: who.name };
}

export function stepColumns(applicationId: number, { step, ...row }: StepRow) {
  return {
    application_id: applicationId,
    seq: row.seq,
    kind: step.kind,
    happened_on: step.on,
    step: JSON.stringify(step),
    sealed_said: row.sealed,
    paper_id: row.paperId,
    recorded_at: row.recordedAt,
    recorded_by: row.recordedBy,
    recorder: row.recorder,
  };
}

/** What the row says of a state. */
export function columnsOf(state: ProcedureState, today: string, calendar: Calendar) {
  const due = dueOf(state, today, calendar);
  // how it first ended is what counts, in the year in which it did; what is ordered anew is no second application
  const { first } = state;
  const counted = first ?? state;
  return {
    phase: state.phase,
    received_on: state.received,
    due_on: due?.date.toString() ?? null,
    due_provisional: due?.provisional ?? false,
    paused: due?.paused === true && state.phase === 'open',
    waits_until: waitsUntil(state, calendar),
    extended: counted.extension !== null,
    reply_kind: state.outcome ?? counted.outcome,
    outcome: counted.outcome && rowOf(counted.outcome),
    closed_on: counted.closed,
    delivered_on: state.delivered ?? counted.delivered,
    reopened_on: state.again?.on ?? null,
    first_due_on: first ? (dueOf(first, today, calendar)?.date.toString() ?? null) : null,
    fee_fen: state.fee?.paid ? state.fee.fen : 0,
    fee_paid_on: state.fee?.paid ?? null,
    merged_into: state.mergedInto,
  };
}

function waitsUntil({ phase, clarification, fee }: ProcedureState, calendar: Calendar): string | null {
  if (phase === 'awaitingClarification') return clarification!.by;
  if (phase !== 'awaitingFee' || !fee!.received) return null;
  return feePaymentBy(parseDate(fee!.received), calendar).date.toString();
}
