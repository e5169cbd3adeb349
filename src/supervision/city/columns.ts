import type { Measure } from '../../platform/measures.ts';

/** What of each authority stands side by side, under which short head. */
const COLUMNS = {
  'dues.covered': '事项覆盖率',
  'dues.timely': '事项及时率',
  'published.late': '超时限公开',
  'applications.timely': '申请按期率',
  'applications.overdue': '申请超期',
  'messages.timely': '留言按期率',
  'messages.overdue': '留言超期',
  'site.score': '网站得分',
  'site.vetoed': '单项否决',
  'reports.sent': '年报报送',
  'training.attendances': '培训人次',
  'orders.overdue': '督办超期',
} as const;

/** The measures of the columns that some room brings, in this order. */
export const columnsOf = (measures: readonly Measure[]): Measure[] =>
  Object.keys(COLUMNS).flatMap((id) => measures.find((one) => one.id === id) ?? []);

/** '事项及时率'; of a measure without a column its whole name. */
export const shortLabel = ({ id, label }: Pick<Measure, 'id' | 'label'>): string =>
  (COLUMNS as Record<string, string>)[id] ?? label;
