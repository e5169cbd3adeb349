import type { ArticleUse } from '../platform/articles.ts';

/** 投诉举报和责任追究. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [47, 53],
    forStaff: {
      ...{ does: '登记投诉举报，查证、改正、追究责任', place: '/console/accountability', limits: '投诉举报' },
      measures: ['accountability'],
    },
  },
  {
    articles: [46, 51, 52],
    forStaff: { does: '受理投诉举报，按结论追究责任', place: '/console/accountability' },
  },
];
