import { z } from 'zod';
import { publicText } from '../../organizations/index.ts';
import { isDay } from '../../platform/dates.ts';
import { field, type Typed } from '../../platform/http/form.ts';
import { exceptionsInLines, hoursInWords, parseExceptions, parseHours, WEEKDAYS, type WindowContent } from './hours.ts';

const hours = z
  .string()
  .trim()
  .max(100, '开放时间最多 100 个字')
  .default('')
  .refine((text) => parseHours(text) !== undefined, '时间应如 8:30-11:30，13:30-17:00；不开放的不填');

const exceptions = z
  .string()
  .trim()
  .max(5_000, '临时调整最多 5000 个字')
  .default('')
  .superRefine((text, context) => {
    const parsed = parseExceptions(text, isDay);
    if (typeof parsed === 'string') context.addIssue({ code: 'custom', message: parsed });
  });

export const hoursField = (weekday: number) => `hours${weekday}` as 'hours0';

/** A window as it is typed. */
export const windowForm = z.object({
  number: z
    .string('请填写窗口号')
    .trim()
    .regex(/^[1-9]\d?$/, '窗口号应为 1 至 99')
    .transform(Number),
  name: publicText.required('窗口名称', 40),
  place: publicText.required('位置', 100),
  telephone: publicText.optional('电话', 60),
  person: publicText.optional('负责人', 40),
  office: z
    .string()
    .regex(/^\d{0,10}$/, '请选择列出的科室')
    .default(''),
  ...{ hours0: hours, hours1: hours, hours2: hours, hours3: hours, hours4: hours, hours5: hours, hours6: hours },
  exceptions: publicText.of(exceptions, '临时调整'),
  guides: field.list().pipe(z.array(z.string().regex(/^[1-9]\d{0,9}$/, '请选择列出的事项'))),
});

export function contentFrom(given: z.output<typeof windowForm>): WindowContent {
  const { name, place, telephone, person } = given;
  const parsed = parseExceptions(given.exceptions, isDay);
  return {
    ...{ name, place, telephone, person },
    hours: WEEKDAYS.map((_, n) => parseHours(given[hoursField(n)]) ?? []),
    exceptions: typeof parsed === 'string' ? [] : parsed,
  };
}

/** A window as its form shows it. */
export function typedOf(
  { hours: week, exceptions: others, ...texts }: WindowContent,
  more: { number: number; officeId: number; guides: readonly number[] },
): Typed {
  return {
    ...texts,
    number: String(more.number),
    office: String(more.officeId),
    guides: more.guides.map(String),
    exceptions: exceptionsInLines(others),
    ...Object.fromEntries(
      week.map((spans, n) => [hoursField(n), spans.length ? hoursInWords(spans).replaceAll('—', '-') : '']),
    ),
  };
}
