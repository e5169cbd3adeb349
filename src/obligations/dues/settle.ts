import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';

/** Makes the state of dues what their confirmed publications and their excuses say: met on the first day of those that are
 *  not withdrawn, else excused where another person agreed, else open. */
export async function settle(tx: Tx, ids: readonly number[]): Promise<void> {
  if (!ids.length) return;
  await sql`
    update dues d set met_on = s.met, state = case when s.met is not null then 'met' when s.excused then 'excused' else 'open' end
    from (select o.id,
        (select min(f.public_on) from due_documents f where f.due_id = o.id and f.state = 'confirmed') as met,
        exists (select 1 from due_excuses e where e.due_id = o.id and e.verdict = 'accepted') as excused
      from dues o where o.id = any(${[...ids]}::bigint[])) s
    where d.id = s.id and d.state <> 'dropped'`.execute(tx);
}
