import { action, done } from '../../platform/action.ts';
import { hold } from '../handling/steps/take.ts';

/** 建议公开: the applicant suggests that the reply be published for everybody. art. 44 */
export const suggestPublication = action<{ id: number }, void>(
  'applications.suggestPublication',
  ['anyone'],
  async (act, { id }) => {
    const got = await hold(act, { id });
    if (!got.ok) return got;
    await act.db.updateTable('applications').set({ wants_public: true }).where('id', '=', id).execute();
    return done(undefined, `application:${id}`);
  },
);
