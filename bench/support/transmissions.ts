import { sql } from 'kysely';
import type { Db } from '../../src/platform/database/index.ts';

const TOWNS = 1_000;
/** Number of the town that has most. */
export const BIG_TOWN = 1;

/** Towns that use the connector 'bench', and transmissions over it, each of a document of its own that the public sees,
 *  due at no time yet. @param pile those of the big town, among all */
export async function writeTransmissions(db: Db, all: number, pile: number): Promise<void> {
  const run = (query: ReturnType<typeof sql>) => query.execute(db);
  await run(sql`insert into authorities (id, code, name, short_name, paper_prefix, is_primary) overriding system value
    select n, 't' || n, '测量镇' || n || '人民政府', '测量镇' || n, '测', n = ${BIG_TOWN}
    from generate_series(1, ${TOWNS}::int) n`);
  await run(sql`insert into offices (authority_id, code, name, kind)
    select id, 'office', '办公室', 'office' from authorities`);
  await run(sql`insert into columns (authority_id, slug, name) select id, 'c1', '通知' from authorities`);
  await run(sql`insert into channel_connectors (authority_id, connector, enabled, settings, updated_at, updated_by)
    select id, 'bench', true, '{}', now(), '演示·测量' from authorities`);
  await run(sql`insert into documents (authority_id, office_id, state, index_number, created_at, updated_at)
    select o.authority_id, o.id, 'published', 'bench-' || n, now(), now()
    from generate_series(0, ${all - 1}::int) n
      join offices o on o.authority_id = case when n < ${pile}::int then ${BIG_TOWN} else 2 + n % ${TOWNS - 1} end`);
  await run(sql`insert into revisions (document_id, number, created_at, saved_at, title, body_html, body_text, column_id,
      channels)
    select d.id, 1, now(), now(), '关于测量的通知', '<p>正文。</p>', '正文。', c.id, '{website,wechat}'
    from documents d join columns c using (authority_id)`);
  await run(sql`update documents d set revision_id = r.id from revisions r where r.document_id = d.id`);
  await run(sql`insert into publications (document_id, authority_id, office_id, revision_id, column_id, article_item,
      title, index_number, published_at, changed_at, on_site, validity)
    select d.id, d.authority_id, d.office_id, r.id, r.column_id, '20.15', r.title, d.index_number, now(), now(), true,
      'valid' from documents d join revisions r on r.id = d.revision_id`);
  await run(sql`insert into deliveries (authority_id, office_id, document_id, channel, state, title, column_id,
      article_item, planned_at)
    select authority_id, office_id, document_id, 'wechat', 'sending', title, column_id, '20.15', now() from publications`);
  await run(sql`with t as (
      insert into transmissions (authority_id, connector, what, state, next_at, created_at, created_by)
      select authority_id, 'bench', 'send', 'due', 'infinity', now(), id::text from deliveries
      returning id, created_by
    )
    insert into transmission_articles (transmission_id, position, delivery_id, revision_id)
    select t.id, 0, d.id, p.revision_id
    from t join deliveries d on d.id = t.created_by::bigint join publications p on p.document_id = d.document_id`);
  await run(sql`vacuum analyze transmissions, transmission_articles, deliveries, documents, revisions, publications`);
}
