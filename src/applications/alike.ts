import { sql } from 'kysely';
import type { Phase } from '../law/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { PublicText } from '../publishing/index.ts';
import { cutDocument, find } from '../search/index.ts';
import type { ApplicationRow } from './store.ts';

const MOST_WORDS = 120;

/** Words of two characters and more, each once: by them alike applications are found. */
export function wordsOf(text: string): string[] {
  return [...new Set(cutDocument(text))].filter((word) => [...word].length > 1).slice(0, MOST_WORDS);
}

/** An application that resembles another. */
export interface Alike {
  id: number;
  number: string;
  subject: string;
  phase: Phase;
  arrived_on: string | null;
  sameApplicant: boolean;
  /** share of the words that both hold, 0 to 1 */
  likeness: number;
}

const MOST = 8;
const CANDIDATES = 500;
/** Words by which candidates are found: the longest are the rarest. */
const TELLING = 8;
const LIKE_ENOUGH = 0.35;

/** Earlier and later ones by the same applicant, and those of anybody that ask for much the same. 条例 art. 36(六) */
export async function alikeOnes(db: Db, row: ApplicationRow): Promise<Alike[]> {
  const telling = [...row.words].sort((a, b) => b.length - a.length).slice(0, TELLING);
  const { rows } = await sql<Alike>`
    select id, number, subject, phase, arrived_on, same as "sameApplicant", likeness::float8 as likeness
    from (
      select *, coalesce(identity_key = ${row.identity_key}, false) as same,
        (select count(*) from unnest(words) w where w = any(${row.words}::text[]))::numeric
          / greatest(1, least(cardinality(words), ${row.words.length})) as likeness
      from (
        (select * from applications where authority_id = ${row.authority_id} and identity_key = ${row.identity_key}
          order by arrived_on desc limit 50)
        union
        (select * from applications where authority_id = ${row.authority_id} and words && ${telling}::text[]
          limit ${CANDIDATES})
      ) near
      where id <> ${row.id}
    ) compared
    where same or likeness >= ${LIKE_ENOUGH}
    order by same and likeness >= ${LIKE_ENOUGH} desc, likeness desc, arrived_on desc
    limit ${MOST}`.execute(db);
  return rows;
}

/** Published documents that may already answer what is asked. 条例 art. 36(一) */
export async function maybePublic(
  db: Db,
  row: Pick<ApplicationRow, 'authority_id' | 'words'>,
  now: Date,
): Promise<PublicText[]> {
  const text = [...row.words]
    .filter((word) => [...word].length > 1)
    .sort((a, b) => b.length - a.length)
    .slice(0, 3)
    .join(' ');
  if (!text) return [];
  const found = await find(db, { text, authorityId: row.authority_id, sort: 'relevance', page: 1 }, now);
  return found.hits.slice(0, 3);
}
