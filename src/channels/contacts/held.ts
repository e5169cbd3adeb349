import type { HeldWork } from '../../organizations/index.ts';
import { instantOf } from '../../platform/dates.ts';
import { has, type Who } from '../../platform/roles.ts';
import { allTodos } from './postings.ts';
import { doers, tends, todoOf, wordFor } from './rules.ts';

/** What is to be posted, forwarded, replaced or taken down at a place: by its office's own people, who tends it, or who was
 *  asked in their place; the head of disclosure work has all of it before them. */
export const heldPostings: HeldWork = {
  name: 'postings',
  label: '公开栏、微信群的任务',
  counted: '项任务',

  async of({ db, authorityId, today }) {
    const rows = await allTodos(db, authorityId, today, instantOf(`${today}T23:59`));
    return rows.slice(0, 1000).map((row) => ({
      id: String(row.id),
      title: `${wordFor(row.channel, todoOf(row, today)!)}“${row.title}”（${row.place}）`,
      href: `/console/today/${row.id}`,
      holderId: row.givenTo ?? row.tendedBy,
      at: row.office,
      needs: `${row.office}的联系人、信息编辑或者科室负责人`,
      isFor: (who: Who) => tends(who, row) && !everybodys(who, row),
      alsoFor: (who: Who) => tends(who, row),
      mayHold: (who: Who) => who.authorityId === row.authorityId && has(who, ...doers),
    }));
  },

  async give({ db }, ids, { id }) {
    await db.updateTable('postings').set({ given_to: id }).where('id', 'in', ids.map(Number)).execute();
  },
};

/** Of another office, and neither tended by nor given to this person: theirs only as the head of disclosure work. */
const everybodys = (who: Who, row: { officeId: number; givenTo: number | null; tendedBy: number | null }): boolean =>
  who.officeId !== row.officeId && who.id !== row.givenTo && who.id !== row.tendedBy;
