import { hideNumbers, noteOn, screenOf } from '../applications/index.ts';
import {
  ASSESSMENT_RESULTS,
  type AssessmentResult,
  discloses,
  nextAssessmentFault,
  type WithheldGround,
} from '../law/index.ts';
import { openOffices } from '../organizations/index.ts';
import { type Act, action, done } from '../platform/action.ts';
import { conflict, type Failure, forbidden, invalid, notFound, type Outcome, ok } from '../platform/outcome.ts';
import { beginDraft } from '../publishing/index.ts';
import { type Assessment, keyOf, mayAssess, mayKnow, mayReview, type Standing } from './rules.ts';
import { holdStanding } from './store.ts';
import { assessors, reviewers, type Source } from './words.ts';

interface Of {
  source: Source;
  id: number;
}

export interface Assessing extends Of {
  ground: WithheldGround;
  result: AssessmentResult;
  reason: string;
  /** 'YYYY-MM-DD'; of no meaning where nothing stays withheld */
  nextOn: string | null;
  /** who drafts what may be disclosed, and as what; of no meaning where there is a document already */
  officeId: number | null;
  draftTitle: string;
}

const subject = (of: Of) => `reassessment:${keyOf(of)}`;

/** What is held, if this person may know of it. */
async function known(act: Act, of: Of): Promise<Outcome<Standing>> {
  const found = await holdStanding(act, of);
  return found && mayKnow(act.who, found.item) ? ok(found) : notFound();
}

/** A publication that was withdrawn, a text that was sent back: it goes on as it is, no new draft is made. */
const hasDocument = (source: Source): boolean => source === 'withdrawn' || source === 'secrecy';

async function faultOf(act: Act, { item }: Standing, given: Assessing): Promise<Failure | undefined> {
  const { result, reason, nextOn, ground, draftTitle, officeId } = given;
  if (ASSESSMENT_RESULTS[result].goesOn) {
    const why = nextOn
      ? nextAssessmentFault(ground, nextOn, { today: act.today, secretUntil: item.secretUntil })
      : '请选择下次评估的日期';
    if (why) return invalid(why, { nextOn: why });
  }
  // what is said of an application is read by more than may open it, and goes into a draft
  const clear = item.source === 'reply' ? await screenOf(act, item.id) : hideNumbers;
  for (const [name, text] of Object.entries({ reason, draftTitle }))
    if (clear(text) !== text) {
      const why = '含有申请人、第三方的姓名或者号码，请删去';
      return invalid(why, { [name]: why });
    }
  if (!discloses(result) || hasDocument(item.source)) return undefined;
  if (!draftTitle) return invalid('请填写拟公开的标题', { draftTitle: '请填写拟公开的标题' });
  const offices = await openOffices(act.db, act.who.authorityId);
  if (!offices.some(({ id }) => id === officeId))
    return invalid('请选择拟稿科室', { officeId: '请选择由哪个科室拟稿' });
  return undefined;
}

async function assessOne(act: Act, given: Assessing): Promise<Outcome<Standing>> {
  const { db, who, today } = act;
  const found = await known(act, given);
  if (!found.ok) return found;
  const standing = found.value;
  if (!mayAssess(who, standing.item)) return forbidden();
  if (standing.pending) return conflict(`${standing.pending.assessor}已经评估，等待复核`);
  if (standing.phase === 'ended') return conflict('这一项已经评估为不再列入或者可以公开，不再评估');
  const fault = await faultOf(act, standing, given);
  if (fault) return fault;
  const { source, id, ground, result, reason } = given;
  const { name, title, withheldOn, officeId } = standing.item;
  const drafts = discloses(result) && !hasDocument(source);
  await db
    .insertInto('reassessments')
    .values({
      ...{ authority_id: who.authorityId, source, source_id: id, ground, result, reason, state: 'submitted' },
      ...{ name, title, withheld_on: withheldOn, of_office_id: officeId },
      next_on: ASSESSMENT_RESULTS[result].goesOn ? given.nextOn : null,
      ...{ office_id: drafts ? given.officeId : null, draft_title: drafts ? given.draftTitle : '' },
      ...{ assessed_on: today, assessed_by: who.id!, assessor: who.name, document_id: null, told_on: null },
      ...{ reviewed_on: null, reviewed_by: null },
    })
    .execute();
  return found;
}

/** 评估审查: one thing that is withheld, to be reviewed by another. 条例 art. 18 */
export const assess = action<Assessing, void>('reassessment.assess', assessors, async (act, given) => {
  const made = await assessOne(act, given);
  if (!made.ok) return made;
  const { ground, result, nextOn } = given;
  return done(undefined, subject(given), { ground, result, next: nextOn });
});

/** 年度集中评估: several at once, each with a reason of its own, all or none. @returns how many */
export const assessRound = action<readonly Assessing[], number>(
  'reassessment.assessRound',
  assessors,
  async (act, all) => {
    if (!all.length) return invalid('请至少对一项作出评估');
    for (const given of all) {
      const made = await assessOne(act, given);
      if (made.ok) continue;
      const at = keyOf(given);
      const fields = Object.entries(made.fields ?? { result: made.message });
      return { ...made, fields: Object.fromEntries(fields.map(([name, why]) => [`${name}-${at}`, why])) };
    }
    const items = all.map((given) => `${keyOf(given)} ${given.result}`);
    return done(all.length, `authority:${act.who.authorityId}`, { items });
  },
);

interface Reviewing extends Of {
  /** that the person read */
  assessmentId: number;
  verdict: 'confirmed' | 'returned';
  note: string;
}

async function reviewOne(act: Act, { assessmentId, verdict, note, ...of }: Reviewing): Promise<Outcome<Assessment>> {
  const { db, who, today } = act;
  const found = await known(act, of);
  if (!found.ok) return found;
  const { item, pending } = found.value;
  if (pending?.id !== assessmentId) return conflict(`“${item.name}”的评估刚被他人办理，请刷新后核对`);
  if (!mayReview(who, item, pending.assessedBy)) return forbidden('评估和复核不能是同一人');
  if (verdict === 'returned' && !note) return invalid('请写明退回的原因', { note: '请写明退回的原因' });
  const clear = item.source === 'reply' ? await screenOf(act, item.id) : hideNumbers;
  if (clear(note) !== note) return invalid('说明含有姓名或者号码，请删去', { note: '含有姓名或者号码，请删去' });
  const opened = verdict === 'confirmed' && discloses(pending.result);
  const documentId = opened ? await draftOf(act, found.value, pending) : null;
  await db
    .updateTable('reassessments')
    .set({
      ...{ state: verdict, reviewed_on: today, reviewed_by: who.id, reviewer: who.name, review_note: note },
      document_id: documentId,
    })
    .where('id', '=', pending.id)
    .execute();
  if (opened && item.source === 'reply')
    await noteOn(
      act,
      item.id,
      `动态调整：经评估${ASSESSMENT_RESULTS[pending.result].label}，已拟稿公开（《条例》第十八条）。请考虑告知申请人。`,
    );
  return ok(pending);
}

/** What may be disclosed becomes a draft of the office that was named, whose author is who assessed it: so who reviewed it
 *  here may also review it there. A document that there is goes on itself. */
async function draftOf(act: Act, { item }: Standing, { officeId, draftTitle, assessedBy, assessor }: Assessment) {
  if (hasDocument(item.source)) return item.id;
  const offices = await openOffices(act.db, act.who.authorityId);
  const office = offices.find(({ id }) => id === officeId) ?? offices.find(({ id }) => id === item.officeId);
  if (!office) return null;
  return beginDraft(
    { ...act, who: { ...act.who, id: assessedBy, name: assessor } },
    {
      ...{ officeId: office.id, officeName: office.name, title: draftTitle },
      remark: `由动态调整转来：${item.name}，经评估可以公开`,
    },
  );
}

/** 复核, by one other than who assessed: it holds from now on, or is returned with the reason. */
export const reviewAssessment = action<Reviewing, void>('reassessment.review', reviewers, async (act, given) => {
  const made = await reviewOne(act, given);
  if (!made.ok) return made;
  const { result, nextOn } = made.value;
  return done(undefined, subject(given), { verdict: given.verdict, result, next: nextOn });
});

/** 一并复核 of several, all or none. @returns how many */
export const confirmRound = action<readonly Omit<Reviewing, 'verdict' | 'note'>[], number>(
  'reassessment.confirmRound',
  reviewers,
  async (act, all) => {
    if (!all.length) return invalid('请至少选择一项', { items: '请至少选择一项' });
    for (const one of all) {
      const made = await reviewOne(act, { ...one, verdict: 'confirmed', note: '' });
      if (!made.ok) return made;
    }
    return done(all.length, `authority:${act.who.authorityId}`, { items: all.map(keyOf) });
  },
);

/** 重新拟稿 where the draft was given up before anybody saw it. @returns the document */
export const redraft = action<Of, number>('reassessment.redraft', assessors, async (act, of) => {
  const found = await known(act, of);
  if (!found.ok) return found;
  const { last, item } = found.value;
  if (!mayAssess(act.who, item)) return forbidden();
  if (!last || !discloses(last.result)) return conflict('这一项没有评估为可以公开');
  if (last.documentId) return conflict('已经有草稿');
  const document_id = await draftOf(act, found.value, last);
  if (!document_id) return conflict('原定的拟稿科室已经撤销，请重新评估');
  await act.db.updateTable('reassessments').set({ document_id }).where('id', '=', last.id).execute();
  return done(document_id, subject(of), { document: document_id });
});

/** 经办人已经处理: the officer says what became of it towards who had applied. */
export const markTold = action<Of & { assessmentId: number; note: string }, void>(
  'reassessment.told',
  ['caseOfficer', 'disclosureHead'],
  async (act, { assessmentId, note, ...of }) => {
    const found = await known(act, of);
    if (!found.ok) return found;
    const one = found.value.assessments.find(({ id }) => id === assessmentId);
    if (!one || of.source !== 'reply' || one.state !== 'confirmed' || !discloses(one.result)) return notFound();
    if (one.toldOn) return conflict(`${one.toldBy}已经登记`);
    const clear = await screenOf(act, of.id);
    if (clear(note) !== note) return invalid('含有姓名或者号码，请删去', { note: '含有姓名或者号码，请删去' });
    await act.db
      .updateTable('reassessments')
      .set({ told_on: act.today, told_by: act.who.name, told_note: note })
      .where('id', '=', assessmentId)
      .execute();
    return done(undefined, subject(of), { number: found.value.item.name });
  },
);
