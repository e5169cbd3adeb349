import { readers as alertReaders, alertsFor } from '../alerts/index.ts';
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
import { countFailed } from '../mail/index.ts';
import { calendarReaders } from '../organizations/routes.tsx';
import type { Db } from '../platform/database/index.ts';
import { has, type Role, type Who } from '../platform/roles.ts';
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

/** What this person can go to. Rooms are added here as they come. What waits is asked of all rooms at once, and only
 *  of those that this person sees. */
export async function railFor(db: Db, who: Who, today: string): Promise<RailEntry[]> {
  return Promise.all(
    placesOf(db, who, today)
      .filter(({ roles }) => !roles || has(who, ...roles))
      .map(async ({ roles, waiting, ...entry }) => ({ ...entry, waiting: waiting ? await waiting() : 0 })),
  );
}

interface Place extends Omit<RailEntry, 'waiting'> {
  /** who goes there; everybody, where none are named */
  roles?: readonly Role[];
  waiting?: () => Promise<number>;
}

const length = async (list: Promise<readonly unknown[]>) => (await list).length;

function placesOf(db: Db, who: Who, today: string): Place[] {
  return [
    { label: '工作台', path: '/console' },
    { label: '主动公开', path: '/console/documents', roles: business, waiting: () => documentsWaiting(db, who) },
    { label: '审核', path: '/console/reviews', roles: reviewers, waiting: () => length(waitingReviews(db, who)) },
    { label: '网站栏目', path: '/console/columns', roles: ['disclosureHead'], settings: true },
    { label: '审核环节设置', path: '/console/reviews/chain', roles: ['disclosureHead'], settings: true },
    { label: '待发布', path: '/console/deliveries', roles: handlers, waiting: () => countWaiting(db, who) },
    { label: '主动公开台账', path: '/console/ledger', roles: readers },
    {
      label: '依申请公开',
      path: '/console/applications',
      roles: applicationReaders,
      waiting: () => length(waitingApplications(db, who)),
    },
    {
      label: '法制审核',
      path: '/console/applications/legal-review',
      roles: ['officeReviewer'],
      waiting: () => length(waitingLegalReviews(db, who)),
    },
    {
      label: '复议诉讼',
      path: '/console/remedies',
      roles: remedyReaders,
      waiting: () => casesWaiting(db, who, today),
    },
    {
      label: '年度报告',
      path: '/console/annual-report',
      roles: reportReaders,
      waiting: () => length(waitingReports(db, who)),
    },
    {
      label: '期限提醒',
      path: '/console/alerts',
      roles: alertReaders,
      waiting: () => length(alertsFor(db, who, today)),
    },
    {
      label: '邮件设置',
      path: '/console/mail',
      roles: ['systemAdmin'],
      waiting: () => countFailed(db),
      settings: true,
    },
    { label: '文书模板', path: '/console/paper-wordings', roles: wordSmiths, settings: true },
    { label: '申请收到之日', path: '/console/applications/receipt', roles: termKeepers, settings: true },
    { label: '年报体检', path: '/console/examine', roles: auditors },
    { label: '工作日历', path: '/console/calendar', roles: calendarReaders, settings: true },
    {
      label: '年报报送',
      path: '/console/region',
      roles: examiners,
      waiting: () => countSubmitted(db, who.authorityId),
    },
    { label: '人员与权限', path: '/console/staff', roles: ['systemAdmin', 'securityAdmin'] },
    { label: '机构设置', path: '/console/offices', roles: ['systemAdmin'], settings: true },
    { label: '审计日志', path: '/console/audit-log', roles: ['auditAdmin'] },
  ];
}

const reviewers: readonly Role[] = ['officeReviewer', 'secrecyReviewer', 'signer', 'disclosureHead'];
