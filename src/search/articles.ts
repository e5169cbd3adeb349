import type { ArticleUse } from '../platform/articles.ts';

/** 检索. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [24],
    forPublic: { says: '检索本网站公开的信息和附件', label: '搜索', path: '/search' },
    forStaff: { does: '补充检索用语，让常用的说法也能查到', place: '/console/search-words' },
  },
];
