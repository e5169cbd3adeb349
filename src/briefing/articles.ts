import type { ArticleUse } from '../platform/articles.ts';
import { DESK, RECEIVED } from './paths.ts';

/** 工作月报. */
export const articles: readonly ArticleUse[] = [
  { articles: [4, 46], forStaff: { does: '每月按台账写成工作月报，签发后可以报送上级主管部门', place: DESK } },
  { articles: [47], forStaff: { does: '查看所属机关报送的月报', place: RECEIVED } },
];
