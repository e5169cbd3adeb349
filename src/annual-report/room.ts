import { type Asked, noLimits, type Room } from '../platform/room.ts';
import { reportAnswers } from './answers.ts';
import { articles } from './articles.ts';
import { actRoutes } from './declared/routes.tsx';
import { cellRoutes } from './figures/cell-routes.tsx';
import { interactionRoutes } from './figures/interaction-routes.tsx';
import { replyTimeRoutes } from './figures/reply-time-routes.tsx';
import { partRoutes } from './narrative/routes.tsx';
import { phrases } from './phrases.ts';
import { onlineReports } from './publication/online.ts';
import { publicRoutes } from './publication/public-routes.tsx';
import { readers } from './rules.ts';
import { closedByReport } from './sign-off/closed.ts';
import { signOffRoutes } from './sign-off/routes.tsx';
import { annualReports } from './sign-off/subject.ts';
import { publishedYears } from './store.ts';
import { heldReports } from './workspace/held.ts';
import { trendRoutes } from './workspace/trend-routes.tsx';
import { reportLines, waitingReports } from './workspace/waiting.ts';
import { yearRoutes } from './workspace/year-routes.tsx';

const reports = async (asked: Asked) => (await waitingReports(asked)).length;

/** 年度报告 (条例 arts. 49–50): figures counted from every book, narrative, reconciliation, papers. */
export const annualReport: Room = {
  name: 'annual-report',
  publicRoutes,
  staffRoutes(app) {
    for (const routes of [yearRoutes, cellRoutes, replyTimeRoutes, interactionRoutes]) routes(app);
    for (const routes of [signOffRoutes, trendRoutes, partRoutes, actRoutes]) routes(app);
  },
  publicSide: {
    phrases,
    navigation: [{ label: '公开年报', href: '/disclosure/reports' }],
    pages: async (db, authorityId) =>
      (await publishedYears(db, authorityId)).map(({ year }) => `/disclosure/reports/${year}`),
    answers: reportAnswers,
  },
  places: [{ label: '年度报告', group: 'reports', path: '/console/annual-report', roles: readers, waiting: reports }],
  desk: {
    lines: reportLines,
  },
  words: {
    actions: {
      'annualReport.abandonCorrection': '年报：放弃更正',
      'annualReport.acceptFindings': '年报：说明核对问题',
      'annualReport.answerPromises': '年报：答复上年改进事项',
      'annualReport.beginCorrection': '年报：开始更正',
      'annualReport.correctAct': '年报：更正登记的数据',
      'annualReport.correctFigure': '年报：更正数字',
      'annualReport.editPart': '年报：修改文字',
      'annualReport.liftCorrection': '年报：撤销数字更正',
      'annualReport.publish': '年报：发布',
      'annualReport.recall': '年报：撤回送审',
      'annualReport.recordAct': '年报：登记数据',
      'annualReport.removeAct': '年报：删除登记的数据',
      'annualReport.review': '年报：审核',
      'annualReport.submit': '年报：送审',
    },
    subjects: { 'annual-report': '年度报告' },
  },
  limits: noLimits,
  jobs: [],
  tells: ['returnedReports'],
  on: { ledgerChange: closedByReport },
  brings: { articles, reviewed: [annualReports], held: [heldReports], online: [onlineReports] },
  assets: { styles: ['report.css'], consoleStyles: ['console.css'], islands: ['part-editor'], workers: [] },
};
