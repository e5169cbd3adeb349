import { sql } from 'kysely';
import { assessmentBy, worsened } from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import { action, done } from '../../platform/action.ts';
import { conflict, invalid, notFound } from '../../platform/outcome.ts';
import { countItems, keepCounted } from '../counting/count.ts';
import { byId, type SchemeItem } from '../scheme/content.ts';
import { lockScheme } from '../scheme/store.ts';
import { keepers, reviewers, type ScoreKind, type Verdict } from '../words.ts';
import { type HeldSubject, holdSubject, isFailure } from './hold.ts';
import { tellAssessed } from './mails.ts';
import { isOwn, OWN } from './own.ts';
import { isReady, resultOf, standingOf } from './standing.ts';
import { appealsOf, bySubject, type Subject, scoresOf, subjectsOf, touch } from './store.ts';

type Act = Parameters<typeof holdSubject>[0];
interface Of {
  id: number;
  version: number;
}

/** Why nobody may give points to one yet, or any more; undefined: they may. */
export function judgeFault(subject: Subject, frozen: boolean, today: string): string | undefined {
  if (subject.state === 'left') return '已经不在考核之列';
  if (subject.state !== 'open') return '初评结果已经通知，分数只能通过申诉改正';
  if (!subject.selfOn && today <= subject.selfBy) return `自评还没有提交，期限到 ${subject.selfBy}`;
  return frozen ? undefined : '数据还没有截止，截止以后评分';
}

async function give(
  { db, who, now }: Act,
  { subject }: HeldSubject,
  rows: readonly { item: string; kind: ScoreKind; points: number; reason: string }[],
): Promise<void> {
  await db
    .insertInto('assessment_scores')
    .values(
      rows.map((row) => ({
        ...row,
        ...{ subject_id: subject.id, trace: null, given_by: who.id, given_name: who.name, given_at: now },
      })),
    )
    .execute();
  await touch(db, subject.id);
}

/** What stands against points for an item; undefined: nothing. */
function pointsFault(
  item: SchemeItem | undefined,
  points: number,
  reason: string,
): [field: string, why: string] | undefined {
  if (!item) return ['points', '方案里没有这个项目'];
  if (item.kind === 'counted') return ['points', '机器计分的项目不能填写分数'];
  if (points > item.weight) return ['points', `最多 ${item.weight / 100} 分`];
  const whole = item.kind === 'judged' ? points === item.weight : points === 0;
  return whole || reason ? undefined : ['reason', '请写明理由'];
}

/** 评分: points for what people judge, each with its reason; what loses much is confirmed by a second person. */
export const judge = action<Of & { given: readonly { item: string; points: number; reason: string }[] }, number>(
  'assessment.judge',
  reviewers,
  async (act, { given, ...of }) => {
    const held = await holdSubject(act, of, 'keeper');
    if (isFailure(held)) return held;
    const { subject, scheme, content } = held;
    const fault = isOwn(act.who, subject) ? OWN : judgeFault(subject, scheme.frozenAt !== null, act.today);
    if (fault) return conflict(fault);
    const faults: Record<string, string> = {};
    for (const { item, points, reason } of given) {
      const wrong = pointsFault(byId(content, item), points, reason);
      if (wrong) faults[`${wrong[0]}-${item}`] = wrong[1];
    }
    if (Object.keys(faults).length) return invalid('有内容需要修改，请看标出的地方', faults);
    const standing = standingOf(content, await scoresOf(act.db, [subject.id]));
    const fresh = given.filter(({ item, points, reason }) => {
      const { last, waits } = standing.find((one) => one.item.id === item)!;
      return waits === 'judge' || !last || last.points !== points || last.reason !== reason;
    });
    if (!fresh.length) return conflict('分数和理由都没有改动');
    await give(
      act,
      held,
      fresh.map((one) => ({ ...one, kind: 'judged' as const })),
    );
    const points = Object.fromEntries(fresh.map(({ item, points: p }) => [byId(content, item)!.title, p / 100]));
    return done(fresh.length, `assessment-subject:${subject.id}`, { points });
  },
);

/** 复核: somebody else looks at what loses much, and agrees or has it judged anew. */
export const confirm = action<Of & { item: string; agrees: boolean; reason: string }, void>(
  'assessment.confirm',
  reviewers,
  async (act, { item, agrees, reason, ...of }) => {
    const held = await holdSubject(act, of, 'keeper');
    if (isFailure(held)) return held;
    const { subject, content } = held;
    if (subject.state !== 'open') return conflict('初评结果已经通知，不能再复核');
    const one = standingOf(content, await scoresOf(act.db, [subject.id])).find(({ item: { id } }) => id === item);
    if (!one) return notFound();
    if (one.waits !== 'second') return conflict('这一项不用复核');
    if (one.last!.givenBy === act.who.id) return conflict('这一项是您评的，请由另一个人复核');
    if (isOwn(act.who, subject)) return conflict(OWN);
    if (!agrees && !reason) return invalid('请写明不同意的理由', { [`reason-${item}`]: '请写明不同意的理由' });
    await give(act, held, [{ item, kind: agrees ? 'confirmed' : 'disputed', points: one.points!, reason }]);
    return done(undefined, `assessment-subject:${subject.id}`, { item: one.item.title, agrees });
  },
);

/** 通知初评结果 of all where nothing waits, with the last day of an appeal. @returns of how many */
export const tellResults = action<{ id: number }, number>('assessment.tell', keepers, async (act, { id }) => {
  const { db, who, today } = act;
  const scheme = await lockScheme(db, who.authorityId, id);
  if (!scheme) return notFound();
  if (!scheme.content || !scheme.frozenAt) return conflict('数据还没有截止');
  const { content } = scheme;
  const open = (await subjectsOf(db, id)).filter(({ state }) => state === 'open');
  const scores = bySubject(
    await scoresOf(
      db,
      open.map((one) => one.id),
    ),
  );
  const results = open.flatMap((subject) => {
    const result = resultOf(content, standingOf(content, scores.get(subject.id) ?? []));
    return result && !judgeFault(subject, true, today) ? [{ subject, result }] : [];
  });
  if (!results.length) return conflict('没有评分已经齐全、等待通知的');
  const appealBy = assessmentBy(today, content.appealDays, await calendarOf(db));
  const rows = results.map(({ subject: one, result: { total, grade } }) => ({
    ...{ id: one.id, total, grade },
    seen: one.version,
  }));
  // who was given other points meanwhile waits for the next time
  await sql`
    update assessment_subjects u set state = 'told', told_on = ${today}, appeal_by = ${appealBy}, total = one.total,
      grade = one.grade, version = u.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one (id integer, total integer, grade text, seen integer)
    where u.id = one.id and u.state = 'open' and u.version = one.seen`.execute(db);
  await tellAssessed(
    act,
    scheme,
    results.map(({ subject }) => subject),
    'told',
    `申诉期限：${appealBy}`,
  );
  return done(results.length, `assessment-scheme:${id}`, { subjects: results.length, appealBy });
});

/** 申诉的处理: by somebody who did not give the points; who appealed fares no worse by it. What the machine counted is counted
 *  anew, and no points are typed for it. Both scores stay. ○ */
export const decideAppeal = action<
  Of & { item: string; verdict: Verdict; points: number | undefined; decision: string },
  void
>('assessment.decideAppeal', reviewers, async (act, { item: id, verdict, points, decision, ...of }) => {
  const { db, house, who, now, today } = act;
  const held = await holdSubject(act, of, 'keeper');
  if (isFailure(held)) return held;
  const { subject, scheme, content } = held;
  const scores = await scoresOf(db, [subject.id]);
  const one = standingOf(content, scores, await appealsOf(db, [subject.id])).find(({ item }) => item.id === id);
  if (!one?.appeal) return notFound();
  if (one.appeal.verdict || subject.state !== 'told') return conflict('这件申诉已经处理过了');
  if (one.history.some(({ givenBy }) => givenBy === who.id))
    return conflict('这一项的评分或者复核是您做的，申诉请由另一个人处理');
  if (isOwn(who, subject)) return conflict(OWN);
  const { item, points: before } = one;
  if (verdict === 'changed' && item.kind === 'counted') {
    if (points !== undefined)
      return invalid('机器计分的项目不能填写分数', { [`points-${id}`]: '机器计分的项目不能填写分数，由机器重新计分' });
    const counted = await countItems(db, house, scheme, content, [subject], { today, items: [item] });
    await keepCounted(db, counted, { kind: 'recounted', reason: decision, by: who, at: now });
  } else if (verdict === 'changed' && item.kind !== 'counted') {
    const field = `points-${id}`;
    if (points === undefined) return invalid('请填写改正后的分数', { [field]: '请填写改正后的分数' });
    if (points > item.weight) return invalid('分数过高', { [field]: `最多 ${item.weight / 100} 分` });
    const worse =
      points === before ? '和原来的分数相同，维持原分数的请选“维持”' : worsened(item.kind, before ?? 0, points);
    if (worse) return invalid(worse, { [field]: worse });
    await give(act, held, [{ item: id, kind: 'appeal', points, reason: decision }]);
  }
  await db
    .updateTable('assessment_appeals')
    .set({ verdict, decision, decided_by: who.name, decided_at: now })
    .where('id', '=', one.appeal.id)
    .execute();
  const result = resultOf(content, standingOf(content, await scoresOf(db, [subject.id])));
  if (result)
    await db
      .updateTable('assessment_subjects')
      .set({ total: result.total, grade: result.grade })
      .where('id', '=', subject.id)
      .execute();
  await touch(db, subject.id);
  await tellAssessed(act, scheme, [subject], 'decided', `申诉的项目：${item.title}`);
  return done(undefined, `assessment-subject:${subject.id}`, { item: item.title, verdict });
});

/** 确定最终结果 of all whose term of appeal is over and where no appeal is open. @returns of how many */
export const finalise = action<{ id: number }, number>('assessment.finalise', keepers, async (act, { id }) => {
  const { db, who, today } = act;
  const scheme = await lockScheme(db, who.authorityId, id);
  if (!scheme?.content) return notFound();
  const { content } = scheme;
  const told = (await subjectsOf(db, id)).filter(({ state, appealBy }) => state === 'told' && appealBy! < today);
  const ids = told.map((one) => one.id);
  const [scores, appeals] = [bySubject(await scoresOf(db, ids)), bySubject(await appealsOf(db, ids))];
  const ended = told.filter(
    (one) =>
      (appeals.get(one.id) ?? []).every(({ verdict }) => verdict) &&
      isReady(standingOf(content, scores.get(one.id) ?? [])),
  );
  if (!ended.length) return conflict('没有申诉期限已过、可以定下来的');
  const changed = await db
    .updateTable('assessment_subjects')
    .set({ state: 'final', final_on: today })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where(
      'id',
      'in',
      ended.map((one) => one.id),
    )
    .where('state', '=', 'told')
    .returning('id')
    .execute();
  await tellAssessed(act, scheme, ended, 'final', '');
  return done(changed.length, `assessment-scheme:${id}`, { subjects: changed.length });
});

/** Which survey is somebody's 社会评议, and from when their books are counted: said before the count. */
export const setUpSubject = action<Of & { surveyId: number | null; question: number; countedFrom: string }, void>(
  'assessment.setUp',
  keepers,
  async (act, { surveyId, question, countedFrom, ...of }) => {
    const held = await holdSubject(act, of, 'keeper');
    if (isFailure(held)) return held;
    const { subject, scheme } = held;
    if (scheme.frozenAt) return conflict('数据已经截止，不能再改');
    if (!countedFrom.startsWith(String(scheme.year))) {
      const why = `计分起始日应在 ${scheme.year} 年内`;
      return invalid(why, { countedFrom: why });
    }
    await act.db
      .updateTable('assessment_subjects')
      .set({ survey_id: surveyId, survey_question: question, counted_from: countedFrom })
      .where('id', '=', subject.id)
      .execute();
    await touch(act.db, subject.id);
    return done(undefined, `assessment-subject:${subject.id}`, {
      ...{ survey: surveyId, surveyBefore: subject.surveyId },
      ...{ countedFrom, countedFromBefore: subject.countedFrom },
    });
  },
);
