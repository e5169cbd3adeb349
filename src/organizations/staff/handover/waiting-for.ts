import { type Asking, allHeld, type Held, heldBy } from './held.ts';
import { personOf, whoWorks } from './store.ts';

/** What waits for one person of an authority, by kind; nothing for who is not of it. */
export async function waitingFor(asking: Asking, id: number): Promise<Held[]> {
  const person = await personOf(asking.db, asking.authorityId, id);
  if (!person) return [];
  const [all, people] = await Promise.all([allHeld(asking), whoWorks(asking.db, asking.authorityId, asking.today)]);
  return heldBy(all, person, people);
}
