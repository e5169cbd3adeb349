import { z } from 'zod';
import { pointsFrom } from '../../law/index.ts';
import { publicText } from '../../organizations/index.ts';
import { isDay } from '../../platform/dates.ts';
import { field } from '../../platform/http/form.ts';
import { ITEM_KINDS, type ItemKind, SCOPES, type Scope } from '../words.ts';

const version = field.count('请刷新页面后再办理');

/** Points as they are typed, hundredths. */
const points = (label: string) =>
  z
    .string(`请填写${label}`)
    .trim()
    .min(1, `请填写${label}`)
    .transform((text, context) => {
      const value = pointsFrom(text);
      if (value === undefined) {
        context.addIssue({ code: 'custom', message: `${label}应为 0 至 100 的数字，最多两位小数` });
        return z.NEVER;
      }
      return value;
    });
const days = (label: string) =>
  z
    .string(`请填写${label}`)
    .trim()
    .regex(/^([1-9]|[1-5]\d|60)$/, `${label}应为 1 至 60 个工作日`)
    .transform(Number);
/** A value of the books at an end of a scale; '' where the scale is another one. */
const value = (label: string) =>
  z
    .string()
    .trim()
    .regex(/^(\d{1,7}(\.\d{1,2})?)?$/, `${label}应为数字，最多两位小数`)
    .default('');

export const newSchemeForm = z.object({
  year: z
    .string('请填写年度')
    .trim()
    .regex(/^20\d\d$/, '年度应为四位数字，如 2026')
    .transform(Number),
  scope: z.enum(Object.keys(SCOPES) as [Scope, ...Scope[]], '请选择考核对象'),
});

export const settingsForm = z.object({
  version,
  title: publicText.required('方案名称', 100),
  note: publicText.required('考核依据和说明', 3_000),
  selfDays: days('自评期限'),
  frozenOn: z.string('请填写数据截止日').trim().refine(isDay, '请填写数据截止日，如 2026-12-15'),
  appealDays: days('申诉期限'),
  excellent: points('优秀的分数线'),
  good: points('良好的分数线'),
  fair: points('一般的分数线'),
  bonusCap: points('加分上限'),
  deductionCap: points('扣分上限'),
  leastAnswers: z
    .string('请填写答卷下限')
    .trim()
    .regex(/^([1-9]\d{0,4})$/, '答卷下限应为 1 至 99999 的整数')
    .transform(Number),
  ranking: z.literal('yes').optional(),
});

export const itemForm = z.object({
  version,
  group: publicText.required('类别', 30),
  title: publicText.required('考核项目', 60),
  kind: z.enum(Object.keys(ITEM_KINDS) as [ItemKind, ...ItemKind[]], '请选择计分方式'),
  weight: points('分值').refine((weight) => weight > 0, '分值应大于 0'),
  measure: z.string().trim().max(100).default(''),
  scale: z.enum(['linear', 'each']).default('linear'),
  full: value('得满分的数值'),
  none: value('不得分的数值'),
  off: value('每件扣分'),
  cap: value('最多扣分'),
  basis: publicText.optional('评分标准', 1_000),
});
export type ItemInput = z.output<typeof itemForm>;

export const removeForm = z.object({ version });
export const publishForm = z.object({ version, reason: field.optional('修改的理由', 500) });
