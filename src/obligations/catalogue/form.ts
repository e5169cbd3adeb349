import { z } from 'zod';
import { type DueTerm, FREQUENCIES, isCountable } from '../../law/index.ts';
import { publicText } from '../../organizations/index.ts';
import { field, type Typed } from '../../platform/http/form.ts';
import { AUDIENCES, MANNERS, SUBJECTS, TIERS, type Tier } from '../words.ts';
import { LONGEST, MOST_WORDS, type ObligationContent } from './content.ts';

/** How the last day of a term is told, as it is chosen. */
export const TERMS = {
  workingDays: '期后（发生后）若干个工作日',
  days: '期后（发生后）若干日',
  nextYear: '次年某月某日',
  sameYear: '当年某月某日',
  end: '期末',
} as const;
type TermChoice = keyof typeof TERMS;

const keys = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as [K, ...K[]];
const number = (wrong: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,3}$/, wrong)
    .default('');
const id = (wrong: string) =>
  z
    .string()
    .regex(/^\d{0,9}$/, wrong)
    .default('');

/** From which day a version holds, and why it was made. */
const versionFields = {
  from: z.string().refine((text) => isCountable(text) && text >= '2019-05-15', '请选择日期，不早于 2019-05-15'),
  remark: field.optional('说明', 300),
};

export const obligationForm = z.object({
  level1: publicText.required('一级事项', 60),
  level2: publicText.required('二级事项', 60),
  elements: publicText.required('公开内容（要素）', LONGEST),
  basis: publicText.required('公开依据', LONGEST),
  time: publicText.optional('公开时限', 200),
  channels: publicText.required('公开渠道和载体', 300),
  group: publicText.optional('特定群体', 100),
  frequency: z.enum(keys(FREQUENCIES), '请选择周期'),
  termBy: z.enum(keys(TERMS), '请选择期限'),
  count: number('天数应为 1 至 730 的整数'),
  month: number('月份应为 1 至 12'),
  day: number('日期应为 1 至 31'),
  subject: z.enum(keys(SUBJECTS), '请选择公开主体'),
  offices: field.list(),
  audience: z.enum(keys(AUDIENCES), '请选择公开对象'),
  manner: z.enum(keys(MANNERS), '请选择公开方式'),
  tiers: field.list(),
  column: id('请选择列出的栏目'),
  item: z.string().max(8, '请选择列出的条款').default(''),
  words: field.optional('标题中的词', 100),
  ...versionFields,
});
type Filled = z.output<typeof obligationForm>;

export const startForm = z.object({ from: versionFields.from });

export const endForm = z.object({ from: versionFields.from, remark: field.required('说明', 300) });

const count = (text: string) => Number(text || Number.NaN);

function termFrom({ termBy, count: days, month, day }: Pick<Filled, 'termBy' | 'count' | 'month' | 'day'>): DueTerm {
  if (termBy === 'end') return { by: 'end' };
  if (termBy === 'workingDays' || termBy === 'days') return { by: 'after', count: count(days), in: termBy };
  return { by: 'monthDay', month: count(month), day: count(day), year: termBy === 'sameYear' ? 'same' : 'next' };
}

const isTier = (text: string): text is Tier => Object.hasOwn(TIERS, text);
export const wordsIn = (text: string): string[] =>
  [...new Set(text.split(/[、,，;；\s]+/).filter(Boolean))].slice(0, MOST_WORDS);

/** What was filled in, as a version says it; `contentFault` judges it. */
export function contentFrom(filled: Filled): ObligationContent {
  const { level1, level2, elements, basis, time, channels, audience, group, manner, frequency, item } = filled;
  const ids = [...new Set(filled.offices.filter((one) => /^\d{1,9}$/.test(one)).map(Number))].sort((a, b) => a - b);
  return {
    ...{ level1, level2, elements, basis, time, frequency, channels, audience, manner },
    term: termFrom(filled),
    subject: filled.subject === 'offices' ? { of: 'offices', ids } : { of: filled.subject },
    group: audience === 'some' ? group : '',
    tiers: filled.tiers.filter(isTier),
    columnId: filled.column ? Number(filled.column) : null,
    item: item || null,
    words: wordsIn(filled.words),
  };
}

function choiceOf(term: DueTerm): TermChoice {
  if (term.by === 'after') return term.in;
  if (term.by === 'end') return 'end';
  return term.year === 'same' ? 'sameYear' : 'nextYear';
}

/** What a form shows of a version. */
export function typedFrom(content: ObligationContent): Typed {
  const { level1, level2, elements, basis, time, channels, audience, group, manner, frequency, term, subject } =
    content;
  return {
    ...{ level1, level2, elements, basis, time, channels, audience, group, manner, frequency },
    termBy: choiceOf(term),
    count: term.by === 'after' ? String(term.count) : '',
    month: term.by === 'monthDay' ? String(term.month) : '',
    day: term.by === 'monthDay' ? String(term.day) : '',
    subject: subject.of,
    offices: subject.of === 'offices' ? subject.ids.map(String) : [],
    tiers: content.tiers,
    column: content.columnId === null ? '' : String(content.columnId),
    item: content.item ?? '',
    words: content.words.join('、'),
  };
}

/** A new obligation's form before anything was typed. */
export const emptyTyped = (today: string): Typed => ({
  ...{
    frequency: 'onEvent',
    termBy: 'workingDays',
    count: '20',
    subject: 'offices',
    audience: 'all',
    manner: 'active',
  },
  ...{ tiers: ['township'], channels: '政府网站', from: today },
});
