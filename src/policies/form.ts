import { z } from 'zod';
import { isDay } from '../platform/dates.ts';
import { field, first, type Typed } from '../platform/http/form.ts';
import { type Asked, type Policy, yearOf } from './rules.ts';
import { type Audience, type Exempt, isAudience, isExempt, isTheme, type Theme } from './words.ts';

const day = z
  .string()
  .trim()
  .default('')
  .refine((text) => !text || isDay(text), '日期无效，请按 2023-12-29 的样子填写')
  .transform((text) => text || null);

/** What is said of a policy document. */
export const factsForm = z.object({
  theme: z
    .string()
    .default('')
    .refine((text): text is Theme => isTheme(text), '请选择主题'),
  audiences: field
    .list()
    .pipe(z.array(z.string().refine((text): text is Audience => isAudience(text), '请选择列出的对象'))),
  from: day,
  until: day,
  exempt: z
    .string()
    .default('')
    .refine((text): text is Exempt | '' => text === '' || isExempt(text), '请选择列出的原因'),
});

export const typedOf = ({ theme, audiences, from, until, exempt }: Policy): Typed => ({
  ...{ theme, audiences, from: from ?? '', until: until ?? '', exempt },
});

const VALIDITIES = ['valid', 'expired', 'repealed'] as const;
const SEARCHED = 100;

/** What an address asks of the library; what it cannot ask is left out.
 *  @param all whose years and offices may be asked for */
export function askedIn(query: Typed, all: readonly Policy[]): Asked {
  const text = (name: string) => first(query, name).trim().slice(0, SEARCHED);
  const [theme, audience, year, on] = [text('theme'), text('audience'), text('year'), text('on')];
  return {
    words: text('q'),
    number: text('number'),
    theme: isTheme(theme) ? theme : '',
    office: all.find(({ officeId }) => String(officeId) === text('office'))?.officeId,
    year: all.some((policy) => yearOf(policy) === year) ? year : '',
    validity: VALIDITIES.find((one) => one === text('validity')) ?? '',
    audience: isAudience(audience) ? audience : '',
    on: isDay(on) ? on : '',
  };
}

/** The same as it stands in an address, without '?'. */
export function queryFor({ words, office, ...asked }: Asked): string {
  const given = { q: words, ...asked, office: office ? String(office) : '' };
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value)).toString();
}
