import type { Channel } from '../../law/index.ts';
import type { LegalForm } from '../tables.ts';

/** What submission looks at. */
export interface Submitted {
  title: string;
  bodyText: string;
  columnId: number | null;
  columnKind: 'news' | 'notice' | 'policy' | 'other' | null;
  articleItem: string | null;
  legalForm: LegalForm | null;
  documentNumber: string;
  formedOn: string | null;
  channels: readonly Channel[];
  correctionNote: string;
  /** the public has seen an earlier revision */
  corrects: boolean;
}

/** What is still missing before review: field of the editor → what to do. Empty: it can be submitted.
 *  @param today 'YYYY-MM-DD' in China */
export function missingFor(revision: Submitted, today: string): Record<string, string> {
  const missing: Record<string, string> = {};
  if (!revision.title.trim()) missing.title = '请填写标题';
  if (!revision.bodyText.trim()) missing.body_html = '请填写正文';
  if (!revision.columnId) missing.column_id = '请选择栏目';
  // News is what the authority tells besides; all else is filed under the law's items. 条例 arts. 20, 21
  if (!revision.articleItem && revision.columnKind !== 'news') missing.article_item = '请选择对应的法定公开事项';
  // The 20 working days of 条例 art. 26 run from this day.
  if (!revision.formedOn) missing.formed_on = '请填写成文日期，公开期限由此起算';
  else if (revision.formedOn > today) missing.formed_on = '成文日期不能晚于今天';
  if (revision.legalForm && !revision.documentNumber.trim())
    missing.document_number = '规章、行政规范性文件须填写发文字号';
  if (!revision.channels.length) missing.channels = '请至少选择一个公开渠道';
  if (revision.corrects && !revision.correctionNote.trim())
    missing.correction_note = '请填写更正说明，公开后将显示在页面上';
  return missing;
}
