import { appealFault } from '../../law/index.ts';
import { action, done } from '../../platform/action.ts';
import { conflict, notFound } from '../../platform/outcome.ts';
import { byId } from '../scheme/content.ts';
import { authorityAnswers, officeAnswers } from '../words.ts';
import { holdSubject, isFailure } from './hold.ts';
import { tellKeeper } from './mails.ts';
import type { NewEvidence } from './self-actions.ts';
import { touch } from './store.ts';

/** 申诉 against the points of one item, with reason and evidence, within the term; once for each item. ○ */
export const appeal = action<
  { id: number; version: number; item: string; reason: string; evidence: readonly Omit<NewEvidence, 'item'>[] },
  void
>('assessment.appeal', [...new Set([...authorityAnswers, ...officeAnswers])], async (act, given) => {
  const { db, who, now, today } = act;
  const held = await holdSubject(act, given, 'assessed');
  if (isFailure(held)) return held;
  const { subject, content } = held;
  if (subject.state === 'open') return conflict('初评结果还没有通知，不用申诉');
  if (subject.state !== 'told') return conflict('结果已经确定，不能再申诉');
  const late = appealFault(subject.appealBy!, today);
  if (late) return conflict(late);
  const item = byId(content, given.item);
  if (!item) return notFound();
  const row = await db
    .insertInto('assessment_appeals')
    .values({
      ...{ subject_id: subject.id, item: item.id, reason: given.reason, filed_by: who.name, filed_at: now },
      ...{ verdict: null, decided_at: null },
    })
    .onConflict((on) => on.columns(['subject_id', 'item']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return conflict('这一项已经申诉过了，每项申诉一次');
  if (given.evidence.length)
    await db
      .insertInto('assessment_evidence')
      .values(
        given.evidence.map(({ name, hash }) => ({
          ...{ subject_id: subject.id, item: item.id, appeal_id: row.id, name, file_hash: hash },
          ...{ by_name: who.name, at: now, dropped_at: null },
        })),
      )
      .execute();
  await touch(db, subject.id);
  await tellKeeper(act, held, 'appeal');
  return done(undefined, `assessment-subject:${subject.id}`, { item: item.title, files: given.evidence.length });
});
