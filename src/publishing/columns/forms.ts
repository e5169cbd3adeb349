import { z } from 'zod';
import { type Channel, channels } from '../../law/index.ts';
import { publicText } from '../../organizations/index.ts';
import { field } from '../../platform/http/form.ts';

/** What can be corrected of a column. */
export const textForm = z.object({
  name: publicText.required('名称', 20),
  description: publicText.optional('说明', 200),
  position: field.position(),
});

const whole = (label: string, least: number, most: number) =>
  z
    .string()
    .trim()
    .default('')
    .refine(
      (text) => text === '' || (/^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most),
      `${label}应为 ${least} 至 ${most} 的整数`,
    )
    .transform((text) => (text === '' ? null : Number(text)));

/** How what stands in a column is put out. */
export const deliveringForm = z.object({
  channels: field.list().pipe(z.array(z.enum(channels as [Channel, ...Channel[]], '请选择列出的渠道'))),
  embargoHours: whole('间隔小时数', 0, 720).transform((hours) => hours ?? 0),
  order: whole('先后次序', 0, 999).transform((order) => order ?? 500),
  boardDays: whole('公示天数', 1, 365),
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
