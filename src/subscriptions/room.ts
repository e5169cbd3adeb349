import { noLimits, type Room } from '../platform/room.ts';
import { keepSubscriptions } from './housekeeping.ts';
import { HOME, PATH } from './paths.ts';
import { phrases } from './phrases.ts';
import { publicRoutes } from './public-routes.tsx';
import { staffRoutes } from './routes.tsx';
import { subscriptionReaders } from './rules.ts';
import { leaveOut, sendDigests } from './telling/digest.ts';
import { tellRest } from './telling/held-back.ts';
import { tellNews } from './telling/matters.ts';
import { tellPublicNews } from './telling/public-matters.ts';

const TURN_MS = 600_000;

/** 订阅: what is new, and what becomes of one's own matters, by mail and by feed. */
export const subscriptions: Room = {
  name: 'subscriptions',
  publicRoutes,
  staffRoutes,
  publicSide: {
    phrases,
    parameters: ['column', 'theme', 'office', 'q', 'code', 'sort'],
    answers: async (_db, _authorityId, words) => (/订阅|訂閱/.test(words) ? [{ href: HOME, label: '订阅' }] : []),
  },
  places: [{ label: '订阅', group: 'management', path: PATH, roles: subscriptionReaders }],
  desk: {},
  words: {
    actions: {
      'subscriptions.confirm': '订阅：确认',
      'subscriptions.stop': '订阅：停止一项',
      'subscriptions.end': '订阅：停止全部',
      'subscriptions.keep': '订阅：继续',
      'subscriptions.forget': '订阅：平台删除',
    },
    subjects: { subscriber: '订阅人' },
    details: { again: '原来就有', why: '原因' },
    values: { lapsed: '一年没有续订', refused: '邮箱收不到信', nothing: '没有剩下的订阅' },
  },
  limits: noLimits,
  jobs: [
    { name: 'sendDigests', everyMs: TURN_MS, run: sendDigests },
    { name: 'tellNews', everyMs: TURN_MS, run: tellNews },
    { name: 'tellPublicNews', everyMs: TURN_MS, run: tellPublicNews },
    { name: 'keepSubscriptions', everyMs: 6 * TURN_MS, run: keepSubscriptions },
  ],
  tells: [],
  on: { document: leaveOut, mailHeldBack: tellRest },
  brings: {},
  assets: { styles: ['subscriptions.css'], consoleStyles: [], islands: ['subscribe'], workers: [] },
};
