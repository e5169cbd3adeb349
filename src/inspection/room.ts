import { has } from '../platform/roles.ts';
import { noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { FIGURES } from './figures/asked.ts';
import { figureRoutes } from './figures/routes.tsx';
import { deadLinkLines } from './outside/desk.ts';
import { visitLinks } from './outside/visits.ts';
import { staffRoutes } from './routes.tsx';
import { authorityWide, figureReaders, readers } from './rules.ts';
import { inspect } from './run.ts';
import { countFindings } from './store.ts';

const INSPECT_EVERY_MS = 5_000;
const VISIT_EVERY_MS = 10_000;

/** 每日巡检: every night what is online is looked into again, by the checks and lists of the day. 条例 arts. 14, 15, 17 */
export const inspection: Room = {
  name: 'inspection',
  publicRoutes: noRoutes,
  staffRoutes: (app) => {
    staffRoutes(app);
    figureRoutes(app);
  },
  publicSide: {},
  places: [
    {
      label: '每日巡检',
      group: 'management',
      path: '/console/inspection',
      roles: readers,
      waiting: ({ db, who }) =>
        countFindings(db, {
          authorityId: who.authorityId,
          officeId: has(who, ...authorityWide) ? null : (who.officeId ?? 0),
          state: 'open',
        }),
    },
    { label: '信息管理统计', group: 'management', path: FIGURES, roles: figureReaders },
  ],
  desk: { lines: deadLinkLines },
  words: {
    actions: { 'inspection.judge': '巡检发现的内容核对无误' },
    details: { check: '检查', place: '位置' },
  },
  limits: noLimits,
  jobs: [
    { name: 'inspect', everyMs: INSPECT_EVERY_MS, run: inspect },
    { name: 'visitLinks', everyMs: VISIT_EVERY_MS, run: (context) => visitLinks(context) },
  ],
  tells: [],
  on: {},
  brings: { articles },
  assets: { ...noAssets, consoleStyles: ['console.css'] },
};
