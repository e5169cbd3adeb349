import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { traditional } from '../platform/simplified.ts';
import { cutDocument } from '../search/index.ts';

const MOST_WORDS = 60;
/** Share of the words that two hold, from which they ask the same. ○ */
const LIKE = 0.6;
const DAYS = 60;
const MOST = 20;

/** A text as it is compared: simplified characters, one width, small letters, without signs. */
export function folded(text: string): string {
  const { forms } = traditional();
  return [...text.normalize('NFKC').toLowerCase()].map((letter) => forms.get(letter) ?? letter).join('');
}

/** Fingerprints of a text and of its words, under the key: what was written is found again and cannot be read. */
export function keysOf(sealer: Sealer, authorityId: number, text: string): { text: Buffer; words: number[] } {
  const plain = folded(text);
  const words = [...new Set(cutDocument(plain))].filter((word) => [...word].length > 1).slice(0, MOST_WORDS);
  return {
    text: sealer.lookup(plain.replace(/[^\p{L}\p{N}]/gu, ''), `message-text:${authorityId}`),
    words: words.map((word) => sealer.lookup(word, `message-word:${authorityId}`).readInt32BE(0)),
  };
}

/** Another message that asks the same, or comes from the same person. */
export interface AlikeMessage {
  id: number;
  number: string;
  subject: string;
  phase: string;
  receivedOn: string;
  sameText: boolean;
  sameSender: boolean;
  /** 0 to 1 */
  likeness: number;
  /** came within the same hour: one of a flood */
  sameHour: boolean;
}

/** Messages of the last weeks that resemble one, the most alike first. */
export async function alikeMessages(db: Db, id: number, most = MOST): Promise<AlikeMessage[]> {
  const { rows } = await sql<AlikeMessage>`
    select * from (
      select m.id, m.number, m.subject, m.phase, m.received_on as "receivedOn",
        m.text_key = o.text_key as "sameText",
        coalesce(m.sender_key = o.sender_key, false) as "sameSender",
        abs(extract(epoch from m.arrived_at - o.arrived_at)) <= 3600 as "sameHour",
        ((select count(*) from unnest(m.word_keys) w where w = any(o.word_keys))::numeric
          / greatest(1, cardinality(m.word_keys), cardinality(o.word_keys)))::float8 as likeness
      from messages o join messages m on m.authority_id = o.authority_id and m.id <> o.id
        and m.received_on between o.received_on - ${DAYS}::int and o.received_on + ${DAYS}::int
      where o.id = ${id}
    ) near
    where "sameText" or "sameSender" or likeness >= ${LIKE}
    order by "sameText" desc, likeness desc, id desc limit ${most}`.execute(db);
  return rows;
}
