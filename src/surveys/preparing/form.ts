import { z } from 'zod';
import { publicText } from '../../organizations/index.ts';
import { isDay } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import { inLines, parseQuestions } from '../questions/written.ts';
import { ONCE, type Once, type SurveyContent } from './content.ts';

const LONGEST = 30_000;
const questions = z
  .string()
  .trim()
  .max(LONGEST, `题目合计最多 ${LONGEST} 个字`)
  .default('')
  .superRefine((text, context) => {
    const { faults } = parseQuestions(text);
    const more = faults.length > 3 ? `；还有 ${faults.length - 3} 处` : '';
    if (faults.length) context.addIssue({ code: 'custom', message: faults.slice(0, 3).join('；') + more });
  });

const day = (label: string) =>
  z
    .string()
    .trim()
    .refine((text) => text === '' || isDay(text), `请填写${label}，如 2024-03-01`)
    .default('');

/** A survey as it is typed; what is missing of it is said when it is submitted. */
export const surveyForm = z.object({
  title: publicText.required('问卷名称', 80),
  why: publicText.optional('为什么问', 2_000),
  asker: publicText.optional('谁来问', 200),
  who: publicText.optional('请谁回答', 200),
  opensOn: day('开始日期'),
  closesOn: day('截止日期'),
  once: z.enum(Object.keys(ONCE) as Once[], '请选择怎样保证一人一答').default('device'),
  questions: publicText.of(questions, '题目'),
});

/** What was typed as a survey. */
export const contentFrom = (given: z.output<typeof surveyForm>): SurveyContent => ({
  ...given,
  questions: parseQuestions(given.questions).questions,
});

/** A survey as its form shows it. */
export const typedOf = (content: SurveyContent): Typed => ({ ...content, questions: inLines(content.questions) });

/** The form's part that asks what a new survey is about. */
export const newSurveyForm = z.object({
  title: publicText.required('问卷名称', 80),
  office: z
    .string()
    .regex(/^\d{0,10}$/, '请选择列出的科室')
    .default(''),
});

export const extendForm = z.object({
  closesOn: z.string('请填写新的截止日期').trim().refine(isDay, '请填写新的截止日期，如 2024-03-01'),
  reason: publicText.required('延期原因', 300),
});

export const withdrawForm = z.object({ reason: publicText.required('撤下原因', 300) });
