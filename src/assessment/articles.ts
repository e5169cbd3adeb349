import type { ArticleUse } from '../platform/articles.ts';
import { DESK, HOME, PUBLIC_TITLE, TITLE } from './words.ts';

/** 工作考核和社会评议. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [46, 50],
    forPublic: { says: '可以看政府信息公开工作考核、社会评议的结果和按什么考核', label: PUBLIC_TITLE, path: HOME },
    forStaff: { does: '考核、评议政府信息公开工作，公布结果', place: DESK, limits: TITLE },
  },
];
