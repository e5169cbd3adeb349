import type { ArticleUse } from '../platform/articles.ts';

/** 复议诉讼. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [51],
    forPublic: { says: '看答复不服时怎样申请复议、提起诉讼', label: '政府信息公开指南', path: '/disclosure/guide' },
    forStaff: {
      ...{ does: '登记复议、诉讼案件，按期答辩，按决定重新办理', place: '/console/remedies', limits: '复议诉讼' },
      measures: ['remedies.corrected'],
    },
  },
];
