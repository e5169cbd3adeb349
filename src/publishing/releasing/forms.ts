import { z } from 'zod';
import { publicText } from '../../organizations/index.ts';
import { isDay } from '../../platform/dates.ts';

export const withdrawForm = z.object({ reason: publicText.required('撤下原因', 300) });
export const scheduleForm = z.object({
  at: z
    .string('请填写公开时间')
    .trim()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, '请填写公开时间，例如 2023-12-29T09:00')
    .refine((text) => isDay(text.slice(0, 10)) && text.slice(11) <= '23:59' && text.slice(14) <= '59', '公开时间无效'),
});
export const validityForm = z.object({
  validity: z.enum(['valid', 'expired', 'repealed'], '请选择效力'),
  on: z.string('请填写生效日期').trim().refine(isDay, '请按 2023-12-29 的样子填写日期'),
  reason: publicText.required('原因', 300),
});
