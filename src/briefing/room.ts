import { noAssets, noLimits, noRoutes, type Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { briefingLines, countWaiting } from './desk.ts';
import { DRAFT_EVERY_MS, draftBriefings } from './drafting.ts';
import { BRIEFING_MAIL } from './mails.ts';
import { DESK, RECEIVED } from './paths.ts';
import { receivedRoutes } from './received-routes.tsx';
import { ownRoutes } from './routes.tsx';
import { above, readers } from './rules.ts';

/** 月报: what a month's work came to, written by the books and signed by a person. 条例 arts. 4, 46 */
export const briefing: Room = {
  name: 'briefing',
  publicRoutes: noRoutes,
  staffRoutes: (app) => {
    receivedRoutes(app);
    ownRoutes(app);
  },
  publicSide: {},
  places: [
    { label: '工作月报', group: 'supervision', path: DESK, roles: readers, waiting: countWaiting },
    { label: '报送的月报', group: 'supervision', path: RECEIVED, roles: above },
  ],
  desk: { lines: briefingLines },
  words: {
    actions: {
      'briefing.begin': '工作月报：起草',
      'briefing.draft': '工作月报：自动起草',
      'briefing.edit': '工作月报：修改',
      'briefing.hand': '工作月报：送签',
      'briefing.recall': '工作月报：取回',
      'briefing.return': '工作月报：退回',
      'briefing.send': '工作月报：报送',
      'briefing.sign': '工作月报：签发',
    },
    subjects: { briefing: '工作月报' },
    details: { contradictions: '与台账不同的数字', sent: '已报送', template: '恢复模板' },
  },
  limits: noLimits,
  jobs: [{ name: 'draftBriefings', everyMs: DRAFT_EVERY_MS, run: draftBriefings }],
  tells: [],
  on: {},
  brings: {
    articles,
    mails: [
      {
        mail: BRIEFING_MAIL,
        label: '工作月报',
        help: '月报自动起草、待签发、退回、签发时；所属机关报送时',
        roles: [...readers, ...above],
      },
    ],
  },
  assets: noAssets,
};
