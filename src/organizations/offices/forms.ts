import { z } from 'zod';
import { field } from '../../platform/http/form.ts';
import { publicText } from '../public-text.ts';

/** What can be corrected of an office, a village or a community. */
export const textForm = z.object({
  name: publicText.required('名称', 40),
  duties: publicText.optional('职责', 500),
  position: field.position(),
});

/** One that is new. */
export const newForm = textForm.extend({
  kind: z.enum(['office', 'village', 'community'], '请选择类别'),
  code: publicText.of(
    z
      .string('请填写代码')
      .trim()
      .regex(/^[a-z0-9-]{2,20}$/, '代码应为 2 至 20 位小写字母、数字或短横线'),
    '代码',
  ),
});
