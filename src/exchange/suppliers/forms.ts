import { z } from 'zod';
import { field } from '../../platform/http/form.ts';

const id = (sentence: string) =>
  z
    .string(sentence)
    .regex(/^[1-9]\d{0,9}$/, sentence)
    .transform(Number);

export const supplierForm = z.object({
  name: field.required('供稿单位', 60),
  office_id: id('请选择由哪个科室负责'),
  column_id: id('请选择栏目'),
  waits: z.enum(['no', 'yes'], '请选择收到后怎么办').transform((one) => one === 'yes'),
  site_address: z
    .string()
    .trim()
    .default('')
    .transform((text) => text.replace(/\/$/, ''))
    .refine(
      (text) => !text || (/^https?:\/\/[^\s<>"?#]{1,200}$/.test(text) && URL.canParse(text)),
      '网址应以 https:// 或 http:// 开头，如 https://www.example.gov.cn',
    ),
});

export const placingForm = z.object({
  theirs: field.required('对方的栏目', 60),
  column_id: id('请选择本站的栏目'),
});
