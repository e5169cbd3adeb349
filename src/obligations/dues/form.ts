import { z } from 'zod';
import { isCountable } from '../../law/index.ts';
import { isDay } from '../../platform/dates.ts';
import { field } from '../../platform/http/form.ts';
import { EXCUSES, type ExcuseReason } from '../words.ts';

export const linkForm = z.object({
  given: field.required('索引号或者网址', 300),
  on: z
    .string()
    .default('')
    .refine((text) => text === '' || isDay(text), '请选择日期'),
});

export const excuseForm = z
  .object({
    reason: z.enum(Object.keys(EXCUSES) as [ExcuseReason, ...ExcuseReason[]], '请选择原因'),
    remark: field.optional('补充说明', 500),
  })
  .refine(({ reason, remark }) => reason !== 'other' || remark, {
    path: ['remark'],
    message: '其他原因的，请写明情况',
  });

export const verdictForm = z
  .object({
    excuse: field.count('请从页面上审核'),
    verdict: z.enum(['accepted', 'refused'], '请选择同意或者不同意'),
    answer: field.optional('审核意见', 300),
  })
  .refine(({ verdict, answer }) => verdict === 'accepted' || answer, {
    path: ['answer'],
    message: '不同意的，请写明原因',
  });

export const documentsForm = z.object({
  link: field.count('请从页面上选择'),
  verdict: z.enum(['confirm', 'decline', 'unlink'], '请选择是或者不是'),
});

export const bulkForm = z.object({
  ids: field.list(),
  verdict: z.enum(['confirm', 'decline'], '请选择是或者不是'),
});

export const eventForm = z.object({
  obligation: field.count('请选择事项'),
  office: z
    .string()
    .regex(/^\d{0,9}$/, '请选择列出的科室')
    .default(''),
  name: field.required('发生了什么', 60),
  on: z
    .string('请选择日期')
    .refine((text) => isCountable(text) && text >= '2019-05-15', '请选择日期，不早于 2019-05-15'),
});

export const voidForm = z.object({ reason: field.required('作废的原因', 200) });

/** Ids of boxes, of numbers that every column can be compared with. */
export const idsIn = (ids: readonly string[]): number[] => ids.filter((id) => /^[1-9]\d{0,8}$/.test(id)).map(Number);
