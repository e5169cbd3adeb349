import type { ArticleUse } from '../platform/articles.ts';
import { countsFor } from './public/kept.ts';

/** What is published without being asked for. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [13, 20],
    forPublic: {
      ...{ says: '按法定事项和栏目查已经公开的信息', label: '法定主动公开内容', path: '/disclosure/items' },
      figure: { label: '现有', unit: '件', of: async (request) => (await countsFor(request)).total },
    },
    forStaff: { does: '起草、送审、公开、更正、撤下', place: '/console/documents' },
  },
  {
    articles: [10, 11],
    forStaff: { does: '由制作的科室起草，涉及其他机关的先核对、确认', place: '/console/documents' },
  },
];
