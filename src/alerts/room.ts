import { noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';
import { alertPanel } from './pages/panel.tsx';
import { planAlerts } from './planning.ts';
import { staffRoutes } from './routes.tsx';
import { readers } from './rules.ts';
import { alertsFor } from './store.ts';

const PLAN_EVERY_MS = 60_000;

/** Limits that come near or are over, for every room that keeps some: on the workbench and by mail. */
export const alerts: Room = {
  name: 'alerts',
  publicRoutes: noRoutes,
  staffRoutes,
  publicSide: {},
  places: [
    {
      label: '期限提醒',
      path: '/console/alerts',
      roles: readers,
      waiting: async (asked) => (await alertsFor(asked)).length,
    },
  ],
  desk: { above: alertPanel },
  words: {
    actions: {
      'alerts.saveAddress': '填写提醒邮箱',
    },
    subjects: { alert: '提醒' },
  },
  limits: noLimits,
  jobs: [{ name: 'planAlerts', everyMs: PLAN_EVERY_MS, run: planAlerts }],
  tells: [],
  on: {},
  brings: {},
  assets: noAssets,
};
