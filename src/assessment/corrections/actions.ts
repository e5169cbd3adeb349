import { action, done } from '../../platform/action.ts';
import { conflict, invalid, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import { countItems } from '../counting/count.ts';
import type { Trace } from '../counting/trace.ts';
import { correctPublished } from '../results/publish.ts';
import { type HeldSubject, holdSubject, isFailure } from '../round/hold.ts';
import { tellAssessed } from '../round/mails.ts';
import { isOwn, OWN } from '../round/own.ts';
import { type ItemStanding, resultOf, standingOf } from '../round/standing.ts';
import { appealsOf, scoresOf, touch } from '../round/store.ts';
import { lockScheme } from '../scheme/store.ts';
import { keepers, reviewers } from '../words.ts';
import { type Correction, correctionsOf } from './store.ts';

type Act = Parameters<typeof holdSubject>[0];
interface Of {
  id: number;
  version: number;
}

const openOf = async ({ db }: Act, subjectId: number): Promise<Correction | undefined> =>
  (await correctionsOf(db, subjectId)).find(({ state }) => state === 'proposed');

/** The new points of an item: counted anew by the machine, or as somebody typed them. */
async function pointsFor(
  { db, house, today }: Act,
  { subject, scheme, content }: HeldSubject,
  { item, points: before }: ItemStanding,
  points: number | undefined,
): Promise<Outcome<{ points: number | null; trace: Trace | null }>> {
  if (item.kind === 'counted') {
    const why = '机器计分的项目不能填写分数，由机器按现在的账重新计分';
    if (points !== undefined) return invalid(why, { points: why });
    const [counted] = await countItems(db, house, scheme, content, [subject], { today, items: [item] });
    const same = '按现在的账计出的分数和原来的相同。记录有误的，先在台账里改正，再来更正';
    if (counted!.points === before) return invalid(same, { item: same });
    return ok({ points: counted!.points, trace: counted!.trace });
  }
  const fault =
    points === undefined
      ? '请填写更正后的分数'
      : points > item.weight
        ? `最多 ${item.weight / 100} 分`
        : points === before
          ? '和原来的分数相同，没有更正'
          : undefined;
  return fault ? invalid(fault, { points: fault }) : ok({ points: points!, trace: null });
}

/** 提出更正 of one item of a final result, with the reason that the public will read; it holds when a second person agrees.
 *  Points may go down as well as up, since what was published was wrong; of what the machine counts none are typed. ○ */
export const proposeCorrection = action<Of & { item: string; points: number | undefined; reason: string }, void>(
  'assessment.proposeCorrection',
  keepers,
  async (act, { item, points, reason, ...of }) => {
    const { db, who, now } = act;
    const held = await holdSubject(act, of, 'keeper');
    if (isFailure(held)) return held;
    const { subject, content } = held;
    if (subject.state !== 'final') return conflict('结果还没有确定，分数可以在评分、处理申诉时改正');
    if (isOwn(who, subject)) return conflict(OWN);
    if (await openOf(act, subject.id)) return conflict('已经有一件更正等待复核，复核以后再提出');
    const standing = standingOf(content, await scoresOf(db, [subject.id]), await appealsOf(db, [subject.id]));
    const one = standing.find(({ item: { id } }) => id === item);
    if (!one) return invalid('请选择更正的项目', { item: '请选择更正的项目' });
    const given = await pointsFor(act, held, one, points);
    if (!given.ok) return given;
    const result = resultOf(
      content,
      standing.map((each) => (each === one ? { ...each, points: given.value.points } : each)),
    );
    const none = '更正以后没有可以计分的项目，请先核对台账';
    if (!result) return invalid(none, { item: none });
    await db
      .insertInto('assessment_corrections')
      .values({
        ...{ subject_id: subject.id, item: one.item.id, reason, state: 'proposed', decided_on: null },
        ...{ points_before: one.points, points_after: given.value.points },
        trace: given.value.trace && JSON.stringify(given.value.trace),
        ...{ total_before: subject.total!, grade_before: subject.grade! },
        ...{ total_after: result.total, grade_after: result.grade },
        ...{ proposed_by: who.id!, proposed_name: who.name, proposed_at: now },
      })
      .execute();
    await touch(db, subject.id);
    return done(undefined, `assessment-subject:${subject.id}`, { item: one.item.title, reason });
  },
);

/** 复核更正, by one other than who asked for it. Agreed to, the points stand beside those of before, what was published gets
 *  another version where the public sees a difference, and who is assessed is told. */
export const decideCorrection = action<Of & { correctionId: number; agrees: boolean; remark: string }, boolean>(
  'assessment.decideCorrection',
  reviewers,
  async (act, { correctionId, agrees, remark, ...of }) => {
    const { db, who, now, today } = act;
    const held = await holdSubject(act, of, 'keeper');
    if (isFailure(held)) return held;
    const { subject, content } = held;
    const open = await openOf(act, subject.id);
    if (open?.id !== correctionId) return conflict('这件更正已经处理过了');
    if (open.proposedBy === who.id) return conflict('这件更正是您提出的，请由另一个人复核');
    if (isOwn(who, subject)) return conflict(OWN);
    if (!agrees && !remark) return invalid('请写明不同意的理由', { remark: '请写明不同意的理由' });
    await settle(act, open, agrees ? 'confirmed' : 'refused', remark);
    await touch(db, subject.id);
    const title = content.items.find(({ id }) => id === open.item)?.title ?? open.item;
    if (!agrees) return done(false, `assessment-subject:${subject.id}`, { item: title, agrees });
    const scheme = (await lockScheme(db, subject.keeperId, subject.schemeId))!; // nobody publishes meanwhile
    await db
      .insertInto('assessment_scores')
      .values({
        ...{ subject_id: subject.id, item: open.item, kind: 'corrected', points: open.pointsAfter },
        ...{ reason: open.reason, trace: open.trace && JSON.stringify(open.trace) },
        ...{ given_by: open.proposedBy, given_name: open.proposedName, given_at: now },
      })
      .execute();
    await db
      .updateTable('assessment_subjects')
      .set({ total: open.totalAfter, grade: open.gradeAfter })
      .where('id', '=', subject.id)
      .execute();
    const published = await correctPublished(act, scheme, { ...open, name: subject.name, on: today });
    await tellAssessed(act, scheme, [subject], 'corrected', `更正的项目：${title}`);
    return done(published, `assessment-subject:${subject.id}`, { item: title, agrees, published });
  },
);

/** 撤回更正 by who asked for it, before somebody decided. */
export const withdrawCorrection = action<Of & { correctionId: number }, void>(
  'assessment.withdrawCorrection',
  keepers,
  async (act, { correctionId, ...of }) => {
    const held = await holdSubject(act, of, 'keeper');
    if (isFailure(held)) return held;
    const open = await openOf(act, held.subject.id);
    if (open?.id !== correctionId) return conflict('这件更正已经处理过了');
    if (open.proposedBy !== act.who.id) return notFound();
    await settle(act, open, 'withdrawn', '');
    await touch(act.db, held.subject.id);
    return done(undefined, `assessment-subject:${held.subject.id}`, {});
  },
);

function settle({ db, who, today }: Act, { id }: Correction, state: Correction['state'], remark: string) {
  return db
    .updateTable('assessment_corrections')
    .set({ state, remark, decided_name: who.name, decided_on: today })
    .where('id', '=', id)
    .execute();
}
