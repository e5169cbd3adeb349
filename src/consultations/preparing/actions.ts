import { extensionFault, heldOpen, parseDate, resultsDue, stopFault, termFault } from '../../law/index.ts';
import { calendarOf, openOffices } from '../../organizations/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import { conflict, type Failure, forbidden, invalid, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import { askedOf, type Confirmed, nothingConfirmed, objectionTo } from '../../platform/public-text/index.ts';
import { has } from '../../platform/roles.ts';
import { enterReview, latestRound, recallReview } from '../../review/index.ts';
import { heads, keepers, keeps, leads } from '../rules.ts';
import {
  type Consultation,
  changeConsultation,
  isSigned,
  lockConsultation,
  type Signed,
  timesOf,
  titleOf,
} from '../store.ts';
import {
  type AttachedFile,
  type ConsultationContent,
  emptyConsultation,
  hashOf,
  paragraphsOf,
  textOf,
} from './content.ts';
import { foundInConsultation } from './look.ts';
import { consultationKind } from './subject.tsx';

const MOST_FILES = 10;

/** The consultation, held, for who keeps it. */
async function held({ db, who }: Act, id: number): Promise<Outcome<Consultation>> {
  const one = await lockConsultation(db, who.authorityId, id);
  if (!one) return notFound();
  return keeps(who, one.officeId) ? ok(one) : forbidden('这项征集由其他科室负责');
}

/** The same, where it may still be written. */
async function open(act: Act, id: number): Promise<Outcome<Consultation & { draft: ConsultationContent }>> {
  const got = await held(act, id);
  if (!got.ok) return got;
  const { draft } = got.value;
  if (!draft) return conflict('已经签发公布，不能再修改。需要改动的，终止以后重新征集');
  if ((await latestRound(act.db, consultationKind.name, String(id)))?.state === 'open')
    return conflict('正在审核，先撤回再修改');
  return ok({ ...got.value, draft });
}

const saved = (act: Act, content: ConsultationContent, authors: readonly number[]) => ({
  ...{ draft: JSON.stringify(content), saved_by: act.who.name, saved_at: act.now },
  authors: [...new Set([...authors, act.who.id!])],
});

/** 新建征集: of the person's own office; the head of disclosure work chooses whose. */
export const beginConsultation = action<{ title: string; officeId: number | null }, number>(
  'consultations.begin',
  keepers,
  async (act, { title, officeId: chosen }) => {
    const { db, who } = act;
    const wanted = has(who, 'disclosureHead') ? (chosen ?? who.officeId) : who.officeId;
    const office = (await openOffices(db, who.authorityId)).find(({ id }) => id === wanted);
    if (!office) return invalid('请选择科室', { office: '请选择由哪个科室征集' });
    const { id } = await db
      .insertInto('consultations')
      .values({
        authority_id: who.authorityId,
        office_id: office.id,
        ...saved(act, emptyConsultation(title), []),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return done(id, `consultation:${id}`, { title });
  },
);

/** Writes what the public will be asked. */
export const saveConsultation = action<{ id: number; content: Omit<ConsultationContent, 'files'> }, void>(
  'consultations.save',
  keepers,
  async (act, { id, content }) => {
    const got = await open(act, id);
    if (!got.ok) return got;
    const { draft, authors } = got.value;
    await changeConsultation(act.db, id, saved(act, { ...content, files: draft.files }, authors));
    return done(undefined, `consultation:${id}`, { title: content.title });
  },
);

/** Adds files, or takes one away. They are in the store already and were looked into. */
export const setFiles = action<{ id: number; add: AttachedFile[]; remove?: string }, void>(
  'consultations.setFiles',
  keepers,
  async (act, { id, add, remove }) => {
    const got = await open(act, id);
    if (!got.ok) return got;
    const { draft, authors } = got.value;
    const rest = draft.files.filter(({ hash }) => hash !== remove && !add.some((one) => one.hash === hash));
    const files = [...rest, ...add];
    if (files.length > MOST_FILES) return invalid('附件过多', { file: `附件最多 ${MOST_FILES} 个` });
    for (const { hash, name } of add)
      await act.db
        .insertInto('consultation_files')
        .values({
          ...{ consultation_id: id, file_hash: hash, name },
          ...{ uploaded_by: act.who.name, uploaded_at: act.now },
        })
        .onConflict((oc) => oc.doNothing())
        .execute();
    await changeConsultation(act.db, id, saved(act, { ...draft, files }, authors));
    return done(undefined, `consultation:${id}`, { name: add.map(({ name }) => name).join('、') });
  },
);

/** The draft's paragraphs out of a file that was read. */
export const takeText = action<{ id: number; text: string }, void>(
  'consultations.takeText',
  keepers,
  async (act, { id, text }) => {
    const got = await open(act, id);
    if (!got.ok) return got;
    await changeConsultation(act.db, id, saved(act, { ...got.value.draft, text }, got.value.authors));
    return done(undefined, `consultation:${id}`, { title: got.value.draft.title });
  },
);

/** What it lacks: field → sentence. 《重大行政决策程序暂行条例》 art. 15: the draft, its explanation, how and until when. */
function missingIn(content: ConsultationContent, today: string): Record<string, string> {
  const { why, text, contact, kind, days, shorter, opens } = content;
  const term = termFault(kind, days, shorter);
  return {
    ...(why.trim() ? {} : { why: '请写明为什么起草、主要内容是什么' }),
    ...(paragraphsOf(text).length ? {} : { text: '请填写征求意见稿' }),
    ...(contact.trim() ? {} : { contact: '请填写联系电话' }),
    ...(term ? { [/理由/.test(term) ? 'shorter' : 'days']: term } : {}),
    ...(opens && opens < today ? { opens: '开始日期已经过去，请改为以后的日期，或者留空（签发当天开始）' } : {}),
  };
}

/** 送审 through the authority's chain of review. 条例 arts. 15, 17 */
export const submitConsultation = action<{ id: number; confirmed?: Confirmed }, void>(
  'consultations.submit',
  keepers,
  async (act, { id, confirmed = nothingConfirmed }) => {
    const { db, who, today } = act;
    const got = await open(act, id);
    if (!got.ok) return got;
    const { draft, officeId, authors } = got.value;
    const missing = missingIn(draft, today);
    if (Object.keys(missing).length) return invalid('还不能送审，请看标出的地方', missing);
    const looked = await foundInConsultation(db, { authorityId: who.authorityId, content: draft }, today);
    if (!looked.ok) return looked;
    const objection = objectionTo(looked.value, confirmed);
    if (objection) return objection;
    await enterReview(act, consultationKind, {
      ...{ id: String(id), contentHash: hashOf(id, draft), text: textOf(draft), officeId, authors },
      acknowledged: askedOf(looked.value).map((one) => ({ ...one, reason: confirmed.reasons.get(one.check) ?? '' })),
    });
    return done(undefined, `consultation:${id}`, { title: draft.title });
  },
);

/** 撤回送审, to go on writing. */
export const recallConsultation = action<{ id: number }, void>('consultations.recall', keepers, async (act, { id }) => {
  const got = await held(act, id);
  if (!got.ok) return got;
  const fault = await recallReview(act, consultationKind, String(id));
  return fault ?? done(undefined, `consultation:${id}`);
});

/** A draft that was never signed goes altogether. */
export const discardConsultation = action<{ id: number }, void>(
  'consultations.discard',
  keepers,
  async (act, { id }) => {
    const got = await open(act, id);
    if (!got.ok) return got;
    await act.db.deleteFrom('consultation_files').where('consultation_id', '=', id).execute();
    await act.db.deleteFrom('consultations').where('id', '=', id).execute();
    return done(undefined, `consultation:${id}`, { title: titleOf(got.value) });
  },
);

/** The signed consultation, held, for who prolongs or ends it. */
async function led({ db, who }: Act, id: number): Promise<Outcome<Signed>> {
  const one = await lockConsultation(db, who.authorityId, id);
  if (!one) return notFound();
  if (!leads(who, one.officeId)) return forbidden('由科室负责人或者政府信息公开工作机构负责人决定');
  return isSigned(one) && !one.withdrawnAt ? ok(one) : conflict('没有公布，或者已经撤下');
}

/** 延期: once, while it is open, with the reason; the public reads both. */
export const extendConsultation = action<{ id: number; until: string; reason: string }, void>(
  'consultations.extend',
  heads,
  async (act, { id, until, reason }) => {
    const got = await led(act, id);
    if (!got.ok) return got;
    const one = got.value;
    const why = extensionFault(timesOf(one), until, act.today);
    if (why) return /应晚于/.test(why) ? invalid(why, { until: why }) : conflict(why);
    const calendar = await calendarOf(act.db);
    const { date, provisional } = heldOpen(parseDate(until).toString(), calendar);
    await changeConsultation(act.db, id, {
      ...{ until_on: until, closes_on: date.toString(), closes_provisional: provisional },
      results_due: resultsDue(date.toString(), calendar).date.toString(),
      ...{ extended_from: one.closesOn, extended_at: act.now, extended_by: act.who.name, extension_reason: reason },
    });
    return done(undefined, `consultation:${id}`, { before: one.closesOn, until, reason });
  },
);

/** 终止 before its time: nothing more is taken and nothing is adopted of it; the public reads why. */
export const stopConsultation = action<{ id: number; reason: string }, void>(
  'consultations.stop',
  heads,
  async (act, { id, reason }) => {
    const got = await led(act, id);
    if (!got.ok) return got;
    const why = stopFault(timesOf(got.value), act.today);
    if (why) return conflict(why);
    await changeConsultation(act.db, id, { stopped_at: act.now, stopped_by: act.who.name, stopped_reason: reason });
    return done(undefined, `consultation:${id}`, { title: got.value.content.title, reason });
  },
);

/** 撤下: off the site at once, as what should never have been public; comments stay. */
export const withdrawConsultation = action<{ id: number; reason: string }, void>(
  'consultations.withdraw',
  heads,
  async (act, { id, reason }): Promise<ReturnType<typeof done<void>> | Failure> => {
    const got = await led(act, id);
    if (!got.ok) return got;
    await changeConsultation(act.db, id, {
      withdrawn_at: act.now,
      withdrawn_by: act.who.name,
      withdrawn_reason: reason,
    });
    return done<void>(undefined, `consultation:${id}`, { title: got.value.content.title, reason });
  },
);
