import type { ArticleUse } from '../platform/articles.ts';

/** 机关信息: guide, contact, duties. */
export const articles: readonly ArticleUse[] = [
  { articles: [4, 12], forStaff: { does: '维护机关概况、公开指南和联系方式', place: '/console/authority' } },
];
