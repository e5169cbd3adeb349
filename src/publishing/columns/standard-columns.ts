import type { Tx } from '../../platform/database/index.ts';
import { addStandardCatalogue } from './standard-catalogue.ts';

/** What a town's site begins with: [part of the address, name, kind, description]. */
const COLUMNS: readonly [slug: string, name: string, kind: 'news' | 'notice' | 'policy' | 'other', about: string][] = [
  ['jigou', '机构职能', 'other', '机构设置、职责、办公时间和联系方式'],
  ['dongtai', '工作动态', 'news', '各科室、村和社区的工作情况'],
  ['gonggao', '通知公告', 'notice', '面向群众的通知、公示和公告'],
  ['zhengce', '政策文件', 'policy', '与群众生产生活有关的政策'],
  ['jiedu', '政策解读', 'policy', '政策文件的说明和问答'],
  ['caizheng', '财政信息', 'other', '预算决算、重大支出'],
  ['jiuzhu', '社会救助', 'other', '低保、特困、临时救助公示'],
  ['butie', '惠农补贴', 'other', '补贴项目、标准和发放情况'],
  ['minsheng', '民生保障', 'other', '医疗、养老、就业、教育'],
  ['banshi', '办事服务', 'other', '办事指南和服务事项'],
  ['yingji', '应急管理', 'other', '预案、预警和应对情况'],
  ['jiandu', '监督检查', 'other', '安全生产、环境和公共卫生检查'],
  ['xiangmu', '项目建设', 'other', '重大项目和政府采购'],
];

/** A new authority can publish from its first day: it begins with the usual columns and the standard catalogue. */
export async function addStandardColumns(tx: Tx, authorityId: number): Promise<void> {
  await tx
    .insertInto('columns')
    .values(
      COLUMNS.map(([slug, name, kind, description], position) => ({
        authority_id: authorityId,
        slug,
        name,
        kind,
        description,
        keywords: name,
        position,
      })),
    )
    .execute();
  await addStandardCatalogue(tx, authorityId);
}
