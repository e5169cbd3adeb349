import { readers as alertReaders, alertsFor, countFailed } from '../alerts/index.ts';
import {
  auditors,
  countSubmitted,
  examiners,
  readers as reportReaders,
  waitingReports,
} from '../annual-report/index.ts';
import {
  readers as applicationReaders,
  termKeepers,
  waitingApplications,
  waitingLegalReviews,
  wordSmiths,
} from '../applications/index.ts';
import { countWaiting, handlers, readers } from '../channels/index.ts';
import { calendarReaders } from '../organizations/routes.tsx';
import type { Db } from '../platform/database/index.ts';
import { has, type Who } from '../platform/roles.ts';
import { business, documentsWaiting } from '../publishing/index.ts';
import { casesWaiting, readers as remedyReaders } from '../remedies/index.ts';
import { waitingReviews } from '../review/index.ts';

export interface RailEntry {
  label: string;
  path: string;
  /** how many things wait there for this person */
  waiting: number;
  /** set up once and seldom changed: below the daily work */
  settings?: true;
}

/** What this person can go to. Rooms are added here as they come. */
export async function railFor(db: Db, who: Who, today: string): Promise<RailEntry[]> {
  const entries: RailEntry[] = [{ label: '工作台', path: '/console', waiting: 0 }];
  if (has(who, ...business))
    entries.push({ label: '主动公开', path: '/console/documents', waiting: await documentsWaiting(db, who) });
  if (has(who, 'officeReviewer', 'secrecyReviewer', 'signer', 'disclosureHead'))
    entries.push({ label: '审核', path: '/console/reviews', waiting: (await waitingReviews(db, who)).length });
  if (has(who, 'disclosureHead'))
    entries.push({ label: '网站栏目', path: '/console/columns', waiting: 0, settings: true });
  if (has(who, 'disclosureHead'))
    entries.push({ label: '审核环节设置', path: '/console/reviews/chain', waiting: 0, settings: true });
  if (has(who, ...handlers))
    entries.push({ label: '待发布', path: '/console/deliveries', waiting: await countWaiting(db, who) });
  if (has(who, ...readers)) entries.push({ label: '主动公开台账', path: '/console/ledger', waiting: 0 });
  if (has(who, ...applicationReaders))
    entries.push({
      label: '依申请公开',
      path: '/console/applications',
      waiting: (await waitingApplications(db, who)).length,
    });
  if (has(who, 'officeReviewer'))
    entries.push({
      label: '法制审核',
      path: '/console/applications/legal-review',
      waiting: (await waitingLegalReviews(db, who)).length,
    });
  if (has(who, ...remedyReaders))
    entries.push({
      label: '复议诉讼',
      path: '/console/remedies',
      waiting: await casesWaiting(db, who, today),
    });
  if (has(who, ...reportReaders))
    entries.push({
      label: '年度报告',
      path: '/console/annual-report',
      waiting: (await waitingReports(db, who)).length,
    });
  if (has(who, ...alertReaders))
    entries.push({ label: '期限提醒', path: '/console/alerts', waiting: (await alertsFor(db, who, today)).length });
  if (has(who, 'systemAdmin'))
    entries.push({ label: '邮件设置', path: '/console/mail', waiting: await countFailed(db), settings: true });
  if (has(who, ...wordSmiths))
    entries.push({ label: '文书模板', path: '/console/paper-wordings', waiting: 0, settings: true });
  if (has(who, ...termKeepers))
    entries.push({ label: '申请收到之日', path: '/console/applications/receipt', waiting: 0, settings: true });
  if (has(who, ...auditors)) entries.push({ label: '年报体检', path: '/console/examine', waiting: 0 });
  if (has(who, ...calendarReaders))
    entries.push({ label: '工作日历', path: '/console/calendar', waiting: 0, settings: true });
  if (has(who, ...examiners))
    entries.push({ label: '年报报送', path: '/console/region', waiting: await countSubmitted(db, who.authorityId) });
  if (has(who, 'systemAdmin', 'securityAdmin'))
    entries.push({ label: '人员与权限', path: '/console/staff', waiting: 0 });
  if (has(who, 'systemAdmin'))
    entries.push({ label: '机构设置', path: '/console/offices', waiting: 0, settings: true });
  if (has(who, 'auditAdmin')) entries.push({ label: '审计日志', path: '/console/audit-log', waiting: 0 });
  return entries;
}
