import type { ArticleUse } from '../platform/articles.ts';
import { DATA_GUIDE } from './links.ts';
import { reportsFor } from './publication/reports-for.ts';

/** 年度报告. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [49, 50],
    forPublic: {
      ...{ says: '看各年的年度报告，下载文件和数据', label: '政府信息公开年报', path: '/disclosure/reports' },
      figure: { label: '已公布', unit: '期', of: async (request) => (await reportsFor(request)).length },
    },
    forStaff: { does: '从台账生成、撰写、签发、公布年度报告', place: '/console/annual-report' },
  },
  {
    articles: [8, 24],
    forPublic: { says: '成批下载公开的信息和年报的数据，程序可以读取', label: '开放数据', path: DATA_GUIDE },
  },
];
