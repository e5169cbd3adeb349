import type { ArticleUse } from '../platform/articles.ts';

/** 动态调整. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [18],
    forStaff: {
      ...{ does: '没有公开的信息到期评估，可以公开的拟稿公开', place: '/console/reassessment', limits: '动态调整' },
      measures: ['reassessment.assessed', 'reassessment.opened'],
    },
  },
  {
    articles: [14, 15, 16],
    forStaff: { does: '写明不公开的理由，列入定期评估', place: '/console/reassessment' },
  },
];
