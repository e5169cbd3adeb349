import type { Db } from '../../platform/database/index.ts';
import { measure } from '../../platform/measures.ts';
import { siteMeasures } from '../../self-inspection/index.ts';
import { orderMeasures } from '../../supervision/index.ts';
import { periodOf } from '../links.ts';

/** Measures of supervision that a report tells: what a year came to at its end, whatever is mended afterwards. */
export const SUPERVISED = {
  'site.nights': '网站自查（次）',
  'site.found': '网站自查发现问题（处）',
  'site.mended': '网站问题已整改（处）',
  orders: '收到督办单（件）',
  'orders.closed': '督办单办结（件）',
} as const;
export type SupervisedFigure = keyof typeof SUPERVISED;
export const supervisedFigures = Object.keys(SUPERVISED) as SupervisedFigure[];
const isSupervised = (name: string): name is SupervisedFigure => Object.hasOwn(SUPERVISED, name);

export type Supervised = Record<SupervisedFigure, number>;

/** Counts a year. 条例 arts. 46, 47 */
export async function supervisedIn(db: Db, authorityId: number, year: number): Promise<Supervised> {
  const period = periodOf(year);
  const of = { authorities: [authorityId], ...period, asOf: period.to };
  const counted = [...siteMeasures, ...orderMeasures]
    .filter(({ id }) => isSupervised(id))
    .map(async (one) => [one.id, (await measure(db, one, of)).get(authorityId)?.value ?? 0]);
  return Object.fromEntries(await Promise.all(counted)) as Supervised;
}
