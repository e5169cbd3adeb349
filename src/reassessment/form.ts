import { z } from 'zod';
import {
  type AssessmentResult,
  assessmentResults,
  isCountable,
  type WithheldGround,
  withheldGrounds,
} from '../law/index.ts';
import { field } from '../platform/http/form.ts';

const LONGEST = 1_000;
/** A day that may be left out: null. */
const maybeDay = (wrong: string) =>
  z
    .string()
    .default('')
    .refine((text) => !text || isCountable(text), wrong)
    .transform((text) => text || null);
const office = z
  .string()
  .default('')
  .refine((text) => /^\d{0,9}$/.test(text), '请选择列出的科室')
  .transform((text) => Number(text) || null);

const ground = z.enum(withheldGrounds as [WithheldGround, ...WithheldGround[]], '请选择不公开的理由');

export const assessForm = z.object({
  ground,
  result: z.enum(assessmentResults as [AssessmentResult, ...AssessmentResult[]], '请选择评估结果'),
  reason: field.required('理由', LONGEST),
  nextOn: maybeDay('请选择下次评估的日期'),
  officeId: office,
  draftTitle: field.optional('标题', 200),
});

export const reviewForm = z.object({
  assessment: field.count('请刷新后再复核'),
  verdict: z.enum(['confirmed', 'returned'], '请选择复核结果'),
  note: field.optional('说明', LONGEST),
});

export const toldForm = z.object({
  assessment: field.count('请刷新后再登记'),
  note: field.required('怎样处理', 300),
});

export const removeForm = z.object({
  reason: field.required('移除的原因', 300),
  version: field.count('请刷新后再移除'),
});

export const entryForm = z.object({
  title: field.required('名称', 200),
  number: field.optional('文号或者编号', 80),
  ground,
  withheldOn: z.string('请选择不公开的日期').refine(isCountable, '请选择不公开的日期，不早于 2008 年'),
  secretUntil: maybeDay('请选择保密期限的最后一天'),
  officeId: z
    .string('请选择科室')
    .regex(/^[1-9]\d{0,8}$/, '请选择列出的科室')
    .transform(Number),
  remark: field.optional('说明', LONGEST),
});
