import type { Tx } from '../platform/database/index.ts';
import type { Change } from '../publishing/index.ts';
import { closeRound, latestRound } from './store.ts';

/** An edit voids what was reviewed: the hash is another. 条例 art. 17 */
export async function voidEdited(tx: Tx, change: Change): Promise<void> {
  if (change.kind !== 'edited') return;
  const round = await latestRound(tx, change.documentId);
  if (round?.state === 'open' || round?.state === 'passed') await closeRound(tx, round.id, 'voided', change.at);
}
