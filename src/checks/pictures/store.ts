import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import type { Seen } from '../inside/eyes.ts';
import { type Attached, endingOf } from '../looking/attached.ts';

/** What was recognised in a file, by the place of each picture in it. */
export type Recognised = ReadonlyMap<string, Seen>;

/** A process that was not heard of for so long is gone, in seconds: one picture may take two minutes. */
const SILENT = 150;

/** A file by its content, as the books name it. */
export interface PicturedFile {
  hash: string;
  ending: string;
}

export const picturedFile = ({ hash, name }: Attached): PicturedFile => ({ hash, ending: endingOf(name) });

export async function recognisedIn(db: Db, { hash, ending }: PicturedFile): Promise<Recognised> {
  const rows = await db
    .selectFrom('file_pictures')
    .select(['place', 'seen'])
    .where('file_hash', '=', hash)
    .where('ending', '=', ending)
    .execute();
  return new Map(rows.map(({ place, seen }) => [place, seen]));
}

/** Keeps what was read in a picture, and that the reading goes on. */
export async function keepSeen(db: Db, { hash, ending }: PicturedFile, place: string, seen: Seen): Promise<void> {
  await sql`with kept as (
      insert into file_pictures (file_hash, ending, place, seen)
      select hash, ${ending}, ${place}, ${JSON.stringify(seen)}::jsonb from files where hash = ${hash}
      on conflict do nothing returning 1)
    update file_recognitions set done = done + (select count(*)::int from kept), told_at = now(),
      held_until = now() + make_interval(secs => ${SILENT})
    where file_hash = ${hash} and ending = ${ending}`.execute(db);
}

/** A file waits for its pictures to be read. @param later nobody waits for it today */
export async function wantRecognised(
  db: Db,
  { hash, ending }: PicturedFile,
  { pictures, later }: { pictures: number; later: boolean },
): Promise<void> {
  await sql`insert into file_recognitions as r (file_hash, ending, pictures, later)
    select hash, ${ending}, ${pictures}, ${later} from files where hash = ${hash}
    on conflict (file_hash, ending) do update set later = r.later and excluded.later`.execute(db);
}

/** The next file whose pictures are to be read, held for who asks. */
export async function takeNext(db: Db): Promise<PicturedFile | undefined> {
  const { rows } = await sql<PicturedFile>`
    update file_recognitions set told_at = now(), held_until = now() + make_interval(secs => ${SILENT})
    where (file_hash, ending) in (
      select file_hash, ending from file_recognitions where held_until < now()
      order by later, asked_at limit 1 for update skip locked)
    returning file_hash as hash, ending`.execute(db);
  return rows[0];
}

/** Says with those that wait that somebody reads. */
export async function sayAlive(db: Db): Promise<void> {
  await sql`update file_recognitions set told_at = now() where (file_hash, ending) in (
    select file_hash, ending from file_recognitions order by later, asked_at limit 1)`.execute(db);
}

/** The next turn goes on with it. */
export async function letGo(db: Db, { hash, ending }: PicturedFile): Promise<void> {
  await sql`update file_recognitions set told_at = now(), held_until = '-infinity'
    where file_hash = ${hash} and ending = ${ending}`.execute(db);
}

/** All its pictures were read, or cannot be. */
export async function recognisedWhole(db: Db, { hash, ending }: PicturedFile): Promise<void> {
  await sql`delete from file_recognitions where file_hash = ${hash} and ending = ${ending}`.execute(db);
}

/** Of files that wait, by hash and ending, how many of their pictures are read; none where nobody reads: the parts for it
 *  are not there. */
export async function progressOf(
  db: Db,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, { pictures: number; done: number }>> {
  if (!hashes.length) return new Map();
  const rows = await db
    .selectFrom('file_recognitions')
    .select(['file_hash as hash', 'ending', 'pictures', 'done'])
    .where('file_hash', 'in', [...new Set(hashes)])
    .where(
      sql<boolean>`exists (select from file_recognitions where told_at > now() - make_interval(secs => ${SILENT}))`,
    )
    .execute();
  return new Map(rows.map(({ hash, ending, pictures, done }) => [hash + ending, { pictures, done }]));
}
