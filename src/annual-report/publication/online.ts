import type { Db } from '../../platform/database/index.ts';
import type { OnlineText, OnlineTexts } from '../../platform/online-texts.ts';
import { yearHref } from '../links.ts';
import { readers } from '../rules.ts';
import { publishedYears, reportRow } from '../store.ts';
import type { ReportScope } from '../tables.ts';
import { versionsOf } from './publication.ts';

/** Every year's report as the site shows it: its texts, why figures were put right, why versions were replaced. */
export async function onlineReportsOf(db: Db, authorityId: number, scope: ReportScope): Promise<OnlineText[]> {
  const years = await publishedYears(db, authorityId, scope);
  return Promise.all(
    years.map(async ({ year }) => {
      const [row, versions] = await Promise.all([
        reportRow(db, authorityId, year, scope),
        versionsOf(db, authorityId, year, scope),
      ]);
      const { sections = [], corrections = [] } = row?.snapshot ?? {};
      return {
        id: String(year),
        title: `${scope === 'region' ? '本地区 ' : ''}${year} 年年度报告`,
        parts: [
          ...sections.map(({ title, text }) => ({ where: `“${title}”`, text })),
          ...corrections.map(({ reason }) => ({ where: '数字更正的说明', text: reason })),
          ...versions.map(({ number, reason }) => ({ where: `第 ${number} 版的更正说明`, text: reason })),
        ],
      };
    }),
  );
}

export const onlineReports: OnlineTexts = {
  name: 'annual-reports',
  of: (db, authorityId) => onlineReportsOf(db, authorityId, 'own'),
  mend: (id) => ({ href: yearHref(Number(id)), label: '年度报告', roles: readers }),
};
