import { z } from 'zod';
import { type ConsultationKind, consultationKinds, LONGEST_CONSULTATION } from '../../law/index.ts';
import { publicText } from '../../organizations/index.ts';
import { isDay } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { ConsultationContent } from './content.ts';

/** A consultation as it is typed; what is missing of it is said when it is submitted. */
export const consultationForm = z.object({
  title: publicText.required('名称', 80),
  kind: z.enum(consultationKinds as [ConsultationKind, ...ConsultationKind[]], '请选择列出的类别'),
  why: publicText.optional('说明', 5_000),
  text: publicText.optional('征求意见稿', 60_000),
  days: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,2}$/, `征集天数应为 1 至 ${LONGEST_CONSULTATION} 的整数`)
    .transform(Number),
  shorter: publicText.optional('缩短期限的理由', 500),
  opens: z
    .string()
    .refine((text) => text === '' || isDay(text), '请选择日期')
    .default(''),
  how: publicText.optional('其他提意见的办法', 1_000),
  contact: publicText.optional('联系方式', 200),
});

/** A consultation as its form shows it. */
export function typedOf({ files: _, days, ...texts }: ConsultationContent): Typed {
  return { ...texts, days: String(days) };
}

export const newConsultationForm = z.object({
  title: publicText.required('名称', 80),
  office: z
    .string()
    .regex(/^\d{0,10}$/, '请选择列出的科室')
    .default(''),
});
