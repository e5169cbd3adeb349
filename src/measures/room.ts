import { noLimits, noRoutes, type Room } from '../platform/room.ts';
import { countMonth } from './counting.ts';
import { dashboardRoutes } from './dashboard/routes.tsx';
import { DESK } from './links.ts';
import { staffRoutes } from './routes.tsx';
import { readers } from './rules.ts';

const COUNT_EVERY_MS = 60_000;

/** 工作指标: what the rooms' measures come to, month by month, and the records behind each. 条例 arts. 46–50 */
export const measures: Room = {
  name: 'measures',
  publicRoutes: noRoutes,
  staffRoutes: (app) => {
    dashboardRoutes(app);
    staffRoutes(app);
  },
  publicSide: {},
  places: [{ label: '统计分析', group: 'supervision', path: DESK, roles: readers }],
  desk: {},
  words: { actions: {} },
  limits: noLimits,
  jobs: [{ name: 'countMeasures', everyMs: COUNT_EVERY_MS, run: countMonth }],
  tells: [],
  on: {},
  brings: {},
  assets: { styles: ['dashboard.css'], consoleStyles: [], islands: [], workers: [] },
};
