import type { Act } from '../platform/action.ts';
import { type Failure, invalid } from '../platform/outcome.ts';

declare module '../platform/room.ts' {
  interface Events {
    /** Records of a year's ledger are to change: a room whose signed figures rest on them says why they may not. */
    ledgerChange: { told: { authorityId: number; year: number }; answer: string | undefined };
  }
}

/** Why what stands in the ledger on these days may not change any more; undefined: it may. */
export async function closedFor(
  { db, house }: Pick<Act, 'db' | 'house'>,
  authorityId: number,
  days: readonly (string | null)[],
): Promise<Failure | undefined> {
  for (const year of new Set(days.flatMap((day) => (day ? [Number(day.slice(0, 4))] : [])))) {
    const why = (await house.tell('ledgerChange', db, { authorityId, year })).find((one) => one !== undefined);
    if (why) return invalid(why);
  }
  return undefined;
}
