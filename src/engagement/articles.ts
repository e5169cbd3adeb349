import type { ArticleUse } from '../platform/articles.ts';

/** 互动交流. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [9],
    forPublic: {
      says: '咨询、建议、投诉、举报，指出网页的错误，凭编号查询答复',
      label: '互动交流',
      path: '/engagement',
    },
    forStaff: {
      ...{ does: '办理留言和纠错，按期答复', place: '/console/messages', limits: '互动交流' },
      measures: ['messages.timely', 'messages.overdue'],
    },
  },
  {
    articles: [6, 47],
    forPublic: { says: '指出网页的错误，反映没有公开、没有答复的情况', label: '互动交流', path: '/engagement' },
    forStaff: { does: '办理纠错、投诉、举报', place: '/console/messages' },
  },
];
