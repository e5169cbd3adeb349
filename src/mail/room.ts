import { has } from '../platform/roles.ts';
import { noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';
import { mailAccountChange } from './account-changes.ts';
import { forgetClosed } from './addresses.ts';
import { countFailed } from './lists.ts';
import { ownMailPanel } from './own/page.tsx';
import { forgetRequests } from './own/store.ts';
import { staffRoutes } from './routes.tsx';
import { sendMails } from './sending.ts';

/** How often what waits goes out. */
const SEND_EVERY_MS = 15_000;

/** The outbox: rooms put mails in, each once; it sends them, tries again, and lists what failed. */
export const mail: Room = {
  name: 'mail',
  publicRoutes: noRoutes,
  staffRoutes,
  publicSide: {},
  places: [
    {
      label: '邮件',
      path: '/console/mail',
      roles: ['systemAdmin'],
      waiting: ({ db, who }) => countFailed(db, who.authorityId),
      settings: true,
      duty: (who) => (has(who, 'platformOperator') ? '邮件从哪里发出，发不出的邮件' : '本机关发不出的邮件'),
    },
  ],
  desk: {},
  words: {
    // named when only alerts sent mail; the audit logs of today hold these names
    actions: {
      'alerts.retry': '重新发送邮件',
      'alerts.saveMailSettings': '保存邮件设置',
      'mail.askAddress': '发送邮箱验证码',
      'mail.chooseMails': '选择收哪些邮件',
      'mail.chooseWish': '选择提醒怎么发',
      'mail.confirmAddress': '确认邮箱',
      'mail.removeAddress': '删除邮箱',
    },
    subjects: { mail: '邮件' },
    details: { refused: '不收', mode: '怎么发', hours: '免打扰' },
  },
  limits: noLimits,
  jobs: [
    { name: 'sendMails', everyMs: SEND_EVERY_MS, run: sendMails },
    { name: 'forgetRequests', everyMs: 3_600_000, run: ({ db, now }) => forgetRequests(db, now) },
  ],
  tells: ['mailHeldBack'],
  on: { account: mailAccountChange, accountClosed: forgetClosed },
  brings: { account: [ownMailPanel] },
  assets: noAssets,
};
