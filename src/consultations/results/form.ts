import { z } from 'zod';
import { type ConsultationVerdict, consultationVerdicts } from '../../law/index.ts';
import { publicText } from '../../organizations/index.ts';
import { field } from '../../platform/http/form.ts';

export const placeForm = z.object({
  comments: field.list().transform((all) => all.filter((one) => /^[1-9]\d{0,8}$/.test(one)).map(Number)),
  into: z
    .string()
    .regex(/^\d{0,6}$/, '请选择列出的类')
    .default(''),
  summary: publicText.optional('意见概要', 1_000),
});

export const groupForm = z.object({
  summary: publicText.required('意见概要', 1_000),
  verdict: z.enum(consultationVerdicts as [ConsultationVerdict, ...ConsultationVerdict[]], '请选择是否采纳'),
  reason: publicText.required('理由', 2_000),
});

export const prefaceForm = z.object({ preface: publicText.required('总体说明', 3_000) });
