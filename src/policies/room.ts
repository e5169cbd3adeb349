import { noLimits, type Room } from '../platform/room.ts';
import { answeringPolicies, policyPages } from './found.ts';
import { phrases } from './phrases.ts';
import { publicRoutes } from './public-routes.tsx';
import { policyRoutes } from './routes.tsx';
import { keepers } from './rules.ts';
import { countGaps, gapLines, PATH } from './waiting.ts';

/** 政策文件库 (条例 art. 20(一)): what policy documents are about, whom they concern, when they hold. */
export const policies: Room = {
  name: 'policies',
  publicRoutes,
  staffRoutes: policyRoutes,
  publicSide: {
    phrases,
    navigation: [{ label: '政策文件库', href: '/policies' }],
    parameters: [
      ...['q', 'number', 'theme', 'audience', 'office', 'year', 'validity', 'on', 'page'],
      ...['who', 'age', 'situation', 'scope'],
    ],
    pages: policyPages,
    answers: answeringPolicies,
  },
  places: [{ label: '政策文件库', path: PATH, roles: keepers, waiting: countGaps }],
  desk: { lines: gapLines },
  words: {
    actions: { 'policies.describe': '政策文件库：归类' },
    details: { theme: '主题', audiences: '对象', until: '有效期的最后一天', exempt: '不需要解读的原因' },
  },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: {},
  brings: {},
  assets: { styles: ['policies.css'], consoleStyles: [], islands: [], workers: [] },
};
