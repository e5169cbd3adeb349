import type { HeldWork } from '../organizations/index.ts';
import type { Who } from '../platform/roles.ts';
import { DESK } from './paths.ts';
import { isTheirs } from './rules.ts';

/** What somebody said that they mend on the site. */
export const heldFindings: HeldWork = {
  name: 'siteFindings',
  label: '网站自查的整改',
  counted: '项整改',

  async of({ db, authorityId }) {
    const rows = await db
      .selectFrom('self_inspection_findings')
      .select(['id', 'what', 'handler_id as holderId', 'office_id as officeId', 'owner_role as ownerRole'])
      .where('authority_id', '=', authorityId)
      .where('mended_at', 'is', null)
      .where('accepted_how', 'is', null)
      .where('handler_id', 'is not', null)
      .orderBy('id')
      .limit(1000)
      .execute();
    return rows.map(({ id, what, holderId, officeId, ownerRole }) => {
      const may = (who: Who) => isTheirs(who, { officeId, ownerRole });
      return { id: String(id), title: what, href: `${DESK}/findings/${id}`, holderId, isFor: may, mayHold: may };
    });
  },

  async give({ db }, ids, heir) {
    await db
      .updateTable('self_inspection_findings')
      .set((eb) => ({ handler_id: heir.id, handler_name: heir.name, version: eb('version', '+', 1) }))
      .where('id', 'in', ids.map(Number))
      .where('authority_id', '=', heir.authorityId)
      .execute();
  },
};
