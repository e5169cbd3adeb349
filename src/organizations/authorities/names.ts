import type { Db, Tx } from '../../platform/database/index.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';
import type { Authority } from './store.ts';

export interface Names {
  name: string;
  shortName: string;
  paperPrefix: string;
}

/** Before any day that the books know of. */
const EVER = '0001-01-01';

/** An authority is called so from a day on; how it was called before stays known for papers of before.
 *  @param day 'YYYY-MM-DD', today or before
 *  @returns what stands against it: another one has that name */
export async function rename(tx: Tx, id: number, to: Names, day: string): Promise<Failure | undefined> {
  const { rows, was } = await lockNames(tx, id);
  if (rows.some((one) => one.id !== id && one.name === to.name))
    return invalid('有内容需要修改，请看标出的地方', { name: '平台上已有同名的行政机关' });
  if (!was || (was.name === to.name && was.shortName === to.shortName && was.paperPrefix === to.paperPrefix))
    return undefined;
  const before = await tx.selectFrom('authority_names').select('since').where('authority_id', '=', id).execute();
  if (before.length === 0) await saveNames(tx, id, was, EVER);
  await saveNames(tx, id, to, day);
  await tx
    .updateTable('authorities')
    .set({ name: to.name, short_name: to.shortName, paper_prefix: to.paperPrefix })
    .where('id', '=', id)
    .execute();
  return undefined;
}

async function lockNames(tx: Tx, id: number) {
  const rows = await tx
    .selectFrom('authorities')
    .select(['id', 'name', 'short_name as shortName', 'paper_prefix as paperPrefix'])
    .forUpdate()
    .execute();
  return { rows, was: rows.find((one) => one.id === id) };
}

async function saveNames(tx: Tx, id: number, { name, shortName, paperPrefix }: Names, since: string): Promise<void> {
  const row = { name, short_name: shortName, paper_prefix: paperPrefix };
  await tx
    .insertInto('authority_names')
    .values({ authority_id: id, since, ...row })
    .onConflict((oc) => oc.columns(['authority_id', 'since']).doUpdateSet(row))
    .execute();
}

/** What an authority was called over time, the oldest first; empty: it was never renamed. */
export function namesOf(db: Db, id: number): Promise<(Names & { since: string })[]> {
  return db
    .selectFrom('authority_names')
    .select(['since', 'name', 'short_name as shortName', 'paper_prefix as paperPrefix'])
    .where('authority_id', '=', id)
    .orderBy('since')
    .execute();
}

/** What an authority was called on a day: a paper of that day carries this name. */
export async function nameOn(db: Db, { id, name }: Pick<Authority, 'id' | 'name'>, day: string): Promise<string> {
  return (await namesOf(db, id)).findLast(({ since }) => since <= day)?.name ?? name;
}

/** With what its numbers begin, or began under an earlier name; that of today is the last. */
export async function paperPrefixesOf(
  db: Db,
  { id, paperPrefix }: Pick<Authority, 'id' | 'paperPrefix'>,
): Promise<string[]> {
  const former = (await namesOf(db, id)).map((names) => names.paperPrefix).filter((one) => one !== paperPrefix);
  return [...new Set(former), paperPrefix];
}
