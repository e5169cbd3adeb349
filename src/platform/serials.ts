import type { Tx } from './database/index.ts';

declare module './database/tables.ts' {
  interface Tables {
    serials: { series: string; last: number };
  }
}

/** The next number of a series that may have no gap (索引号, 申请编号, 文号), beginning with 1. It is given in the
 *  transaction that uses it: whoever needs the next one waits until that ends, and a rollback gives it back.
 *  @param series names what is counted, and for whom: 'paper:1:2023' */
export async function nextSerial(tx: Tx, series: string): Promise<number> {
  const { last } = await tx
    .insertInto('serials')
    .values({ series, last: 1 })
    .onConflict((conflict) => conflict.column('series').doUpdateSet((eb) => ({ last: eb('serials.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}
