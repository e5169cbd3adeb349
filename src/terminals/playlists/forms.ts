import { z } from 'zod';
import { publicText } from '../../organizations/index.ts';
import { isDay } from '../../platform/dates.ts';
import { check, field, type Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import type { ItemKind } from '../tables.ts';
import { itemKindNames, priorityNames } from '../words.ts';
import type { ItemInput } from './store.ts';
import { ALWAYS } from './timeline.ts';

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

/** What of an item only its kind has. */
const own = {
  newest: {
    columnId: z
      .string('请选择栏目')
      .regex(/^[1-9]\d{0,8}$/, '请选择栏目')
      .transform(Number),
  },
  document: {
    documentId: z
      .string('请填写信息编号')
      .trim()
      .regex(/^[1-9]\d{0,8}$/, '请填写信息编号，即信息网址末尾的数字')
      .transform(Number),
  },
  figures: {},
  chart: {},
  windows: {},
  guide: {
    guideId: z
      .string('请选择办事指南')
      .regex(/^[1-9]\d{0,8}$/, '请选择办事指南')
      .transform(Number),
  },
  text: { title: publicText.optional('标题', 60), body: publicText.required('文字', 300) },
} satisfies Record<ItemKind, z.ZodRawShape>;

/** What every item has. */
const common = {
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
};

const formOf = <Own extends z.ZodRawShape>(fields: Own) =>
  z.object({ ...fields, ...common }).superRefine((value, context) => {
    const { fromOn, untilOn } = value as z.output<z.ZodObject<typeof common>>;
    if (fromOn && untilOn && untilOn < fromOn)
      context.addIssue({ code: 'custom', path: ['untilOn'], message: '截止日期不能早于起始日期' });
  });

/** One entry of the list of what screens show, by its kind. */
export const itemForms = {
  newest: formOf(own.newest),
  document: formOf(own.document),
  figures: formOf(own.figures),
  chart: formOf(own.chart),
  windows: formOf(own.windows),
  guide: formOf(own.guide),
  text: formOf(own.text),
} satisfies Record<ItemKind, z.ZodType>;

/** Of an item what belongs to one kind alone, where it is of another. */
const NOTHING = { columnId: null, documentId: null, guideId: null, title: '', body: '' };

/** What was typed for an item of a kind, as the store takes it, or what is wrong with it. */
export function itemIn(kind: ItemKind, typed: Typed): { ok: true; value: ItemInput } | Failure {
  const input = check(itemForms[kind] as (typeof itemForms)['figures'], typed);
  if (!input.ok) return input;
  const { weekdays, opens, closes, fromOn, untilOn, ...rest } = input.value;
  return { ok: true, value: { ...NOTHING, ...rest, kind, when: { weekdays, opens, closes, fromOn, untilOn } } };
}

/** An item of a kind of which nothing was said yet. */
export const freshItem = (kind: ItemKind): ItemInput => ({ ...NOTHING, kind, seconds: 12, priority: 1, when: ALWAYS });

/** The kind that an address names. */
export const kindIn = (text: string): ItemKind | undefined =>
  Object.hasOwn(itemKindNames, text) ? (text as ItemKind) : undefined;

/** An item as its form shows it. */
export function typedOf({ columnId, documentId, guideId, seconds, priority, when, title, body }: ItemInput): Typed {
  return {
    ...{
      title,
      body,
      columnId: String(columnId ?? ''),
      documentId: String(documentId ?? ''),
      guideId: String(guideId ?? ''),
    },
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
