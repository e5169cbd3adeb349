import type { Db } from '../platform/database/index.ts';
import type { PageLink } from '../platform/room.ts';
import { publishedYears } from './store.ts';
import type { ReportScope } from './tables.ts';

/** years shown where no year was asked for */
const NEWEST = 3;

/** The published years of which somebody who searches for 年报 may mean the reports, those that are named or the newest:
 *  reports are no documents, so no search finds them. Undefined where the words mean no reports. */
export async function yearsAnswering(
  db: Db,
  authorityId: number,
  words: string,
  scope: ReportScope = 'own',
): Promise<number[] | undefined> {
  if (!/年报|年度.{0,12}报告|信息公开.{0,6}报告/.test(words)) return undefined;
  const named = (words.match(/\d{4}/g) ?? []).map(Number);
  const all = (await publishedYears(db, authorityId, scope)).map(({ year }) => year);
  const those = all.filter((year) => named.includes(year));
  return those.length > 0 ? those : all.slice(0, NEWEST);
}

/** The list of all annual reports, and those that are meant. */
export async function reportAnswers(db: Db, authorityId: number, words: string): Promise<PageLink[]> {
  const years = await yearsAnswering(db, authorityId, words);
  if (!years) return [];
  return [
    { href: '/disclosure/reports', label: '政府信息公开年报' },
    ...years.map((year) => ({ href: `/disclosure/reports/${year}`, label: `${year} 年度报告` })),
  ];
}
