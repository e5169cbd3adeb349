import type { Signals } from '../../platform/signals.ts';

/** What was applied for; what was merged counts where it was merged into. */
export const applicationSignals: Signals = {
  kind: 'applications',
  label: '依申请公开',
  asks: true,
  async of({ db }, authorityId, { from, to }) {
    const rows = await db
      .selectFrom('applications')
      .select(['id', 'number', 'subject', 'arrived_on as day', 'identity_key as key'])
      .where('authority_id', '=', authorityId)
      .where('arrived_on', '>=', from)
      .where('arrived_on', '<=', to)
      .where('phase', '<>', 'merged')
      .orderBy('id')
      .execute();
    return rows.map(({ id, number, subject, day, key }) => ({
      ...{ day: day!, said: subject, voice: key?.toString('hex') ?? null, count: 1 },
      ...{ href: `/console/applications/${id}`, label: number },
    }));
  },
};
