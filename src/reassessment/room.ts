import { noAssets, noRoutes, type Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { reassessmentMeasures } from './measures.ts';
import { originsOf } from './origins.ts';
import { reassessmentRoutes } from './routes.tsx';
import { countWaiting, giveToHeir, limitsOf, reassessmentLines } from './waiting.ts';
import { DESK, readers, TITLE } from './words.ts';

/** 动态调整 (条例 art. 18). */
export const reassessment: Room = {
  name: 'reassessment',
  publicRoutes: noRoutes,
  staffRoutes: reassessmentRoutes,
  publicSide: {},
  places: [{ label: TITLE, group: 'supervision', path: DESK, roles: readers, waiting: countWaiting }],
  desk: { lines: reassessmentLines },
  words: {
    actions: {
      'reassessment.addEntry': '动态调整：登记没有公开的信息',
      'reassessment.assess': '动态调整：评估',
      'reassessment.assessRound': '动态调整：集中评估',
      'reassessment.changeEntry': '动态调整：修改登记',
      'reassessment.confirmRound': '动态调整：一并复核',
      'reassessment.importEntries': '动态调整：导入',
      'reassessment.redraft': '动态调整：重新拟稿',
      'reassessment.removeEntry': '动态调整：移除登记',
      'reassessment.review': '动态调整：复核',
      'reassessment.told': '动态调整：登记怎样告知',
    },
    subjects: { reassessment: TITLE },
    details: {
      added: '新增',
      ground: '不公开的理由',
      items: '各项',
      next: '下次评估',
      result: '评估结果',
      verdict: '复核',
    },
  },
  limits: limitsOf,
  jobs: [],
  tells: [],
  on: { officeClosed: giveToHeir },
  brings: { articles, measures: reassessmentMeasures, origins: [originsOf] },
  assets: noAssets,
};
