import type { ArticleUse } from '../platform/articles.ts';

/** 培训. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [48],
    forStaff: {
      ...{ does: '安排培训、签到、测验，看谁还没有培训够', place: '/console/training' },
      measures: ['training.sessions', 'training.attendances'],
    },
  },
];
