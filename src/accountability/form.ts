import { z } from 'zod';
import {
  type ComplaintFinding,
  type ComplaintStep,
  duties,
  FINDINGS,
  isCountable,
  type Measure,
  measures,
} from '../law/index.ts';
import { field } from '../platform/http/form.ts';
import { CAME_BY, type CameBy } from './words.ts';

const LONGEST = 5_000;
const day = (label: string) => z.string(`请选择${label}`).refine(isCountable, `请选择${label}，不早于 2008 年`);

export const caseForm = z.object({
  about: z.string().regex(/^\d{1,9}$/, '请选择列出的机关'),
  origin: z.enum(['complaint', 'report', 'found'], '请选择类别'),
  way: z.enum(Object.keys(CAME_BY) as CameBy[], '请选择来源'),
  duty: z.enum(duties, '请选择反映的问题'),
  cameOn: day('收到日期'),
  title: field.required('事项', 80),
  text: field.required('反映的情况', LONGEST),
  name: field.optional('姓名', 60),
  telephone: field.optional('电话', 40),
  address: field.optional('地址或者邮箱', 200),
});

export const messageForm = z.object({
  message: z.string().regex(/^[1-9]\d{0,8}$/, '请选择留言'),
  duty: z.enum(duties, '请选择反映的问题'),
});

/** What every step says, and what only some do. */
const common = {
  on: day('日期'),
  said: field.optional('情况', LONGEST),
  version: field.count('请刷新后再办理'),
};
const until = z
  .string()
  .default('')
  .refine((text) => !text || isCountable(text), '请选择改正期限')
  .transform((text) => text || null);

const stepForms = {
  accepted: z.object(common),
  declined: z.object(common),
  extended: z.object({
    ...common,
    days: z
      .string()
      .trim()
      .regex(/^\d{1,2}$/, '延期的工作日数应为整数')
      .transform(Number),
  }),
  found: z.object({ ...common, finding: z.enum(Object.keys(FINDINGS) as ComplaintFinding[], '请选择查证结论') }),
  measured: z.object({
    ...common,
    measure: z.enum(measures as [Measure, ...Measure[]], '请选择措施'),
    by: field.required('由哪个机关作出', 100),
    until,
  }),
  mended: z.object(common),
  answered: z.object(common),
  closed: z.object(common),
  reopened: z.object(common),
} as const;
export type Slug = keyof typeof stepForms;

export const isSlug = (text: string): text is Slug => Object.hasOwn(stepForms, text);
export const stepForm = (slug: Slug): z.ZodType<{ said: string; version: number; on: string }> => stepForms[slug];

/** Steps with which files may be given. */
export const takesFiles = (slug: Slug): boolean => slug !== 'accepted' && slug !== 'extended';

/** The step that a checked form asks for. */
export function stepOf(slug: Slug, value: Record<string, unknown>): Exclude<ComplaintStep, { kind: 'came' }> {
  const { said: _said, version: _version, ...particulars } = value;
  return { kind: slug, ...particulars } as Exclude<ComplaintStep, { kind: 'came' }>;
}

/** The verbs that a phase offers. */
export const OFFERED: Record<string, readonly Slug[]> = {
  came: ['accepted', 'declined'],
  accepted: ['found', 'extended'],
  found: ['measured', 'mended', 'answered', 'closed'],
  declined: ['answered', 'closed'],
  closed: ['reopened'],
};
