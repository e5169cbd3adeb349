import { consultationState, takesComments } from '../../law/index.ts';
import { action, done } from '../../platform/action.ts';
import { conflict, notFound } from '../../platform/outcome.ts';
import { isSigned, lockConsultation, timesOf } from '../store.ts';

/** 撤回, by who wrote it, while the consultation is open: it is shown and counted no more. @param id of the comment */
export const withdrawComment = action<{ id: number }, void>(
  'consultations.takeBack',
  ['anyone'],
  async (act, { id }) => {
    const row = await act.db
      .selectFrom('consultation_comments')
      .select(['id', 'number', 'state', 'consultation_id as of'])
      .where('id', '=', id)
      .where('authority_id', '=', act.who.authorityId)
      .forUpdate()
      .executeTakeFirst();
    const one = row && (await lockConsultation(act.db, act.who.authorityId, row.of));
    if (!row || !one || !isSigned(one)) return notFound();
    if (row.state === 'withdrawn') return conflict('这条意见已经撤回');
    if (!takesComments(consultationState(timesOf(one), act.today))) return conflict('征集已经结束，不能再撤回');
    await act.db
      .updateTable('consultation_comments')
      .set({ state: 'withdrawn', shown_text: '' })
      .where('id', '=', id)
      .execute();
    return done(undefined, `comment:${id}`, { number: row.number });
  },
);
