import type { HeldWork } from '../../organizations/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import { handlers, LIVE } from '../rules.ts';

/** Applications that are under way: their officer's, or of every officer while they have none. */
export const heldApplications: HeldWork = {
  name: 'applications',
  label: '正在办理的依申请公开',
  counted: '件申请',

  async of({ db, authorityId }) {
    const rows = await db
      .selectFrom('applications')
      .select(['id', 'number', 'officer_id'])
      .where('authority_id', '=', authorityId)
      .where((eb) =>
        eb.or([
          eb('phase', 'in', LIVE),
          // withdrawn, and still to be archived
          eb('phase', '=', 'closed').and(eb('reply_kind', 'is', null).or('reply_kind', '=', 'withdrawn')),
        ]),
      )
      .orderBy('id')
      .limit(1000)
      .execute();
    return rows.map(({ id, number, officer_id }) => ({
      id: String(id),
      title: number,
      href: `/console/applications/${id}`,
      holderId: officer_id,
      at: '依申请公开办理',
      needs: '依申请公开经办人',
      isFor: (who: Who) => has(who, ...handlers),
      mayHold: (who: Who) => has(who, 'caseOfficer'),
    }));
  },

  async give({ db }, ids, { id, officeId }) {
    await db
      .updateTable('applications')
      .set((eb) => ({ officer_id: id, office_id: officeId, version: eb('version', '+', 1) }))
      .where('id', 'in', ids.map(Number))
      .execute();
  },
};
