import type { ArticleUse } from '../platform/articles.ts';

/** What of the site itself follows from the Regulation. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [2],
    forPublic: { says: '看本机关公开了哪些政府信息', label: '政府信息公开', path: '/disclosure' },
  },
  {
    articles: [4],
    forPublic: {
      ...{ says: '查政府信息公开工作机构的名称、地址、时间、电话', label: '机关概况', path: '/disclosure/authority' },
    },
  },
  {
    articles: [5, 17],
    forPublic: {
      ...{ says: '看公开的原则、审查和更正的规定', label: '政府信息公开制度', path: '/disclosure/institution' },
    },
  },
  {
    articles: [12, 28],
    forPublic: { says: '看公开指南：怎样查阅、怎样申请、找谁', label: '政府信息公开指南', path: '/disclosure/guide' },
  },
  {
    articles: [43],
    forPublic: { says: '放大文字、高对比、读屏、键盘操作', label: '无障碍说明', path: '/accessibility' },
  },
];
