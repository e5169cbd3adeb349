import { Temporal } from 'temporal-polyfill';

/** What is known of how long a document holds; days are 'YYYY-MM-DD'. */
export interface Holding {
  /** 成文日期; null: the day of publication counts */
  formedOn: string | null;
  publishedOn: string;
  /** 施行日期, where the document names one */
  from: string | null;
  /** 有效期: the last day on which it holds, where it names one */
  until: string | null;
  /** what its office declared, and since when */
  validity: 'valid' | 'expired' | 'repealed';
  declaredOn: string | null;
  /** later documents that repeal or replace it, and from which day */
  later: readonly { by: string; on: string }[];
}

/** From which day a document holds, and the first on which it holds no more, by what. */
export interface Span {
  from: string;
  /** undefined: no end is known */
  ends?: { on: string; why: 'term' | 'declared' | 'later'; by?: string };
}

/** How long a document holds: from its 施行日期 (else 成文日期, else publication) until the earliest of what ends it: its
 *  own term, its office's declaration (失效、废止), a later document. Declared 有效 anew, nothing of before that day ends it.
 *  @returns `ends.on`, the first day on which it no longer holds; never before `from` */
export function holdingSpan(of: Holding): Span {
  const from = of.from ?? of.formedOn ?? of.publishedOn;
  const ends: NonNullable<Span['ends']>[] = of.later.map(({ by, on }) => ({ on, why: 'later', by }));
  if (of.until) ends.push({ on: Temporal.PlainDate.from(of.until).add({ days: 1 }).toString(), why: 'term' });
  const renewed = of.validity === 'valid' ? of.declaredOn : null;
  const counting = renewed ? ends.filter(({ on }) => on > renewed) : ends;
  if (of.validity !== 'valid') counting.push({ on: of.declaredOn ?? from, why: 'declared' });
  // of several on one day the later document is named
  const [first] = counting.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : rank(a) - rank(b)));
  return first ? { from, ends: { ...first, on: [first.on, from].sort()[1]! } } : { from };
}

const rank = ({ why }: NonNullable<Span['ends']>) => ['later', 'declared', 'term'].indexOf(why);

/** Whether it holds on a day. @param day 'YYYY-MM-DD' */
export const holdsOn = ({ from, ends }: Span, day: string): boolean => from <= day && (!ends || day < ends.on);
