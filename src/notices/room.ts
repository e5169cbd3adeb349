import { noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';
import { alertPanel } from './pages/panel.tsx';
import { planReminders } from './planning.ts';
import { staffRoutes } from './routes.tsx';
import { readers } from './rules.ts';
import { alertsFor } from './store.ts';

const PLAN_EVERY_MS = 60_000;

/** Limits that come near or are over, for every room that keeps some: on the workbench and by mail. */
export const notices: Room = {
  name: 'notices',
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
  jobs: [{ name: 'planReminders', everyMs: PLAN_EVERY_MS, run: planReminders }],
  tells: [],
  on: {},
  brings: {
    mails: [
      {
        mail: 'alerts:limit',
        label: '期限提醒',
        help: '期限前 5、3、1 个工作日和超期时，每一档只发一封；信中没有申请人的个人信息',
        roles: readers,
      },
      {
        mail: 'handover:standing',
        label: '无人办理',
        help: '有事项没有人能办理时，每月提醒一次',
        roles: ['disclosureHead'],
      },
    ],
  },
  assets: noAssets,
};
