import { calendarOf } from '../organizations/index.ts';
import { has } from '../platform/roles.ts';
import type { Asked, DeskLine } from '../platform/room.ts';
import { gapsOf, INTERPRETED_WITHIN, keepers, keeps, type Policy } from './rules.ts';
import { policiesOf } from './store.ts';

export const PATH = '/console/policies';

/** Policies without their interpretation: an office's own, all for the head of disclosure work. */
export async function gapsFor({ db, who, today }: Pick<Asked, 'db' | 'who' | 'today'>): Promise<Policy[]> {
  if (!has(who, ...keepers)) return [];
  const mine = (await policiesOf(db, who.authorityId)).filter(({ officeId }) => keeps(who, officeId));
  return gapsOf(mine, await calendarOf(db), today);
}

/** How many of them. */
export const countGaps = async (asked: Asked): Promise<number> => (await gapsFor(asked)).length;

/** Each for its office; for the head one line that leads to the list. */
export async function gapLines(asked: Asked): Promise<DeskLine[]> {
  const gaps = await gapsFor(asked);
  const note = `公开后 ${INTERPRETED_WITHIN} 个工作日内应有解读`;
  if (has(asked.who, 'disclosureHead') && gaps.length)
    return [{ title: `${gaps.length} 份政策文件没有解读`, href: PATH, tag: '缺少解读', note }];
  return gaps.map(({ documentId, title, publishedOn }) => ({
    ...{ title, href: `${PATH}/${documentId}`, tag: '缺少解读', note: `${publishedOn} 公开，${note}` },
  }));
}
