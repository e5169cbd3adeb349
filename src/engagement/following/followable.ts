import type { Followable } from '../../platform/followable.ts';
import { HOME } from '../paths.ts';
import { codedMessage } from './open-by-code.ts';

/** Messages as those who wrote them are told of them: how they stand and by when they are answered. Which office has one
 *  is the authority's own matter. */
export const followableMessages: Followable = {
  sort: 'message',
  label: '留言',
  track: `${HOME}/track`,
  coded: codedMessage,
  async of(db, authorityId, ids) {
    if (!ids.length) return [];
    const rows = await db
      .selectFrom('messages')
      .select(['id', 'number', 'phase', 'due_on', 'last_answered_on'])
      .where('authority_id', '=', authorityId)
      .where('id', 'in', [...ids])
      .where('personal_erased_on', 'is', null)
      .execute();
    return rows.map(({ id, number, phase, due_on, last_answered_on }) => {
      const shown = phase === 'received' || phase === 'disputed' ? 'assigned' : phase;
      const state = [shown, due_on ?? '', last_answered_on ?? ''].join(' ');
      return { id, number, state, over: ['led', 'withdrawn', 'voided'].includes(phase) };
    });
  },
};
