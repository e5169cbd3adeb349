/** What a page of the editor tells with each save of what was mended on it by a click. */
export interface Mends {
  /** names the opened page; '': none was mended yet */
  page: string;
  /** by check, since the page was opened: what is told twice is the same */
  counts: ReadonlyMap<string, number>;
}

/** By one check on one page. */
const MOST = 9_999;
const TOLD = /^([0-9a-f]{16})((?: [a-z]{1,20}(?:\.[a-z-]{1,30})?:[1-9]\d{0,3}){0,100})$/;

/** '0123456789abcdef lang.repeated:2 pii.mobile:1'; of anything else nothing is told. */
export function mendsIn(told: string): Mends {
  const [, page = '', counts = ''] = TOLD.exec(told) ?? [];
  const each = counts.split(' ').filter(Boolean);
  return {
    page,
    counts: new Map(each.map((one) => [one.slice(0, one.indexOf(':')), Number(one.slice(one.indexOf(':') + 1))])),
  };
}

/** The same with one more or less of a check. @param fresh names the page, where none was mended yet */
export function mendsWith({ page, counts }: Mends, check: string, by: 1 | -1, fresh: () => string): Mends {
  const n = Math.min(Math.max((counts.get(check) ?? 0) + by, 0), MOST);
  const others = [...counts].filter(([other]) => other !== check);
  return { page: page || fresh(), counts: new Map(n ? [...others, [check, n]] : others) };
}

export function mendsTold({ page, counts }: Mends): string {
  return [page, ...[...counts].map(([check, n]) => `${check}:${n}`)].join(' ');
}
