import { onlineReportsOf } from '../annual-report/index.ts';
import type { OnlineTexts } from '../platform/online-texts.ts';
import { regionHref } from '../report-submissions/index.ts';

export const onlineRegionReports: OnlineTexts = {
  name: 'region-reports',
  of: (db, authorityId) => onlineReportsOf(db, authorityId, 'region'),
  mend: (id) => ({ href: regionHref(Number(id)), label: '本地区年度报告', roles: ['cityOffice'] }),
};
