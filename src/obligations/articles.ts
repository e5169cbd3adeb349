import type { ArticleUse } from '../platform/articles.ts';
import { publicObligations } from './public/store.ts';

/** 公开事项目录. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [7, 12, 20, 21, 22, 26],
    forPublic: {
      ...{ says: '看本机关应当公开什么、由谁在什么时候公开', label: '基层政务公开标准目录', path: '/standards' },
      figure: {
        ...{ label: '列入', unit: '项' },
        of: async ({ server, authority }) => (await publicObligations(server.services.db, authority.id)).length,
      },
    },
    forStaff: { does: '登记应当公开的事项，按期公开、逾期提醒', place: '/console/obligations' },
  },
  {
    articles: [26],
    forStaff: {
      ...{ does: '看每一期、每个科室有没有按期公开', place: '/console/obligations', limits: '公开事项目录' },
      measures: ['dues.covered', 'dues.timely', 'dues.late'],
    },
  },
];
