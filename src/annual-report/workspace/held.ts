import type { HeldWork } from '../../organizations/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import { yearHref } from '../links.ts';
import { wordSmiths } from '../rules.ts';
import { returnedReports } from './returned.tsx';
import { returnedByReview } from './waiting.ts';

/** Reports that were sent back, by their reviewers or by the authority above: of all who word them. */
export const heldReports: HeldWork = {
  name: 'reports',
  label: '退回的年度报告',
  counted: '份报告',

  async of({ db, house, authorityId }) {
    const above = await returnedReports(house, db, authorityId);
    const own = (await returnedByReview(db, authorityId)).map(({ year }) => year);
    const words = (who: Who) => has(who, ...wordSmiths);
    return [...new Set([...above.keys(), ...own])].map((year) => ({
      id: String(year),
      title: `${year} 年度报告`,
      href: yearHref(year),
      holderId: null,
      needs: '政府信息公开工作机构负责人或者信息编辑',
      isFor: words,
      mayHold: words,
    }));
  },
};
