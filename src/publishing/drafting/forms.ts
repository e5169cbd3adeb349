import { z } from 'zod';
import { type Channel, channelNames, disclosureItem } from '../../law/index.ts';
import { publicText } from '../../organizations/index.ts';
import { isDay } from '../../platform/dates.ts';
import { field } from '../../platform/http/form.ts';
import type { RelationKind, Validity } from '../tables.ts';
import { legalForms, relationNames, validityNames } from '../words.ts';
import { mendsIn } from './checking/mended.ts';

const BODY_MAX = 2_000_000;

const id = (sentence: string) =>
  z
    .string()
    .default('')
    .transform((text) => (text ? Number(text) : null))
    .refine((value) => value === null || (Number.isSafeInteger(value) && value > 0), sentence);

const keywords = z
  .string()
  .default('')
  .transform((text) => [...new Set(text.split(/[\s,，;；、]+/).filter(Boolean))])
  .refine((words) => words.length <= 10, '关键词最多 10 个')
  .refine((words) => words.every((word) => word.length <= 20), '每个关键词最多 20 个字');

/** '12:interprets' */
const relation = z
  .string()
  .regex(/^[1-9]\d{0,14}:(interprets|amends|repeals|replaces|basis|relates)$/, '相关文件无法识别，请重新选择')
  .transform((text) => {
    const [documentId, kind] = text.split(':') as [string, RelationKind];
    return { documentId: Number(documentId), kind };
  });

/** The form of the editor. A draft may be incomplete: what is missing, and what the public may not read, is said at
 *  submission. */
export const draftForm = z.object({
  save_count: field.count('页面已过期，请刷新后继续'),
  /** what was mended by a click; what cannot be understood keeps no text from being saved */
  mended: z.string().default('').catch('').transform(mendsIn),
  title: publicText.optional('标题'),
  body_html: publicText.of(z.string().max(BODY_MAX, '正文过长，请把部分内容作为附件').default(''), '正文'),
  summary: publicText.optional('摘要', 500),
  column_id: id('请选择列出的栏目'),
  catalogue_item_id: id('请选择列出的目录事项'),
  article_item: z
    .string()
    .default('')
    .transform((text) => text || null)
    .refine((text) => text === null || disclosureItem(text) !== undefined, '请选择列出的法定公开事项'),
  legal_form: z
    .enum(['', ...legalForms], '请选择列出的文件性质')
    .default('')
    .transform((text) => text || null),
  document_number: publicText.optional('发文字号', 60),
  formed_on: z
    .string()
    .trim()
    .default('')
    .refine((text) => !text || isDay(text), '日期无效，请按 2023-12-29 的样子填写')
    .transform((text) => text || null),
  source: publicText.optional('来源', 60),
  keywords: publicText.of(keywords, '关键词'),
  validity: z.enum(Object.keys(validityNames) as [Validity, ...Validity[]], '请选择列出的效力').default('valid'),
  channels: field
    .list()
    .pipe(z.array(z.enum(Object.keys(channelNames) as [Channel, ...Channel[]], '请选择列出的渠道'))),
  correction_note: publicText.optional('更正说明', 300),
  relations: field.list().pipe(z.array(relation).max(20, '相关文件最多 20 件')),
  relation_kind: z.enum(Object.keys(relationNames) as [RelationKind, ...RelationKind[]]).catch('relates'),
  relation_to: field.optional('相关文件', 200),
});

export type DraftForm = z.output<typeof draftForm>;

/** What is typed to begin a document. */
export const newForm = z.object({
  title: publicText.required('标题'),
  column_id: id('请选择列出的栏目').refine((value) => value !== null, '请选择栏目'),
});
