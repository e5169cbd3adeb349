import type { Tx } from '../platform/database/index.ts';

type Listener = (tx: Tx, authorityId: number) => Promise<void>;
const listeners: Listener[] = [];

/** Rooms that give a new authority something to begin with (columns, a catalogue) listen here; told in the transaction
 *  of the set-up. */
export function whenAuthorityIsMade(listener: Listener): void {
  listeners.push(listener);
}

export async function tellOfAuthority(tx: Tx, authorityId: number): Promise<void> {
  for (const listener of listeners) await listener(tx, authorityId);
}
