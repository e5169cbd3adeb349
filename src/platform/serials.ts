import type { Tx } from './database/index.ts';

declare module './database/tables.ts' {
  interface Tables {
    serials: { series: string; last: number };
  }
}

/** The next number of a series that may have no gap (索引号, 申请编号, 文号), beginning with 1. It is given in the
 *  transaction that uses it: whoever needs the next one waits until that ends, and a rollback gives it back.
 *  @param series names what is counted, and for whom: 'paper:1:2023' */
export function nextSerial(tx: Tx, series: string): Promise<number> {
  return nextSerials(tx, series, 1);
}

/** The next `count` numbers of a series, at once. @returns the first of them */
export async function nextSerials(tx: Tx, series: string, count: number): Promise<number> {
  return (await nextSerialsOf(tx, new Map([[series, count]]))).get(series)!;
}

/** The same for many series at once. @param counts how many of each @returns the first of each */
export async function nextSerialsOf(tx: Tx, counts: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  if (counts.size === 0) return new Map();
  const given = await tx
    .insertInto('serials')
    .values([...counts].sort().map(([series, last]) => ({ series, last })))
    .onConflict((conflict) =>
      conflict.column('series').doUpdateSet((eb) => ({ last: eb('serials.last', '+', eb.ref('excluded.last')) })),
    )
    .returning(['series', 'last'])
    .execute();
  return new Map(given.map(({ series, last }) => [series, last - counts.get(series)! + 1]));
}
