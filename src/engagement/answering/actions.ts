import type { Act } from '../../platform/action.ts';
import { action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { conflict, forbidden, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import { askedOf, type Confirmed, nothingConfirmed, objectionTo } from '../../platform/public-text/index.ts';
import { enterReview, latestRound, recallReview } from '../../review/index.ts';
import { handlers, sees } from '../rules.ts';
import { type HeldMessage, holdMessage, stepsOf } from '../store.ts';
import { type AnswerContent, answerHash, textOfAnswer } from './content.ts';
import { foundInAnswer } from './look.ts';
import { draftOf, questionOf, saveAnswer } from './store.ts';
import { answerKind, answerSteps } from './subject.tsx';

/** The message, held, for who may answer it now. */
async function answerable(act: Act, id: number): Promise<Outcome<HeldMessage>> {
  const held = await holdMessage(act, id);
  if (!held || !sees(act.who, held.row.office_id)) return notFound();
  if (held.state.phase === 'merged') return conflict('这件留言已合并办理，请在主件中答复');
  if (held.state.phase !== 'assigned') return conflict('还没有承办科室，或者已经办结，不能拟写答复');
  return ok(held);
}

async function underReview(db: Db, id: number): Promise<boolean> {
  return (await latestRound(db, answerKind.name, String(id)))?.state === 'open';
}

/** 拟写答复: kept sealed, and bound to the message that it answers. */
export const draftAnswer = action<{ id: number; content: AnswerContent }, void>(
  'engagement.draftAnswer',
  handlers,
  async (act, { id, content }) => {
    const got = await answerable(act, id);
    if (!got.ok) return got;
    if (await underReview(act.db, id)) return conflict('答复正在审核，要修改请先撤回');
    const { row } = got.value;
    const before = await draftOf(act.db, act.sealer, id);
    const question = questionOf(act.sealer, row, await stepsOf(act.db, act.sealer, id));
    await saveAnswer(act.db, act.sealer, id, {
      content,
      contentHash: answerHash({ id, number: row.number, question }, content),
      authors: [...new Set([...(before?.authors ?? []), act.who.id!])],
      ...{ by: act.who.name, at: act.now },
    });
    return done(undefined, `message:${id}`, { number: row.number });
  },
);

/** 送审: by the head of the office or of disclosure work, never by who wrote it. */
export const submitAnswer = action<{ id: number; confirmed?: Confirmed }, void>(
  'engagement.submitAnswer',
  handlers,
  async (act, { id, confirmed = nothingConfirmed }) => {
    const { db, who, today, sealer } = act;
    const got = await answerable(act, id);
    if (!got.ok) return got;
    const draft = await draftOf(db, sealer, id);
    if (!draft) return conflict('还没有拟写答复');
    if (await underReview(db, id)) return conflict('答复已经送审');
    const looked = await foundInAnswer(db, who.authorityId, draft.content, today);
    if (!looked.ok) return looked;
    const objection = objectionTo(looked.value, confirmed);
    if (objection) return objection;
    await enterReview(act, answerKind, {
      ...{ id: String(id), contentHash: draft.contentHash, text: textOfAnswer(draft.content) },
      ...{ officeId: got.value.row.office_id, authors: draft.authors, steps: answerSteps },
      acknowledged: askedOf(looked.value).map((one) => ({ ...one, reason: confirmed.reasons.get(one.check) ?? '' })),
    });
    await db
      .updateTable('message_answers')
      .set({ sealed_returned: null })
      .where('message_id', '=', id)
      .where('sent_at', 'is', null)
      .execute();
    return done(undefined, `message:${id}`, { number: got.value.row.number });
  },
);

/** 撤回送审, to go on writing. */
export const recallAnswer = action<{ id: number }, void>('engagement.recallAnswer', handlers, async (act, { id }) => {
  const held = await holdMessage(act, id);
  if (!held) return notFound();
  if (!sees(act.who, held.row.office_id)) return forbidden();
  // what was approved has gone out
  if (!(await underReview(act.db, id))) return conflict('答复不在审核中，不需要撤回');
  const fault = await recallReview(act, answerKind, String(id));
  return fault ?? done(undefined, `message:${id}`);
});
