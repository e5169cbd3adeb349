import type { ArticleUse } from '../platform/articles.ts';

const DESK = '/console/applications';
const HOME = '/disclosure/application';

/** 依申请公开. */
export const articles: readonly ArticleUse[] = [
  {
    articles: [13, 27, 28, 29, 40, 41, 42, 44],
    forPublic: { says: '网上申请、下载申请表，凭查询码看办到哪一步', label: '依申请公开', path: HOME },
  },
  { articles: [28, 29, 31, 41, 43], forStaff: { does: '登记各种渠道来的申请，确认收到的日期', place: DESK } },
  {
    articles: [33],
    forStaff: {
      ...{ does: '按期答复，延期、征求意见的时间按工作日计算', place: DESK, limits: '依申请公开' },
      measures: ['applications.timely', 'applications.overdue'],
    },
  },
  { articles: [30, 32, 34], forStaff: { does: '补正、征求第三方和其他机关的意见', place: DESK } },
  { articles: [35, 42], forStaff: { does: '要求说明理由、确定延迟的日期、收取信息处理费', place: DESK } },
  {
    articles: [14, 15, 16, 36, 37, 38, 39, 40],
    forStaff: { does: '按答复的种类拟稿、法制审核、签发、送达', place: DESK },
  },
  { articles: [44], forStaff: { does: '几人申请的、建议公开的，拟稿主动公开或者说明理由', place: DESK } },
  { articles: [45], forStaff: { does: '登记、审核、办理、答复、归档，每一步留有记录', place: DESK } },
];
