import type { Db, Tx } from './tables.ts';

/** A transaction in the place of a database: what would begin a transaction of its own runs inside this one, so that
 *  many actions are kept together or not at all. A failure of one must end the whole: nothing is rolled back in part. */
export function within(tx: Tx): Db {
  return new Proxy<Db>(tx, {
    get(target, key) {
      if (key === 'transaction') return () => ({ execute: <T>(body: (inner: Tx) => Promise<T>) => body(tx) });
      const value = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
