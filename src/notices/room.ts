import { dayOf } from '../platform/dates.ts';
import { noLimits, noRoutes, type Room } from '../platform/room.ts';
import { alertPanel } from './pages/panel.tsx';
import { NOTICES } from './paths.ts';
import { planReminders } from './planning.ts';
import { bellOf, leftAlone, pressingIn } from './pressing.ts';
import { staffRoutes } from './routes.tsx';
import { readers } from './rules.ts';
import { forgetEnded, forgetSnoozesOf } from './snoozing/store.ts';

const PLAN_EVERY_MS = 60_000;
const FORGET_EVERY_MS = 3_600_000;

/** Everything that waits for a person in any room, in one place; limits that come near or are over, also by mail. */
export const notices: Room = {
  name: 'notices',
  publicRoutes: noRoutes,
  staffRoutes,
  publicSide: {},
  places: [{ label: '提醒', path: NOTICES, roles: 'everybody', bell: true, waiting: bellOf }],
  desk: { above: alertPanel },
  words: {
    actions: {
      'alerts.saveAddress': '填写提醒邮箱',
      'notices.snooze': '暂缓提醒',
      'notices.wake': '恢复提醒',
    },
    subjects: { alert: '提醒' },
    details: { snoozed: '暂缓的项数', toldAgain: '恢复提醒的日期' },
  },
  limits: noLimits,
  jobs: [
    { name: 'planReminders', everyMs: PLAN_EVERY_MS, run: planReminders },
    { name: 'forgetSnoozes', everyMs: FORGET_EVERY_MS, run: ({ db, now }) => forgetEnded(db, dayOf(now)) },
  ],
  tells: [],
  on: { accountClosed: forgetSnoozesOf },
  brings: {
    pressing: [pressingIn],
    leftAlone: [leftAlone],
    mails: [
      {
        // named when this room was called so; the mails and choices of today hold it
        mail: 'alerts:limit',
        label: '期限提醒',
        help: '期限前 5、3、1 个工作日和超期时，每一档只提醒一次；信中没有申请人的个人信息；超期的，负责人不能不收',
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
  assets: { styles: ['notices.css'], consoleStyles: [], islands: [], workers: [] },
};
