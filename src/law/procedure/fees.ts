import { LawInputError } from '../days/dates.ts';

/** Beyond this no real month or application goes; it keeps every sum an exact integer. */
export const MOST_COUNTED = 1_000_000;

function counted(n: number, what: string): number {
  if (!Number.isSafeInteger(n) || n < 0 || n > MOST_COUNTED)
    throw new LawInputError('bad-number', `${what}应为 0 至 ${MOST_COUNTED} 的整数`);
  return n;
}

/** How many of `n` lie between the `from`-th and the `to`-th, both included. */
const between = (n: number, from: number, to: number) => Math.max(0, Math.min(n, to) - from + 1);

/**
 * Information-processing fee by item (按件), in yuan: `items` of one applicant in one calendar month, together.
 * 1–10 free, 11–30 at 100 each, from 31 on 100 more for every band of ten. 国办函〔2020〕109号
 */
export function byItem(items: number): number {
  const n = counted(items, '件数');
  let yuan = between(n, 11, 30) * 100;
  for (let first = 31, price = 200; first <= n; first += 10, price += 100) yuan += between(n, first, first + 9) * price;
  return yuan;
}

/** What `added` further items cost an applicant who has `before` in the same month, in yuan. */
export function byItemAdded(before: number, added: number): number {
  return byItem(before + counted(added, '件数')) - byItem(before);
}

/** Another application of the same applicant that was received in the same calendar month. */
export interface MonthsApplication {
  /** received before the one in question */
  earlier: boolean;
  /** items of its fee notice by item; undefined: none was charged so, and it counts as one when it is the earlier */
  items?: number | undefined;
}

/** Where an application's items stand among those of its month. One that nothing was charged for counts as one item; when a
 *  later one was charged for already, that one was reckoned with then, and is not again. 国办函〔2020〕109号
 *  @returns items of the month before these, and how many of these are among them already */
export function itemsOfMonth(others: readonly MonthsApplication[]): { before: number; reckoned: number } {
  const items = others.reduce((sum, { earlier, items: charged }) => sum + (charged ?? (earlier ? 1 : 0)), 0);
  const reckoned = others.some(({ earlier, items: charged }) => !earlier && charged !== undefined) ? 1 : 0;
  return { before: items + reckoned, reckoned };
}

/**
 * Information-processing fee by volume (按量), in yuan, for the pages of one application: 1–30 free, 31–100 at 10,
 * 101–200 at 20, from 201 at 40. Never together with byItem for one application. 国办函〔2020〕109号
 */
export function byVolume(pages: number): number {
  const n = counted(pages, '页数');
  return between(n, 31, 100) * 10 + between(n, 101, 200) * 20 + between(n, 201, n) * 40;
}
