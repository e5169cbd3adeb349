import { z } from 'zod';
import { instantOf, isDay } from '../../platform/dates.ts';
import { field } from '../../platform/http/form.ts';
import type { Role } from '../../platform/roles.ts';
import { trainees } from '../words.ts';

const MOST_HOURS = 40;
const MOST_OF_YEAR = 200;

/** '2024-06-12T09:00', as browsers send it. */
export const isMoment = (text: string): boolean =>
  isDay(text.slice(0, 10)) && /^T(?:[01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10));

/** Whole or half hours. */
const halves = (label: string, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,3}(?:\.[05])?$/, `${label}应为 0.5 的倍数，如 3 或者 1.5`)
    .transform(Number)
    .refine((hours) => hours > 0 && hours <= most, `${label}应在 0.5 至 ${most} 之间`);

const moment = (label: string) =>
  z.string(`请填写${label}`).refine(isMoment, `请填写${label}，写明日期和几时几分`).transform(instantOf);

/** A session of the plan. */
export const trainingForm = z.object({
  title: field.required('培训题目', 100),
  content: field.optional('内容', 2_000),
  teacher: field.required('授课人', 100),
  place: field.required('地点', 100),
  starts: moment('开始时间'),
  ends: moment('结束时间'),
  hours: z.string('请填写学时').pipe(halves('学时', MOST_HOURS)),
  roles: field.list().pipe(z.array(z.enum(trainees as [Role, ...Role[]], '请选择列出的岗位'))),
  offices: field.list().pipe(z.array(z.string().regex(/^\d{1,9}$/, '请选择列出的科室')).max(200)),
  below: z.enum(['', 'yes']).catch(''),
});

/** The same, changed: when what people were told is another, with the reason. */
export const changeForm = trainingForm.extend({
  reason: field.optional('改期原因', 300),
  version: field.count('请刷新后再办理'),
});

export const cancelForm = z.object({ cancelReason: field.required('取消原因', 300) });

export const yearForm = z.object({
  hoursEach: z
    .string()
    .trim()
    .default('')
    .transform((text) => (text ? text : null))
    .pipe(z.union([z.null(), halves('学时', MOST_OF_YEAR)], '学时应为 0.5 的倍数，最多 200；不要求的留空')),
  aims: field.optional('安排和要求', 2_000),
});
