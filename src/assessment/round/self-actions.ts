import { action, done } from '../../platform/action.ts';
import { conflict, invalid } from '../../platform/outcome.ts';
import { byId } from '../scheme/content.ts';
import { authorityAnswers, officeAnswers } from '../words.ts';
import { holdSubject, isFailure } from './hold.ts';
import { tellKeeper } from './mails.ts';
import { type Claim, type Subject, touch } from './store.ts';

const answers = [...new Set([...authorityAnswers, ...officeAnswers])];

export interface NewEvidence {
  item: string;
  name: string;
  hash: string;
}

/** Why a self-assessment is not taken any more, or not yet changed; undefined: it is. */
export function selfFault(subject: Pick<Subject, 'state' | 'selfBy' | 'selfOn'>, today: string): string | undefined {
  if (subject.state === 'left') return '已经不在考核之列';
  if (subject.state !== 'open') return '初评结果已经通知，不能再自评';
  if (subject.selfOn && today > subject.selfBy) return `自评期限到 ${subject.selfBy} 为止，已经提交的不能再修改`;
  return undefined;
}

/** 自评: what an authority or office says of itself, item by item, with evidence; changed as often as it wants until its term
 *  ends, and handed in late once if it was not handed in before. 条例 art. 46 */
export const selfAssess = action<
  { id: number; version: number; claims: readonly Claim[]; evidence: readonly NewEvidence[]; drop: readonly number[] },
  void
>('assessment.selfAssess', answers, async (act, { claims, evidence, drop, ...of }) => {
  const { db, who, now, today } = act;
  const held = await holdSubject(act, of, 'assessed');
  if (isFailure(held)) return held;
  const { subject, content } = held;
  const fault = selfFault(subject, today);
  if (fault) return conflict(fault);
  const faults: Record<string, string> = {};
  for (const { item: id, points } of claims) {
    const item = byId(content, id);
    if (!item) return conflict('方案已经修改，请刷新页面后再填写');
    if (item.kind === 'counted' && points !== null) faults[`points-${id}`] = '机器计分的项目不能填写分数';
    else if (points !== null && points > item.weight) faults[`points-${id}`] = `最多 ${item.weight / 100} 分`;
  }
  if (Object.keys(faults).length) return invalid('有内容需要修改，请看标出的地方', faults);
  if (claims.length)
    await db
      .insertInto('assessment_claims')
      .values(claims.map(({ item, points, said }) => ({ subject_id: subject.id, item, points, said })))
      .onConflict((on) =>
        on.columns(['subject_id', 'item']).doUpdateSet((eb) => ({
          points: eb.ref('excluded.points'),
          said: eb.ref('excluded.said'),
        })),
      )
      .execute();
  if (evidence.length)
    await db
      .insertInto('assessment_evidence')
      .values(
        evidence.map(({ item, name, hash }) => ({
          ...{ subject_id: subject.id, item, appeal_id: null, name, file_hash: hash },
          ...{ by_name: who.name, at: now, dropped_at: null },
        })),
      )
      .execute();
  if (drop.length)
    await db
      .updateTable('assessment_evidence')
      .set({ dropped_at: now })
      .where('subject_id', '=', subject.id)
      .where('appeal_id', 'is', null)
      .where('id', 'in', [...drop])
      .execute();
  await db
    .updateTable('assessment_subjects')
    .set({ self_on: subject.selfOn ?? today })
    .where('id', '=', subject.id)
    .execute();
  await touch(db, subject.id);
  if (!subject.selfOn) await tellKeeper(act, held, 'self');
  return done(undefined, `assessment-subject:${subject.id}`, {
    ...{ items: claims.length, files: evidence.length },
    ...(today > subject.selfBy && { late: true }),
    ...(subject.selfOn && { again: true }),
  });
});
