import { z } from 'zod';
import { field } from '../../platform/http/form.ts';
import type { WebhookEvent } from '../tables.ts';
import { eventNames } from './words.ts';

const LONGEST = 500;
export const offered: readonly WebhookEvent[] = ['published', 'corrected', 'withdrawn'];

export const webhookForm = z.object({
  name: field.required('给谁用', 60),
  address: z.string('请填写接收地址').trim().min(1, '请填写接收地址').max(LONGEST, `接收地址最多 ${LONGEST} 个字符`),
  site: z
    .string('请填写本机关网站的网址')
    .trim()
    .max(LONGEST, `网址最多 ${LONGEST} 个字符`)
    .refine((text) => isSite(text), '网址应以 https:// 或 http:// 开头，不带问号和 #')
    .transform((text) => text.replace(/(?<!\/)\/+$/, '')),
  events: field
    .list()
    .transform((all) => offered.filter((one) => all.includes(one)))
    .refine((all) => all.length > 0, `请选择${Object.values(eventNames).slice(0, 3).join('、')}中的一项或几项`),
  columnId: z
    .string()
    .regex(/^\d{0,15}$/, '请选择栏目')
    .default('')
    .transform((text) => (text ? Number(text) : null)),
});

function isSite(text: string): boolean {
  const url = URL.parse(text);
  return /^https?:$/.test(url?.protocol ?? '') && !url!.username && !url!.password && !/[?#]/.test(text);
}
