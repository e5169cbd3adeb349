import type { ArticleUse } from '../platform/articles.ts';

/** 意见征集. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [19],
    forPublic: { says: '对征求意见的草案提意见，看采纳情况', label: '征集调查', path: '/consultations' },
    forStaff: { does: '公布草案、征集意见、公布采纳情况', place: '/console/consultations', limits: '征集调查' },
  },
];
