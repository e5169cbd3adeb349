import { type ConsultationVerdict, consultationState } from '../../law/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import { conflict, forbidden, invalid, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import { askedOf, type Confirmed, nothingConfirmed, objectionTo } from '../../platform/public-text/index.ts';
import { enterReview, latestRound, recallReview } from '../../review/index.ts';
import { keepers, keeps } from '../rules.ts';
import { changeConsultation, isSigned, lockConsultation, type Signed, timesOf } from '../store.ts';
import { emptyResults, hashOf, type ResultsContent, textOf } from './content.ts';
import { countedIds, foundInResults } from './look.ts';
import { placed, resultsFault } from './rules.ts';
import { resultsKind } from './subject.tsx';

/** The consultation, held, for who says what was adopted, while that may be written. */
async function writable(
  { db, who, today }: Act,
  id: number,
): Promise<Outcome<{ one: Signed; content: ResultsContent }>> {
  const one = await lockConsultation(db, who.authorityId, id);
  if (!one || !isSigned(one)) return notFound();
  if (!keeps(who, one.officeId)) return forbidden('这项征集由其他科室负责');
  const state = consultationState(timesOf(one), today);
  if (state === 'stopped') return conflict('征集已终止，不公布采纳情况');
  if (one.results) return conflict('采纳情况已经公布');
  if (state !== 'owed' && state !== 'late') return conflict(`征集到 ${one.closesOn} 结束，结束以后再整理采纳情况`);
  if ((await latestRound(db, resultsKind.name, String(id)))?.state === 'open')
    return conflict('采纳情况正在审核，先撤回再修改');
  return ok({ one, content: one.resultsDraft ?? emptyResults });
}

async function save({ db, who }: Act, one: Signed, content: ResultsContent): Promise<void> {
  await changeConsultation(db, one.id, {
    results_draft: JSON.stringify(content),
    results_authors: [...new Set([...one.resultsAuthors, who.id!])],
  });
}

/** 归类: comments that say the same stand together; all get one answer. */
export const placeComments = action<{ id: number; comments: number[]; into: number | { summary: string } }, void>(
  'consultations.place',
  keepers,
  async (act, { id, comments, into }) => {
    const got = await writable(act, id);
    if (!got.ok) return got;
    const counted = await countedIds(act.db, id);
    if (!comments.length) return invalid('请选择意见', { comments: '请选择要归入这一类的意见' });
    if (comments.some((one) => !counted.includes(one))) return conflict('有的意见已经撤回，请刷新后再办理');
    const content = placed(got.value.content, comments, into);
    if (!content) return conflict('这一类已经删除，请刷新后再办理');
    await save(act, got.value.one, content);
    return done(undefined, `consultation:${id}`, { comments: comments.length });
  },
);

/** What became of the comments of a group, and why. */
export const answerGroup = action<
  { id: number; group: number; summary: string; verdict: ConsultationVerdict; reason: string },
  void
>('consultations.answer', keepers, async (act, { id, group, ...answer }) => {
  const got = await writable(act, id);
  if (!got.ok) return got;
  const { content, one } = got.value;
  if (!content.groups.some((each) => each.id === group)) return conflict('这一类已经删除，请刷新后再办理');
  const groups = content.groups.map((each) => (each.id === group ? { ...each, ...answer } : each));
  await save(act, one, { ...content, groups });
  return done(undefined, `consultation:${id}`, { verdict: answer.verdict });
});

/** A group is given up; its comments are to be put under another. */
export const dropGroup = action<{ id: number; group: number }, void>(
  'consultations.dropGroup',
  keepers,
  async (act, { id, group }) => {
    const got = await writable(act, id);
    if (!got.ok) return got;
    const { content, one } = got.value;
    await save(act, one, { ...content, groups: content.groups.filter((each) => each.id !== group) });
    return done(undefined, `consultation:${id}`);
  },
);

/** 采纳情况送审, whole: no comment without its answer. */
export const submitResults = action<{ id: number; preface: string; confirmed?: Confirmed }, void>(
  'consultations.submitResults',
  keepers,
  async (act, { id, preface, confirmed = nothingConfirmed }) => {
    const { db, who, today } = act;
    const got = await writable(act, id);
    if (!got.ok) return got;
    const { one } = got.value;
    const content = { ...got.value.content, preface };
    const fault = resultsFault(content, await countedIds(db, id));
    if (fault) return invalid(fault, { preface: fault });
    const looked = await foundInResults(db, who.authorityId, content, today);
    if (!looked.ok) return looked;
    const objection = objectionTo(looked.value, confirmed);
    if (objection) return objection;
    await save(act, one, content);
    await enterReview(act, resultsKind, {
      ...{ id: String(id), contentHash: hashOf(id, content), text: textOf(content), officeId: one.officeId },
      authors: [...new Set([...one.resultsAuthors, who.id!])],
      acknowledged: askedOf(looked.value).map((found) => ({
        ...found,
        reason: confirmed.reasons.get(found.check) ?? '',
      })),
    });
    return done(undefined, `consultation:${id}`, { title: one.content.title });
  },
);

/** 撤回送审, to go on writing. */
export const recallResults = action<{ id: number }, void>(
  'consultations.recallResults',
  keepers,
  async (act, { id }) => {
    const one = await lockConsultation(act.db, act.who.authorityId, id);
    if (!one) return notFound();
    if (!keeps(act.who, one.officeId)) return forbidden('这项征集由其他科室负责');
    const fault = await recallReview(act, resultsKind, String(id));
    return fault ?? done(undefined, `consultation:${id}`);
  },
);
