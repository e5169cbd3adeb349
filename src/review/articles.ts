import type { ArticleUse } from '../platform/articles.ts';

/** 审核. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [11, 17],
    forStaff: { does: '分级审核、保密审查，签发以后才能公开', place: '/console/reviews', limits: '审核' },
  },
];
