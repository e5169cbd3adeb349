import type { Caller } from '../platform/action.ts';

/** One thing that somebody does at a time. */
export interface Deed {
  at: Date;
  run(at: Date): Promise<unknown>;
}

/** What people act with, whoever they are and whenever. */
export type Books = Omit<Caller, 'who' | 'now'> & { now: Date };

/** Does everything up to now, in the order of its days: so the audit log tells it. */
export async function doInOrder(deeds: readonly Deed[], now: Date): Promise<void> {
  const inOrder = [...deeds].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { at, run } of inOrder) if (at < now) await run(at);
}
