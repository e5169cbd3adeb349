import { noLimits, noRoutes, type Room } from '../platform/room.ts';
import { staffRoutes } from './routes.tsx';
import { reportAuditors } from './rules.ts';
import { forgetResults } from './store.ts';

/** 年报体检: reads any annual report as offices publish them, and audits it. */
export const reportAudit: Room = {
  name: 'report-audit',
  publicRoutes: noRoutes,
  staffRoutes,
  publicSide: {},
  places: [{ label: '年报体检', path: '/console/examine', roles: reportAuditors }],
  desk: {},
  words: { actions: {} },
  limits: noLimits,
  jobs: [{ name: 'forgetResults', everyMs: 600_000, run: ({ db, now }) => forgetResults(db, now) }],
  tells: [],
  on: {},
  brings: {},
  assets: { styles: [], consoleStyles: ['pages/report-audit.css'], islands: [], workers: ['audit-report'] },
};
