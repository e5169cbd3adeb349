import type { HeldWork } from '../organizations/index.ts';
import { has, type Who } from '../platform/roles.ts';
import { handlers } from './rules.ts';
import { openCases } from './store.ts';
import { caseName } from './words.ts';

/** Cases with something still to be done: their officer's, or of whoever handles cases while they have none. */
export const heldCases: HeldWork = {
  name: 'cases',
  label: '复议诉讼案件',
  counted: '件案件',

  async of({ db, authorityId, today }) {
    const handles = (who: Who) => has(who, ...handlers);
    return (await openCases(db, today, authorityId)).map((one) => ({
      id: String(one.id),
      title: caseName(one),
      href: `/console/remedies/${one.id}`,
      holderId: one.officerId,
      at: '复议诉讼',
      needs: '依申请公开经办人',
      isFor: handles,
      mayHold: handles,
    }));
  },

  async give({ db }, ids, { id }) {
    await db.updateTable('remedy_cases').set({ officer_id: id }).where('id', 'in', ids.map(Number)).execute();
  },
};
