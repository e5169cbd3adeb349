import { keepWish, setAddress } from '../../src/mail/index.ts';
import type { Db } from '../../src/platform/database/index.ts';
import type { Sealer } from '../../src/platform/sealing/sealing.ts';

/** Somebody of the staff confirmed an address, and is written to there, at any hour and as things come. */
export const writtenTo = (
  { db, sealer }: { db: Db; sealer: Sealer },
  { id }: { id: number },
  email = `p${id}@example.com`,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const now = new Date('2020-01-01T00:00:00Z');
    await setAddress({ db: tx, sealer, now }, id, email);
    await keepWish(tx, id, { mode: 'each', quiet: false, from: 0, to: 0, daysOff: false }, now);
  });
