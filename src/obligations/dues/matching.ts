import { type Frequency, LawInputError, parseDate, periodDays, periodName, periodsNamed } from '../../law/index.ts';

/** A publication, as it is compared with what is owed. */
export interface Published {
  documentId: number;
  title: string;
  columnId: number;
  item: string | null;
  officeId: number;
  /** 'YYYY-MM-DD', in China */
  on: string;
}

/** A due, as a publication is compared with it. */
export interface Wanted {
  id: number;
  /** whose it is, and who answers for it now; null: the authority's */
  offices: readonly number[] | null;
  period: string;
  frequency: Frequency;
  base: string;
  on: string;
  /** where it is published, with the columns below; empty: anywhere */
  columns: readonly number[];
  item: string | null;
  words: readonly string[];
}

/** Days after the last day for which something without a period in its title is still thought of. */
const LONGEST_AFTER = 60;
/** Days before a period ends: what names none is not thought to be of that period sooner. */
const BEFORE_END = 10;

/** Why a publication may meet a due, in words to be shown; undefined: it does not. Office and words of the title must fit;
 *  column or item of the law; and the period: what the title names, else the days around the last day. A person decides. */
export function fitOf(published: Published, wanted: Wanted): string[] | undefined {
  if (wanted.offices && !wanted.offices.includes(published.officeId)) return undefined;
  const word = wanted.words.find((one) => published.title.includes(one));
  if (wanted.words.length && word === undefined) return undefined;
  const inColumn = wanted.columns.includes(published.columnId);
  const ofItem = wanted.item !== null && wanted.item === published.item;
  const period = periodFit(published, wanted);
  if (!period) return undefined;
  const place = inColumn || ofItem || (word !== undefined && period.named);
  if (!place || (!wanted.columns.length && !ofItem && word === undefined)) return undefined;
  return [
    ...(wanted.offices ? ['公开主体相同'] : []),
    ...(inColumn ? ['栏目相同'] : []),
    ...(ofItem ? ['法定事项相同'] : []),
    ...(word === undefined ? [] : [`标题中有“${word}”`]),
    period.said,
  ];
}

function periodFit({ title, on }: Published, wanted: Wanted): { said: string; named: boolean } | undefined {
  const latest = parseDate(wanted.on).add({ days: LONGEST_AFTER }).toString();
  if (wanted.frequency === 'once') return { said: `${on} 公开`, named: false };
  if (wanted.frequency === 'onEvent')
    return on >= wanted.base && on <= latest ? { said: `事项发生后于 ${on} 公开`, named: false } : undefined;
  const named = namedIn(title, on);
  if (named.length)
    return named.includes(wanted.period) ? { said: `标题写明${periodName(wanted.period)}`, named: true } : undefined;
  const { first, last } = periodDays(wanted.period);
  const from = [first.toString(), last.subtract({ days: BEFORE_END }).toString()].sort()[1]!;
  return on >= from && on <= latest ? { said: `${on} 公开，在这一期前后`, named: false } : undefined;
}

function namedIn(title: string, on: string): string[] {
  try {
    return periodsNamed(title, parseDate(on));
  } catch (error) {
    if (error instanceof LawInputError) return []; // a year beyond the calendar stands in the title
    throw error;
  }
}
