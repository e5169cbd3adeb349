import { z } from 'zod';
import { type Channel, disclosureItem, isChannel } from '../../law/index.ts';
import { isDay } from '../../platform/dates.ts';
import { field } from '../../platform/http/form.ts';

const day = (label: string) => z.string(`请填写${label}`).trim().refine(isDay, `请填写${label}，如 2023-09-25`);
const optionalDay = z
  .string()
  .trim()
  .refine((text) => !text || isDay(text), '日期不存在，应写作 2023-09-25')
  .transform((text) => text || null)
  .default(null);
const optionalId = z
  .string()
  .regex(/^\d{0,15}$/, '请重新选择')
  .default('')
  .transform((text) => (text ? Number(text) : null));

const proof = {
  deliveredOn: day('发布日期'),
  url: z
    .string()
    .trim()
    .max(1000, '链接过长')
    .refine((text) => !text || isWebAddress(text), '链接应以 http:// 或 https:// 开头')
    .default(''),
  note: field.optional('说明', 500),
};

export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

export const proofForm = z.object(proof);
export const whyForm = z.object({ why: field.required('原因', 300) });
export const settleForm = z
  .object({ settledOn: day('日期'), settledNote: field.optional('说明', 300) })
  .transform(({ settledOn, settledNote }) => ({ settledOn, note: settledNote }));

/** Of a record: an imported one may have an address of our own site. */
const recordUrl = z
  .string()
  .trim()
  .max(1000, '链接过长')
  .refine((text) => !text || isWebAddress(text) || /^\/(?!\/)/.test(text), '链接应以 http:// 或 https:// 开头')
  .default('');

export const recordForm = z.object({
  apartFrom: z
    .string()
    .default('')
    .transform((text) => (text.match(/\d{1,10}/g) ?? []).slice(0, 100).map(Number)),
  ...proof,
  title: field.required('信息标题', 300),
  channel: z
    .string('请选择公开渠道')
    .refine(isChannel, '请选择公开渠道')
    .transform((text) => text as Channel),
  officeId: z
    .string('请选择科室')
    .regex(/^[1-9]\d{0,14}$/, '请选择科室')
    .transform(Number),
  columnId: optionalId,
  articleItem: z
    .string()
    .refine((text) => !text || disclosureItem(text), '请重新选择条例事项')
    .transform((text) => text || null)
    .default(null),
  formedOn: optionalDay,
});

export const editForm = recordForm.extend({ url: recordUrl, why: field.required('修改原因', 300) });
