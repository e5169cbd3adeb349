import type { ArticleUse } from '../platform/articles.ts';

/** Screens and kiosks in the hall. */
export const articles: readonly ArticleUse[] = [
  { articles: [25, 43], forStaff: { does: '大厅的屏幕和自助终端，可以呼叫协助', place: '/console/terminals' } },
];
