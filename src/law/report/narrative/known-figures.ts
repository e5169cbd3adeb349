import { groupTotal, isCount, sum, type TablesRead } from '../audit-input.ts';

const GROUPS = ['granted', 'partial', 'refused', 'unable', 'notProcessed', 'other'];

/** Every figure of table three, of its groups by one and by two, of organisations together, of all that was to be
 *  handled; undefined where the table was not read whole. */
export function knownFigures({ three }: TablesRead): ReadonlySet<number> | undefined {
  if (!three) return undefined;
  const cells = Object.values(three).flatMap((row) => Object.values(row ?? {}));
  const groups = GROUPS.map((group) => groupTotal({ three }, group));
  const handled = sum([three.received?.total, three.carriedIn?.total]);
  const all = [...cells, ...groups, handled];
  if (!all.every(isCount)) return undefined;
  const organisations = Object.values(three).map((row) => (row?.total ?? 0) - (row?.person ?? 0));
  const pairs = groups.flatMap((a, i) => groups.slice(i + 1).map((b) => (a ?? 0) + (b ?? 0)));
  return new Set([...all, ...organisations, ...pairs]);
}
