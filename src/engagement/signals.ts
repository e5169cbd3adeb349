import { sql } from 'kysely';
import type { Signals } from '../platform/signals.ts';
import { DESK } from './paths.ts';

/** What people wrote, as far as it was not void; merged ones were written by people too. */
export const messageSignals: Signals = {
  kind: 'messages',
  label: '留言',
  asks: true,
  async of({ db }, authorityId, { from, to }) {
    const rows = await db
      .selectFrom('messages as m')
      .leftJoin('public_answers as p', (join) =>
        join.onRef('p.message_id', '=', 'm.id').on('p.withdrawn_at', 'is', null),
      )
      .select(['m.id', 'm.number', 'm.subject', 'm.received_on as day', 'm.sender_key as key'])
      .select(sql<boolean>`m.phase = 'answered' and m.wants_public and p.id is null`.as('publishable'))
      .where('m.authority_id', '=', authorityId)
      .where('m.received_on', '>=', from)
      .where('m.received_on', '<=', to)
      .where('m.phase', '<>', 'voided')
      .orderBy('m.id')
      .execute();
    return rows.map(({ id, number, subject, day, key, publishable }) => ({
      ...{ day, said: subject, voice: key?.toString('hex') ?? null, count: 1, href: `${DESK}/${id}`, label: number },
      ...(publishable && { publishable: true as const }),
    }));
  },
};
