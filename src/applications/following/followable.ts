import type { Followable } from '../../platform/followable.ts';
import { HOME } from '../filing/paths.ts';
import { isReplyHeldBack } from '../store.ts';
import { codedApplication } from './open-by-code.ts';

/** Applications as their applicants are told of them: in which phase one is and by when it is answered. A reply that third
 *  parties have to be told of first is no news yet. */
export const followableApplications: Followable = {
  sort: 'application',
  label: '政府信息公开申请',
  track: `${HOME}/track`,
  coded: codedApplication,
  async of(db, authorityId, ids) {
    if (!ids.length) return [];
    const rows = await db
      .selectFrom('applications')
      .select(['id', 'number', 'phase', 'due_on', 'waits_until'])
      .where('authority_id', '=', authorityId)
      .where('id', 'in', [...ids])
      .where('sealed_applicant', 'is not', null)
      .execute();
    return Promise.all(
      rows.map(async ({ id, number, phase, due_on, waits_until }) => {
        const ended = phase === 'closed' || phase === 'archived';
        if (ended && (await isReplyHeldBack(db, id))) return { id, number, state: undefined, over: false };
        const state = ended ? 'closed' : [phase, due_on ?? '', waits_until ?? ''].join(' ');
        return { id, number, state, over: ended || phase === 'merged' };
      }),
    );
  },
};
