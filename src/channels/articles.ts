import type { ArticleUse } from '../platform/articles.ts';

/** Channels, and the places where people read. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [23],
    forPublic: { says: '看各年通过各渠道公开的条数', label: '主动公开情况', path: '/disclosure/channels' },
    forStaff: { does: '安排网站、公众号、公开栏等渠道发布，登记凭据', place: '/console/deliveries' },
  },
  {
    articles: [26],
    forStaff: { does: '逐条核对形成和公开的日期', place: '/console/ledger', measures: ['published.late'] },
  },
];
