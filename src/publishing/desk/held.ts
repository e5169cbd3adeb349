import type { HeldWork } from '../../organizations/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import { writers } from '../rules.ts';

/** What was begun or sent back, and by whom it is to be gone on with: somebody who writes for its office. */
export const heldDrafts: HeldWork = {
  name: 'drafts',
  label: '草稿和退回的文稿',
  counted: '份文稿',

  async of({ db, authorityId }) {
    const rows = await db
      .selectFrom('documents as d')
      .innerJoin('revisions as r', 'r.id', 'd.revision_id')
      .innerJoin('offices as o', 'o.id', 'd.office_id')
      .select(['d.id', 'r.title', 'd.state', 'd.author_id', 'd.office_id', 'o.name as office'])
      .where('d.authority_id', '=', authorityId)
      .where('d.state', 'in', ['draft', 'returned'])
      .orderBy('d.id')
      .limit(1000)
      .execute();
    return rows.map(({ id, title, state, author_id, office_id, office }) => {
      const writes = (who: Who) => has(who, ...writers) && who.officeId === office_id;
      return {
        id: String(id),
        title: `${title || '（未填写标题）'}${state === 'returned' ? '（已退回）' : ''}`,
        href: `/console/documents/${id}`,
        holderId: author_id,
        at: office,
        needs: `${office}的信息编辑或者联系人`,
        isFor: writes,
        mayHold: writes,
      };
    });
  },

  async give({ db }, ids, { id }) {
    await db.updateTable('documents').set({ author_id: id }).where('id', 'in', ids.map(Number)).execute();
  },
};
