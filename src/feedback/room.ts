import { dayOf } from '../platform/dates.ts';
import { noLimits, type Room } from '../platform/room.ts';
import { PATH } from './paths.ts';
import { phrases } from './phrases.ts';
import { publicRoutes } from './public-routes.tsx';
import { staffRoutes } from './routes.tsx';
import { feedbackReaders } from './rules.ts';
import { uselessPages } from './signals.ts';
import { forgetFeedback } from './store.ts';

/** 页面反馈: whether readers find a page useful, and how often it is read (政府网站发展指引: 听取意见、改进服务). */
export const feedback: Room = {
  name: 'feedback',
  publicRoutes,
  staffRoutes,
  publicSide: { phrases, parameters: ['of', 'useful'] },
  places: [{ label: '页面反馈', group: 'management', path: PATH, roles: feedbackReaders }],
  desk: {},
  words: { actions: {} },
  limits: noLimits,
  jobs: [{ name: 'forgetFeedback', everyMs: 12 * 3_600_000, run: ({ db, now }) => forgetFeedback(db, dayOf(now)) }],
  tells: [],
  on: {},
  brings: { signals: [uselessPages] },
  assets: { styles: [], consoleStyles: [], islands: ['rate'], workers: [] },
};
