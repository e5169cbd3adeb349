import { z } from 'zod';
import { publicText } from '../../organizations/index.ts';
import { isDay } from '../../platform/dates.ts';
import { field } from '../../platform/http/form.ts';
import { ENTRY_KINDS, WAYS, type Way, type WrittenKind } from '../words.ts';

const LONGEST_TEXT = 2_000;

/** What a topic is called and what people ask about. */
export const topicForm = z.object({
  title: publicText.required('标题', 80),
  question: publicText.optional('群众关心什么', LONGEST_TEXT),
});

export const newTopicForm = z.object({
  title: publicText.required('标题', 80),
  office: z
    .string()
    .regex(/^\d{0,9}$/, '请选择列出的科室')
    .default(''),
});

export const writtenKinds = (Object.keys(ENTRY_KINDS) as (keyof typeof ENTRY_KINDS)[]).filter(
  (kind): kind is WrittenKind => kind !== 'conclusion',
);

const isAddress = (text: string) =>
  /^https?:\/\/[^\s/]+\.[^\s/]+/.test(text) && URL.canParse(text) && !new URL(text).username;

/** One entry of the timeline. */
export const entryForm = z.object({
  on: z.string().refine(isDay, '请选择日期'),
  kind: z.enum(writtenKinds, '请选择种类'),
  text: publicText.required('说了什么', 500),
  who: publicText.optional('讲话人', 60),
  source: publicText.optional('索引号、公开答复编号或者网址', 300),
});

export { isAddress };

export const conclusionForm = z.object({ conclusion: publicText.required('结论', LONGEST_TEXT) });

export const withdrawForm = z.object({ reason: publicText.required('撤下原因', 300) });

export const dismissForm = z.object({ reason: field.required('不处理的理由', 300) });

export const beginForm = z.object({
  way: z.enum(Object.keys(WAYS) as Way[], '请选择怎样回应'),
  office: z
    .string()
    .regex(/^\d{0,9}$/, '请选择列出的科室')
    .default(''),
});
