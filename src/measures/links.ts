import type { Period } from '../platform/counted-records.ts';
import type { Counting } from '../platform/measures.ts';

export const DESK = '/console/measures';

/** What a list of records is asked by. */
export interface RecordsWish extends Period {
  /** of another authority, below one's own: its code */
  authority?: string | undefined;
  counting?: Counting | undefined;
  /** of an office; 0: of the authority itself */
  office?: number | undefined;
  /** of one of the measure's groups: 'channel:wechat' */
  group?: string | undefined;
  page?: number | undefined;
}

/** Where the records behind a figure stand. @param id of the measure */
export function recordsHref(id: string, { from, to, ...wish }: RecordsWish): string {
  const given = Object.entries(wish).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams([
    ['from', from],
    ['to', to],
    ...given.map(([name, value]) => [name, String(value)]),
  ]);
  return `${DESK}/${encodeURIComponent(id)}?${query}`;
}
