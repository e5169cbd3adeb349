import type { ArticleUse } from '../platform/articles.ts';

/** 督办单. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [47],
    forStaff: {
      ...{ does: '市政务公开办督办，机关反馈和改正', place: '/console/supervision/orders' },
      measures: ['orders.overdue'],
    },
  },
];
