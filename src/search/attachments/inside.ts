import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';

/** Words by which passages are compared, at most. */
const WORDS = 6;

/** Of each file the passage in which the most of the words stand. @param hashes of one page of results @param words as
 *  they may stand in folded text @returns by hash; of a file that holds none, nothing */
export async function passagesWith(
  db: Db,
  authorityId: number,
  hashes: readonly string[],
  words: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const telling = [...words].sort((a, b) => b.length - a.length).slice(0, WORDS);
  if (!hashes.length || !telling.length) return new Map();
  const worth = sql.join(
    telling.map((word) => sql`(strpos(folded, ${word}) > 0)::int * ${word.length}::int`),
    sql` + `,
  );
  const { rows } = await sql<{ hash: string; text: string }>`
    select distinct on (file_hash) file_hash as hash, text from (
      select file_hash, place, text, ${worth} as worth from search_passages
      where authority_id = ${authorityId} and file_hash = any(${[...hashes]}::text[])
    ) as weighed where worth > 0 order by file_hash, worth desc, place`.execute(db);
  return new Map(rows.map(({ hash, text }) => [hash, text]));
}
