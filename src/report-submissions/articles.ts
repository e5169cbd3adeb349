import type { ArticleUse } from '../platform/articles.ts';

/** 年报报送. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [49],
    forStaff: {
      ...{ does: '接收所属机关的年度报告，催报、退回、接收', place: '/console/region' },
      measures: ['reports.timely'],
    },
  },
];
