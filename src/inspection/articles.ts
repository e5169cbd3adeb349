import type { ArticleUse } from '../platform/articles.ts';

/** 每日巡检. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [6, 15],
    forStaff: { does: '每晚检查已公开的内容，发现错误和个人信息及时更正', place: '/console/inspection' },
  },
];
