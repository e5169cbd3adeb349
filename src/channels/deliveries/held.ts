import { channelNames } from '../../law/index.ts';
import type { HeldWork } from '../../organizations/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import { actsFor, handlers } from './rules.ts';
import { base } from './store.ts';
import { isWaiting } from './waiting.ts';

/** What is to be put out, replaced or taken down: by the office's own people, or who was asked in their place; the head of
 *  disclosure work has all of it before them. */
export const heldDeliveries: HeldWork = {
  name: 'deliveries',
  label: '待发布的信息',
  counted: '条信息',

  async of({ db, authorityId }) {
    const rows = await base(db)
      .innerJoin('offices as o', 'o.id', 'd.office_id')
      .select('o.name as office')
      .where('d.authority_id', '=', authorityId)
      .where(isWaiting)
      .orderBy('d.planned_at')
      .orderBy('d.id')
      .limit(1000)
      .execute();
    return rows.map((row) => ({
      id: String(row.id),
      title: `${row.title}（${channelNames[row.channel]}）`,
      href: `/console/deliveries/${row.id}`,
      holderId: row.givenTo,
      at: row.office,
      needs: `${row.office}的信息编辑、联系人或者科室负责人`,
      isFor: (who: Who) => actsFor(who, row) && !everybodys(who, row),
      alsoFor: (who: Who) => actsFor(who, row),
      mayHold: (who: Who) => who.authorityId === row.authorityId && has(who, ...handlers),
    }));
  },

  async give({ db }, ids, { id }) {
    await db.updateTable('deliveries').set({ given_to: id }).where('id', 'in', ids.map(Number)).execute();
  },
};

/** Of another office, and not given to this person: theirs only as the head of disclosure work. */
const everybodys = (who: Who, row: { officeId: number; givenTo: number | null }): boolean =>
  who.officeId !== row.officeId && who.id !== row.givenTo;
