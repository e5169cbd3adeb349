import type { ArticleUse } from '../platform/articles.ts';

/** 网站自查. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [24],
    forStaff: {
      ...{ does: '每晚访问网站，发现问题限期整改', place: '/console/self-inspection' },
      measures: ['site.score', 'site.open'],
    },
  },
  {
    articles: [8],
    forStaff: { does: '看公开平台是不是好用、链接和附件能不能打开', place: '/console/self-inspection' },
  },
];
