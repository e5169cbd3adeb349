import { z } from 'zod';
import { publicText } from '../../../organizations/index.ts';
import { isDay } from '../../../platform/dates.ts';
import { field } from '../../../platform/http/form.ts';
import type { InterpretationForm, RelationKind } from '../../tables.ts';
import { interpretationForms, relationNames } from '../../words.ts';

/** A relation as it is typed: to one of ours by its name, or to somebody else's by title, number and link. */
export const relationForm = z
  .object({
    kind: z.enum(Object.keys(relationNames) as [RelationKind, ...RelationKind[]], '请选择关系'),
    ours: field.optional('本机关的文件', 200),
    title: publicText.optional('其他机关文件的标题', 200),
    number: publicText.optional('其他机关文件的文号', 60),
    link: z
      .string()
      .trim()
      .max(300, '网址最多 300 个字')
      .default('')
      .refine(
        (text) => !text || (/^https?:\/\/[^\s<>"]+$/.test(text) && URL.canParse(text)),
        '网址应以 http:// 或 https:// 开头',
      ),
    on: z
      .string()
      .trim()
      .default('')
      .refine((text) => !text || isDay(text), '日期无效，请按 2023-12-29 的样子填写')
      .transform((text) => text || null),
    form: z
      .enum(['', ...(Object.keys(interpretationForms) as InterpretationForm[])], '请选择列出的解读形式')
      .default(''),
  })
  .superRefine(({ ours, title }, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (!ours && !title) fault('ours', '请填写本机关的文件，或者其他机关文件的标题');
    if (ours && title) fault('title', '一次登记一个：本机关的文件和其他机关的文件只填一个');
  });
