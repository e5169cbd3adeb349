import { noAssets, noRoutes, type Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { caseLines, countOpen, limitsOf, movedLimits } from './limits.ts';
import { accountabilityMeasures } from './measures.ts';
import { eraseExpired } from './retention.ts';
import { accountabilityRoutes } from './routes.tsx';
import { counters, DESK, TITLE } from './words.ts';

/** 投诉举报和责任追究 (条例 arts. 47, 51–53). */
export const accountability: Room = {
  name: 'accountability',
  publicRoutes: noRoutes,
  staffRoutes: accountabilityRoutes,
  publicSide: {},
  places: [{ label: '责任追究', group: 'supervision', path: DESK, roles: counters, waiting: countOpen }],
  desk: { lines: caseLines },
  words: {
    actions: {
      'accountability.erasePersonalData': '投诉举报：删除到期个人信息',
      'accountability.openComplainant': '投诉举报：查看投诉举报人',
      'accountability.register': '投诉举报：登记',
      'accountability.registerMessage': '投诉举报：由留言登记',
      'accountability.step': '投诉举报：办理',
      'accountability.takeFile': '投诉举报：取得材料',
    },
    subjects: { accountability: TITLE },
    details: { duty: '反映的问题', finding: '结论', measure: '措施', message: '留言', was: '办理前' },
  },
  limits: limitsOf,
  jobs: [{ name: 'eraseComplaints', everyMs: 3_600_000, run: eraseExpired }],
  tells: [],
  on: { calendar: movedLimits },
  brings: { articles, measures: accountabilityMeasures },
  assets: noAssets,
};
