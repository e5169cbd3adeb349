import { createHash } from 'node:crypto';
import { CONSULTATION_KINDS, type ConsultationKind } from '../../law/index.ts';

export interface AttachedFile {
  /** SHA-256, hex */
  hash: string;
  name: string;
}

/** What is put before the public. Texts of several paragraphs have one a line. */
export interface ConsultationContent {
  title: string;
  kind: ConsultationKind;
  /** why it is drafted, and what of it matters */
  why: string;
  /** the draft itself; comments name its paragraphs, counted from 1 */
  text: string;
  /** for how many days it stands open */
  days: number;
  /** why for fewer than usual; '' where it does not */
  shorter: string;
  /** first day, YYYY-MM-DD; '': as soon as it is signed */
  opens: string;
  /** how to comment besides the site */
  how: string;
  /** whom to ask: an office's telephone */
  contact: string;
  files: AttachedFile[];
}

export const emptyConsultation = (title: string): ConsultationContent => ({
  ...{ title, kind: 'other', why: '', text: '', days: CONSULTATION_KINDS.norm.days, shorter: '', opens: '', how: '' },
  ...{ contact: '', files: [] },
});

/** Paragraphs of a text. */
export const paragraphsOf = (text: string): string[] => text.split('\n').flatMap((line) => line.trim() || []);

/** Its texts, in the order of the page. */
export const PARTS = [
  { name: 'title', label: '名称' },
  { name: 'why', label: '说明' },
  { name: 'text', label: '征求意见稿' },
  { name: 'shorter', label: '缩短期限的理由' },
  { name: 'how', label: '其他提意见的办法' },
  { name: 'contact', label: '联系方式' },
] as const;

/** As its reviewers compare it: a line for each thing and paragraph. */
export function textOf(content: ConsultationContent): string {
  const { kind, days, opens, files } = content;
  return [
    ...PARTS.filter(({ name }) => content[name]).map(({ name, label }) => `${label}：${content[name]}`),
    `类别：${CONSULTATION_KINDS[kind].label}`,
    `征集天数：${days}`,
    `开始日期：${opens || '签发当天'}`,
    ...files.map(({ name }) => `附件：${name}`),
  ].join('\n');
}

/** SHA-256, hex, of all that is signed: files by their content. */
export function hashOf(id: number, content: ConsultationContent): string {
  return createHash('sha256')
    .update(JSON.stringify(['gongkai consultation 1', id, textOf(content), content.files.map(({ hash }) => hash)]))
    .digest('hex');
}
