import { dict } from '@node-rs/jieba/dict.js';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../src/platform/database/index.ts';
import { seeded } from './random.ts';

/** Chinese words with how often they are used, from the cutter's own dictionary: texts that are words at random, yet
 *  as unevenly spread as in life. */
function vocabulary(): { words: string[]; sums: number[] } {
  const words: string[] = [];
  const sums: number[] = [];
  let sum = 0;
  for (const line of Buffer.from(dict).toString('utf8').split('\n')) {
    const [word = '', count = ''] = line.split(' ');
    if (!/^\p{Script=Han}{1,6}$/u.test(word) || Number(count) < 3) continue;
    sum += Number(count);
    words.push(word);
    sums.push(sum);
  }
  return { words, sums };
}

export interface Library {
  authorityId: number;
  columnIds: number[];
  officeIds: number[];
}

const BATCH = 1_000;

/** Attachments of the documents "d" of a batch, as the search has read them: further parts of its statement. */
const withFiles = (authorityId: number | undefined) => sql`, attached as (
        select given.*, r.id as revision_id, encode(sha256(convert_to(number, 'UTF8')), 'hex') as hash
        from given join d on d.index_number = given.number join r on r.document_id = d.id where json_array_length(inside) > 0
      ), f as (
        insert into files (hash, size, media_type) select hash, 1000, 'application/pdf' from attached returning hash
      ), a as (
        insert into revision_attachments (revision_id, position, file_hash, name)
        select revision_id, 1, f.hash, '附表.pdf' from attached join f using (hash) returning file_hash
      ), s as (
        insert into search_files (authority_id, file_hash, outcome, done)
        select ${authorityId}, hash, 'read', true from f returning file_hash
      ), passages as (
        insert into search_passages (authority_id, file_hash, place, text, folded)
        select ${authorityId}, s.file_hash, place, passage, passage from s join attached on hash = s.file_hash,
          json_array_elements_text(inside) with ordinality as told (passage, place)
      )`;

/** A synthetic authority with this many publications over five years: 10 columns, 8 offices, texts of 60 to 900 words.
 *  @param attached every fourth has an attachment of 200 to 1,200 words, as the search has read it, in tables that older
 *  programs do not have */
export async function writeLibrary(db: Db, documents: number, attached = false): Promise<Library> {
  const random = seeded(711);
  const { words, sums } = vocabulary();
  const total = sums.at(-1)!;
  const word = () => {
    const at = random() * total;
    let low = 0;
    for (let high = sums.length - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return words[low]!;
  };
  const sentence = (length: number) => `${Array.from({ length }, word).join('')}。`;
  const insert = async (query: RawBuilder<unknown>) =>
    (await (query as RawBuilder<{ id: number }>).execute(db)).rows.map((row) => row.id);
  const [authorityId] = (await insert(sql`insert into authorities (code, name, short_name, paper_prefix, is_primary)
    values ('bench', '测量镇人民政府', '测量镇', '测量镇', true) returning id`)) as [number];
  const officeIds = await insert(sql`insert into offices (authority_id, code, name, kind)
    select ${authorityId}, 'o' || n, '第' || n || '办公室', 'office' from generate_series(1, 8) n returning id`);
  const columnIds = await insert(sql`insert into columns (authority_id, slug, name)
    select ${authorityId}, 'c' || n, '第' || n || '栏目' from generate_series(1, 10) n returning id`);
  for (let done = 0; done < documents; done += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, documents - done) }, (_, n) => ({
      title: sentence(4 + Math.floor(random() * 8)).slice(0, -1),
      text: Array.from({ length: 3 + Math.floor(random() ** 2 * 42) }, () => sentence(20)).join('\n'),
      office: officeIds[Math.floor(random() * 8)],
      column: columnIds[Math.floor(random() ** 2 * 10)],
      at: new Date(Date.UTC(2019, 0, 1) + ((done + n) / documents) * 5 * 365 * 86_400_000).toISOString(),
      number: `bench-${done + n}`,
      inside:
        !attached || (done + n) % 4
          ? []
          : Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
              Array.from({ length: 10 }, () => sentence(30)).join(' '),
            ),
    }));
    await sql`with given as (
        select row_number() over () as n, g.* from json_to_recordset(${JSON.stringify(batch)}::json)
          as g (title text, text text, office bigint, "column" bigint, at timestamptz, number text, inside json)
      ), d as (
        insert into documents (authority_id, office_id, state, index_number, created_at, updated_at)
        select ${authorityId}, office, 'published', number, at, at from given returning id, index_number
      ), r as (
        insert into revisions (document_id, number, created_at, saved_at, title, body_html, body_text, column_id, article_item, formed_on)
        select d.id, 1, at, at, title, '<p>' || replace(text, E'\n', '</p><p>') || '</p>', text, "column", '20.15', at::date
        from given join d on d.index_number = given.number returning id, document_id
      )${attached ? withFiles(authorityId) : sql``}
      insert into publications (document_id, authority_id, office_id, revision_id, column_id, article_item, title,
        index_number, formed_on, published_at, changed_at, on_site, validity)
      select d.id, ${authorityId}, office, r.id, "column", '20.15', title, number, at::date, at, at, true, 'valid'
      from given join d on d.index_number = given.number join r on r.document_id = d.id`.execute(db);
  }
  await sql`analyze`.execute(db);
  return { authorityId, columnIds, officeIds };
}
