import { limitsOf as applicationLimits } from '../applications/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { OpenLimit } from '../platform/limits.ts';
import { limitsOf as remedyLimits } from '../remedies/index.ts';

/** Every open limit of an authority, the nearest first. A room with limits of its own is added here. */
export async function openLimits(db: Db, authorityId: number, today: string): Promise<OpenLimit[]> {
  const all = await Promise.all([applicationLimits(db, authorityId, today), remedyLimits(db, authorityId, today)]);
  return all.flat().sort((a, b) => (a.on === b.on ? (a.key < b.key ? -1 : 1) : a.on < b.on ? -1 : 1));
}
