import { sql } from 'kysely';
import { applicationBrief } from '../applications/index.ts';
import { remedyOutcome } from '../law/index.ts';
import { type Act, action, done } from '../platform/action.ts';
import { type Failure, invalid, notFound, type Outcome } from '../platform/outcome.ts';
import { publicationBrief } from '../publishing/index.ts';
import {
  beforeFault,
  type Conclusion,
  handlers,
  mayAnswer,
  mayConclude,
  mayHear,
  mayRedo,
  mayReopen,
  type Particulars,
  particularsFault,
  replyFault,
} from './rules.ts';
import { sealText } from './sealed-words.ts';
import {
  caseById,
  insertCase,
  keepFiles,
  type Links,
  lockCase,
  type NewFile,
  type RemedyCase,
  recordEvent,
  sameNumber,
  suitsAfter,
  updateParticulars,
} from './store.ts';
import type { EventKind } from './tables.ts';

type CaseInput = Particulars & Links & { files: readonly NewFile[] };

/** What is wrong with the particulars and with what they refer to. */
async function fault(act: Act, input: Particulars & Links, known?: RemedyCase): Promise<Failure | undefined> {
  const { db, who, today } = act;
  // one at a time for an authority, so that a number cannot be registered twice at once
  await sql`select pg_advisory_xact_lock(hashtext('remedies'), ${who.authorityId}::int)`.execute(db);
  const wrong = particularsFault(input, today, known);
  if (wrong) return wrong;
  const before = input.beforeId === null ? undefined : await caseById(db, who.authorityId, input.beforeId);
  if (input.beforeId !== null && !before) return invalid('没有这一复议案件', { beforeId: '没有这一复议案件' });
  const order = beforeFault(input.kind, before, input.filedOn);
  if (order) return order;
  const application =
    input.applicationId === null ? undefined : await applicationBrief(db, who.authorityId, { id: input.applicationId });
  if (input.applicationId !== null && !application)
    return invalid('没有这一申请', { application: '没有这一编号的申请' });
  const early = application && replyFault(input.filedOn, application);
  if (early) return early;
  if (input.documentId !== null && !(await publicationBrief(db, who.authorityId, { documentId: input.documentId })))
    return invalid('没有这一信息', { document: '没有这一索引号的公开信息' });
  if (await sameNumber(db, who.authorityId, input, known?.id))
    return invalid('这一案号已经登记', { caseNumber: '同一机关的这一案号已经登记' });
  return undefined;
}

export function remember(act: Act, caseId: number, kind: EventKind, on: string, note = '') {
  return recordEvent(act, { caseId, kind, on, note, author: act.who.name, at: act.now });
}

/** 登记 a case that was taken on. @returns its id */
export const openCase = action<CaseInput, number>('remedies.open', handlers, async (act, input) => {
  const wrong = await fault(act, input);
  if (wrong) return wrong;
  const { who, now } = act;
  const id = await insertCase(act, who.authorityId, who.id, input);
  await keepFiles(act, id, input.files, who.name, now);
  await remember(act, id, 'opened', input.filedOn);
  // not its title, which may name the applicant: the audit log is for ever
  return done(id, `remedy:${id}`, { kind: input.kind, caseNumber: input.caseNumber });
});

/** One step on a case: finds it under lock, decides, writes. */
export function step<Input extends { id: number }>(
  name: string,
  body: (act: Act, found: RemedyCase, input: Input) => Promise<Outcome<Record<string, unknown>>>,
) {
  return action<Input, null>(name, handlers, async (act, input) => {
    const found = await lockCase(act.db, act.who.authorityId, input.id);
    if (!found) return notFound();
    const result = await body(act, found, input);
    return result.ok ? done(null, `remedy:${found.id}`, result.value) : result;
  });
}

export const set = (act: Act, id: number) => act.db.updateTable('remedy_cases').where('id', '=', id);

/** 更正登记: what was entered wrongly, or was not known yet. */
export const amendCase = step<Particulars & Links & { id: number }>('remedies.amend', async (act, found, input) => {
  const wrong = await fault(act, input, found);
  if (wrong) return wrong;
  await updateParticulars(act, found.id, input);
  await remember(act, found.id, 'amended', act.today);
  return { ok: true, value: { filedOn: input.filedOn, servedOn: input.servedOn } };
});

/** 提出答复, 提交答辩状和证据. */
export const answerCase = step<{ id: number; on: string; note: string; files: readonly NewFile[] }>(
  'remedies.answer',
  async (act, found, { on, note, files }) => {
    const decision = mayAnswer(found, on, act.today);
    if (!decision.ok) return decision;
    await set(act, found.id).set({ answered_on: on }).execute();
    await keepFiles(act, found.id, files, act.who.name, act.now);
    await remember(act, found.id, 'answered', on, note);
    return { ok: true, value: { on } };
  },
);

/** 听证, 开庭, held or set for a day. */
export const recordHearing = step<{ id: number; on: string; note: string }>(
  'remedies.hearing',
  async (act, found, { on, note }) => {
    const decision = mayHear(found, on);
    if (!decision.ok) return decision;
    await set(act, found.id)
      .set({ hearing_on: on, sealed_hearing_note: sealText(act.sealer, found.id, 'hearing_note', note) })
      .execute();
    await remember(act, found.id, 'hearing', on, note);
    return { ok: true, value: { on } };
  },
);

/** 审结: the decision, judgment or ruling that ends the case; its column of table four follows from the outcome. */
export const concludeCase = step<Conclusion & { id: number; note: string; files: readonly NewFile[] }>(
  'remedies.conclude',
  async (act, found, input) => {
    const decision = mayConclude(found, input, act.today);
    if (!decision.ok) return decision;
    const { name, result } = remedyOutcome(input.outcome);
    await set(act, found.id)
      .set({
        outcome: input.outcome,
        result,
        concluded_on: input.concludedOn,
        decision_received_on: input.decisionReceivedOn,
        sealed_decision_note: sealText(act.sealer, found.id, 'decision_note', input.note),
        redo_by: input.redoBy,
      })
      .execute();
    await keepFiles(act, found.id, input.files, act.who.name, act.now);
    await remember(act, found.id, 'concluded', input.concludedOn, [name, input.note].filter(Boolean).join('。'));
    return { ok: true, value: { outcome: input.outcome, result, on: input.concludedOn } };
  },
);

/** 履行: answered anew, or done as ordered. */
export const recordRedone = step<{ id: number; on: string; note: string }>(
  'remedies.redone',
  async (act, found, { on, note }) => {
    const decision = mayRedo(found, on, act.today);
    if (!decision.ok) return decision;
    await set(act, found.id).set({ redone_on: on }).execute();
    await remember(act, found.id, 'redone', on, note);
    return { ok: true, value: { on } };
  },
);

/** 撤销审结登记, with the reason: it stands in the case's course alone, since the audit log is for ever. */
export const reopenCase = step<{ id: number; note: string }>('remedies.reopen', async (act, found, { note }) => {
  const decision = mayReopen(found, (await suitsAfter(act.db, found.id)).length);
  if (!decision.ok) return decision;
  await set(act, found.id)
    .set({
      outcome: null,
      result: null,
      concluded_on: null,
      decision_received_on: null,
      sealed_decision_note: null,
      redo_by: null,
      redone_on: null,
      appeal_outcome: null,
    })
    .execute();
  await remember(act, found.id, 'reopened', act.today, note);
  return { ok: true, value: { was: found.concludedOn } };
});

/** 补充材料: files and a word about them. */
export const addMaterial = step<{ id: number; note: string; files: readonly NewFile[] }>(
  'remedies.addMaterial',
  async (act, found, { note, files }) => {
    if (!note && files.length === 0) return invalid('请填写说明或者选择文件', { note: '请填写说明或者选择文件' });
    await keepFiles(act, found.id, files, act.who.name, act.now);
    await remember(act, found.id, 'note', act.today, note || files.map(({ name }) => name).join('、'));
    return { ok: true, value: { files: files.length } };
  },
);
