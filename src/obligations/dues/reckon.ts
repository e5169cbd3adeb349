import { sql } from 'kysely';
import type { ObligationDue, reckoner } from '../../law/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Cause, ChangeKind } from '../words.ts';
import { keptDues, owedBy, owingBooks, seeOffices } from './books.ts';
import { countsOf, type Difference, differenceBetween, isNothing } from './diff.ts';
import { proposeForDues } from './propose.ts';
import { settle } from './settle.ts';

/** Why dues are reckoned, by whom, when. */
export interface Reckoning {
  authorityId: number;
  cause: Cause;
  remark?: string;
  by: string;
  at: Date;
  /** 'YYYY-MM-DD' */
  today: string;
  shared?: ReturnType<typeof reckoner>;
}

/** Holds the dues of an authority until the transaction ends: they are reckoned by one at a time. */
async function holdDues(tx: Tx, authorityId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`dues ${authorityId}`}))`.execute(tx);
}

/** Makes the dues of an authority what its books owe, in the transaction of whatever changed them, and writes down what was
 *  before and is after. Nothing is written where nothing changed, so that it may be asked at any time.
 *  @returns how many dues began, moved, ended, came back */
export async function reckonDues(tx: Tx, reckoning: Reckoning): Promise<Record<ChangeKind, number>> {
  const { authorityId, today, shared } = reckoning;
  await holdDues(tx, authorityId);
  await seeOffices(tx, authorityId, today);
  const books = await owingBooks(tx, authorityId);
  const owed = await owedBy(tx, books, today, shared);
  const difference = differenceBetween(await keptDues(tx, authorityId), owed);
  if (!isNothing(difference)) await write(tx, reckoning, difference);
  return countsOf(difference);
}

async function write(tx: Tx, reckoning: Reckoning, difference: Difference): Promise<void> {
  const { authorityId } = reckoning;
  const made = await insertDues(tx, authorityId, difference.made);
  await updateDues(tx, difference.changed);
  const dropped = difference.dropped.map(({ id }) => id);
  if (dropped.length) await tx.updateTable('dues').set({ state: 'dropped' }).where('id', 'in', dropped).execute();
  const restored = difference.changed.filter(({ what }) => what === 'restored').map(({ id }) => id);
  await settle(tx, restored);
  await tell(tx, reckoning, [
    ...made.map(({ id, on }): Told => ({ id, what: 'made', was: null, is: on })),
    ...difference.changed.flatMap(({ id, what, was, due }): Told[] => (what ? [{ id, what, was, is: due.on }] : [])),
    ...difference.dropped.map(({ id, on }): Told => ({ id, what: 'dropped', was: on, is: null })),
  ]);
  await proposeForDues(tx, authorityId, [...made.map(({ id }) => id), ...restored]);
}

async function insertDues(tx: Tx, authorityId: number, dues: readonly ObligationDue[]) {
  if (!dues.length) return [];
  const of = <K extends keyof ObligationDue>(key: K) => dues.map((due) => due[key]);
  const { rows } = await sql<{ id: number; on: string }>`
    insert into dues (authority_id, obligation_id, version_id, office_id, period, event_id, base_on, due_on, provisional)
    select ${authorityId}, * from unnest(${of('obligation')}::bigint[], ${of('version')}::bigint[], ${of('office')}::bigint[],
      ${of('period')}::text[], ${of('event')}::bigint[], ${of('base')}::date[], ${of('on')}::date[],
      ${of('provisional')}::boolean[])
    returning id, due_on as on`.execute(tx);
  return rows;
}

async function updateDues(tx: Tx, changed: Difference['changed']): Promise<void> {
  if (!changed.length) return;
  await sql`
    update dues d set version_id = n.version, base_on = n.base, due_on = n.due_on, provisional = n.provisional,
      state = case when d.state = 'dropped' then 'open' else d.state end,
      told = case when d.due_on < n.due_on then '' else d.told end
    from unnest(${changed.map(({ id }) => id)}::bigint[], ${changed.map(({ due }) => due.version)}::bigint[],
      ${changed.map(({ due }) => due.base)}::date[], ${changed.map(({ due }) => due.on)}::date[],
      ${changed.map(({ due }) => due.provisional)}::boolean[]) as n (id, version, base, due_on, provisional)
    where d.id = n.id`.execute(tx);
}

interface Told {
  id: number;
  what: ChangeKind;
  was: string | null;
  is: string | null;
}

/** Writes down what a reckoning changed; what only points to another version is no change to anybody. */
export async function tell(
  tx: Tx,
  reckoning: Omit<Reckoning, 'today' | 'shared'>,
  told: readonly Told[],
): Promise<void> {
  if (!told.length) return;
  const { authorityId, cause, remark = '', by, at } = reckoning;
  const count = (kind: ChangeKind) => told.filter(({ what }) => what === kind).length;
  const { id } = await tx
    .insertInto('due_reckonings')
    .values({
      ...{ authority_id: authorityId, at, by_name: by, cause, remark },
      ...{ made: count('made'), moved: count('moved'), dropped: count('dropped'), restored: count('restored') },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`insert into due_changes (reckoning_id, due_id, what, was_on, is_on)
    select ${id}, * from unnest(${told.map((one) => one.id)}::bigint[], ${told.map(({ what }) => what)}::text[],
      ${told.map(({ was }) => was)}::date[], ${told.map(({ is }) => is)}::date[])`.execute(tx);
}
