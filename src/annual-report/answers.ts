import type { Db } from '../platform/database/index.ts';
import type { PageLink } from '../platform/room.ts';
import { publishedRegionYears } from './region/store.ts';
import { publishedYears } from './store.ts';

/** years shown where no year was asked for */
const NEWEST = 3;

/** The annual reports that somebody who searches for 年报 means: they are no documents, so no search finds them. The
 *  list of all, and those of the years that are named, or the newest. */
export async function reportAnswers(db: Db, authorityId: number, words: string): Promise<PageLink[]> {
  if (!/年报|年度.{0,12}报告|信息公开.{0,6}报告/.test(words)) return [];
  const named = (words.match(/\d{4}/g) ?? []).map(Number);
  const asked = <T extends { year: number }>(all: T[]) => {
    const those = all.filter(({ year }) => named.includes(year));
    return those.length > 0 ? those : all.slice(0, NEWEST);
  };
  const [own, regions] = await Promise.all([publishedYears(db, authorityId), publishedRegionYears(db, authorityId)]);
  return [
    { href: '/disclosure/reports', label: '政府信息公开年报' },
    ...asked(own).map(({ year }) => ({ href: `/disclosure/reports/${year}`, label: `${year} 年度报告` })),
    ...asked(regions).map(({ year }) => ({ href: `/disclosure/region/${year}`, label: `本地区 ${year} 年度报告` })),
  ];
}
