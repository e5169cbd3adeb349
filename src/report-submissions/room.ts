import { has } from '../platform/roles.ts';
import { type Asked, noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { regionDesk, remindedLines } from './desk.tsx';
import { regionHref } from './links.ts';
import { reportMeasures } from './measures.ts';
import { staffRoutes } from './routes.tsx';
import { cityOffice, senders } from './rules.ts';
import { returnedReports, submittedByYear } from './store.ts';

const submitted = async ({ db, who }: Asked) => (has(who, ...cityOffice) ? submittedByYear(db, who.authorityId) : []);

const countWaiting = async (asked: Asked) => (await submitted(asked)).reduce((sum, { count }) => sum + count, 0);

/** 报送 (条例 art. 49): a year's report goes up to the city's office, which accepts or returns it. */
export const reportSubmissions: Room = {
  name: 'report-submissions',
  publicRoutes: noRoutes,
  staffRoutes,
  publicSide: {},
  places: [{ label: '年报报送', group: 'reports', path: '/console/region', roles: cityOffice, waiting: countWaiting }],
  desk: {
    above: regionDesk,
    lines: async (asked) => {
      const reminded = await remindedLines(asked);
      const sentUp = (await submitted(asked)).map(({ year, count }) => ({
        title: `${count} 份报送的 ${year} 年度报告等您审核`,
        href: regionHref(year),
        note: '逐项核对后接收或者退回',
      }));
      return [...reminded, ...sentUp];
    },
  },
  words: {
    actions: {
      'region.decideSubmission': '报送：接收或者退回',
      'region.fileOnBehalf': '报送：代为报送年报',
      'region.remind': '报送：催报',
      'region.submitReport': '报送年报',
    },
    subjects: { 'report-reminder': '年报催报', 'report-submission': '年报报送' },
    details: { file: '原件', mailed: '邮件' },
  },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: { returnedReports: (db, { authorityId }) => returnedReports(db, authorityId) },
  brings: {
    articles,
    measures: reportMeasures,
    mails: [
      {
        mail: 'report-submissions:reminder',
        label: '年度报告催报',
        help: '市里催报本机关的年度报告时',
        roles: senders,
      },
    ],
  },
  assets: noAssets,
};
