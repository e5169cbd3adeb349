import { z } from 'zod';
import { publicText } from '../../organizations/index.ts';
import { isDay } from '../../platform/dates.ts';
import { field, type Typed } from '../../platform/http/form.ts';
import { itemKindNames, priorityNames } from '../words.ts';
import type { ItemInput } from './store.ts';

const kinds = Object.keys(itemKindNames) as [ItemInput['kind'], ...ItemInput['kind'][]];

const time = (label: string) =>
  z
    .string()
    .trim()
    .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/, `${label}应写作 08:30`)
    .default('');
const day = (label: string) =>
  z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || isDay(text), `${label}应写作 2024-01-31`)
    .transform((text) => text || null);

/** One entry of the list of what screens show. */
export const itemForm = z
  .object({
    kind: z.enum(kinds, '请选择播放什么'),
    columnId: z
      .string()
      .regex(/^\d{0,10}$/, '请选择栏目')
      .default('')
      .transform((text) => (text ? Number(text) : null)),
    documentId: z
      .string()
      .trim()
      .regex(/^\d{0,9}$/, '编号是信息网址末尾的数字')
      .default('')
      .transform((text) => (text ? Number(text) : null)),
    title: publicText.optional('标题', 60),
    body: publicText.optional('文字', 300),
    seconds: z
      .string('请填写秒数')
      .trim()
      .regex(/^\d{1,3}$/, '秒数应为 5 至 300 的整数')
      .transform(Number)
      .refine((seconds) => seconds >= 5 && seconds <= 300, '秒数应为 5 至 300 的整数'),
    priority: z
      .string('请选择播放方式')
      .refine((text) => Object.hasOwn(priorityNames, text), '请选择播放方式')
      .transform(Number),
    weekdays: field
      .list()
      .refine((days) => days.length > 0 && days.every((one) => /^[1-7]$/.test(one)), '请至少选择一天')
      .transform((days) => [...new Set(days)].sort().join('')),
    opens: time('开始时间'),
    closes: time('结束时间'),
    fromOn: day('起始日期'),
    untilOn: day('截止日期'),
  })
  .superRefine(({ kind, columnId, documentId, body, fromOn, untilOn }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (kind === 'text' && !body) wrong('body', '请填写文字');
    if (kind === 'newest' && columnId === null) wrong('columnId', '请选择栏目');
    if (kind === 'document' && documentId === null) wrong('documentId', '请填写信息编号');
    if (fromOn && untilOn && untilOn < fromOn) wrong('untilOn', '截止日期不能早于起始日期');
  });

/** An item as the store takes it: only what its kind needs. */
export function itemOf(form: z.output<typeof itemForm>): ItemInput {
  const { weekdays, opens, closes, fromOn, untilOn, kind, seconds, priority } = form;
  return {
    ...{ kind, seconds, priority, when: { weekdays, opens, closes, fromOn, untilOn } },
    columnId: kind === 'newest' ? form.columnId : null,
    documentId: kind === 'document' ? form.documentId : null,
    title: kind === 'text' ? form.title : '',
    body: kind === 'text' ? form.body : '',
  };
}

/** An item as its form shows it. */
export function typedOf({ columnId, documentId, seconds, priority, when, kind, title, body }: ItemInput): Typed {
  return {
    ...{ kind, title, body, columnId: String(columnId ?? ''), documentId: String(documentId ?? '') },
    ...{ seconds: String(seconds), priority: String(priority), weekdays: [...when.weekdays] },
    ...{ opens: when.opens, closes: when.closes, fromOn: when.fromOn ?? '', untilOn: when.untilOn ?? '' },
  };
}

/** Hours for which an urgent notice may stand. */
export const HOURS = ['1', '2', '4', '8', '24', '72'] as const;

export const urgentForm = z.object({
  urgentTitle: publicText.required('标题', 40),
  urgentBody: publicText.required('内容', 200),
  hours: z.enum(HOURS, '请选择显示多久').transform(Number),
});
