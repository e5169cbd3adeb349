import { z } from 'zod';
import { publicText } from '../../organizations/index.ts';
import { field } from '../../platform/http/form.ts';

/** What can be corrected of a column. */
export const textForm = z.object({
  name: publicText.required('名称', 20),
  description: publicText.optional('说明', 200),
  position: field.position(),
});

/** A column that is new. */
export const newForm = textForm.extend({
  slug: publicText.of(
    z
      .string('请填写网址代码')
      .trim()
      .regex(/^[a-z0-9-]{2,30}$/, '网址代码应为 2 至 30 位小写字母、数字或短横线'),
    '网址代码',
  ),
  kind: z.enum(['notice', 'policy', 'news', 'other'], '请选择类型'),
  parentId: z
    .string()
    .regex(/^\d{0,15}$/, '没有这个上级栏目')
    .default('')
    .transform((text) => (text ? Number(text) : null)),
});
