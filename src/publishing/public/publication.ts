import { sql } from 'kysely';
import { type Db, prepared } from '../../platform/database/index.ts';
import { madePublicBy } from '../received/office-name.ts';
import type { Attachment, ShownText } from '../revisions.ts';
import type { LegalForm } from '../tables.ts';
import type { Elsewhere, PublicationLine, Related } from './queries.ts';

interface Neighbour {
  documentId: number;
  title: string;
}

/** What the public sees of one document. */
export interface Publication extends PublicationLine {
  officeId: number;
  legalForm: LegalForm | null;
  validityChangedOn: string | null;
  validityReason: string;
  isDemo: boolean;
  /** of what another authority supplied */
  original: { address: string; indexNumber: string };
  /** with its text's beginning, for who lists or quotes it */
  revision: ShownText & { beginning: string };
  related: Related[];
  /** documents of others that it is related to */
  elsewhere: Elsewhere[];
  /** neighbours in the same column: published before / after this one */
  previous: Neighbour | undefined;
  next: Neighbour | undefined;
}

/** Characters of a text that are enough for its description. */
const BEGINNING = 1_000;

const neighbour = (side: '<' | '>') => sql`(
  select json_build_object('documentId', n.document_id, 'title', n.title) from publications n
  where n.column_id = p.column_id and n.withdrawn_at is null and n.on_site
    and (n.published_at, n.document_id) ${sql.raw(side)} (p.published_at, p.document_id)
  order by n.published_at ${sql.raw(side === '<' ? 'desc' : 'asc')}, n.document_id ${sql.raw(side === '<' ? 'desc' : 'asc')}
  limit 1)`;

/** Relations both ways, to and from what the site shows now, the newest first, each once however often it was said; of the
 *  publication p. */
const related = sql`(
  select json_agg(json_build_object('kind', kind, 'documentId', document_id, 'title', title, 'indexNumber', index_number,
    'direction', direction, 'on', on_day, 'form', form) order by direction desc, published_at desc)
  from (
    select l.kind, o.document_id, o.title, o.index_number, o.published_at, l.direction, max(l.on_day) as on_day,
      max(l.form) as form
    from (
      select kind, to_document_id as other, 'to' as direction, null::date as on_day, '' as form
      from revision_relations where revision_id = p.revision_id
      union all select kind, to_document_id, 'to', on_day, form
      from document_relations where from_document_id = p.document_id
      union all select b.kind, s.document_id, 'from', null, ''
      from revision_relations b join publications s on s.revision_id = b.revision_id
      where b.to_document_id = p.document_id
      union all select kind, from_document_id, 'from', on_day, form
      from document_relations where to_document_id = p.document_id
    ) as l join publications o on o.document_id = l.other and o.withdrawn_at is null and o.on_site
    group by l.kind, o.document_id, l.direction
  ) as each_once)`;

/** Its relations to documents of others. */
const elsewhere = sql`(
  select json_agg(json_build_object('kind', kind, 'title', to_title, 'number', to_number, 'address', to_address) order by id)
  from document_relations where from_document_id = p.document_id and to_document_id is null)`;

const attachments = sql`(
  select json_agg(json_build_object('hash', f.hash, 'name', a.name, 'position', a.position, 'size', f.size,
    'mediaType', f.media_type) order by a.position)
  from revision_attachments a join files f on f.hash = a.file_hash where a.revision_id = p.revision_id)`;

interface Row
  extends Omit<Publication, 'revision' | 'related' | 'elsewhere' | 'previous' | 'next'>,
    Omit<ShownText, 'attachments'> {
  beginning: string;
  attachments: Attachment[] | null;
  related: Related[] | null;
  elsewhere: Elsewhere[] | null;
  previous: Neighbour | null;
  next: Neighbour | null;
}

/** What the public sees of one document, in one statement; undefined: never published there, withdrawn, or not on the
 *  website. */
export async function publicationById(db: Db, authorityId: number, id: number): Promise<Publication | undefined> {
  const [row] = await prepared(
    db,
    sql<Row>`
    select p.document_id as "documentId", p.title, p.index_number as "indexNumber", p.column_id as "columnId",
      c.name as "columnName", c.slug as "columnSlug", ${madePublicBy} as "officeName", p.article_item as "articleItem",
      p.formed_on as "formedOn", p.published_at as "publishedAt", p.changed_at as "changedAt", p.validity,
      p.office_id as "officeId", p.legal_form as "legalForm", p.validity_changed_on as "validityChangedOn",
      p.validity_reason as "validityReason", p.is_demo as "isDemo",
      json_build_object('address', p.supplier_address, 'indexNumber', p.index_number) as original,
      r.number, r.body_html as "bodyHtml", r.summary, left(r.body_text, ${BEGINNING}) as beginning,
      r.document_number as "documentNumber", r.source, r.keywords, r.correction_note as "correctionNote",
      ${attachments} as attachments, ${related} as related, ${elsewhere} as elsewhere, ${neighbour('<')} as previous, ${neighbour('>')} as next
    from publications p join columns c on c.id = p.column_id join offices o on o.id = p.office_id
      join revisions r on r.id = p.revision_id
    where p.document_id = ${id} and p.authority_id = ${authorityId} and p.withdrawn_at is null and p.on_site`,
  );
  if (!row) return undefined;
  const { number, bodyHtml, summary, beginning, documentNumber, source, keywords, correctionNote, ...shown } = row;
  const { title, articleItem, formedOn } = row;
  const text = {
    number,
    title,
    articleItem,
    formedOn,
    bodyHtml,
    summary,
    documentNumber,
    source,
    keywords,
    correctionNote,
  };
  return {
    ...shown,
    revision: { ...text, beginning, attachments: row.attachments ?? [] },
    related: row.related ?? [],
    elsewhere: row.elsewhere ?? [],
    previous: row.previous ?? undefined,
    next: row.next ?? undefined,
  };
}

/** Tags of what a document's page shows: itself, what it is related to, its neighbours; where it has none, the end of
 *  its column. */
export function shownBy({ documentId, columnId, related, previous, next }: Publication): string[] {
  const others = [previous, next].flatMap((one) => (one ? [one.documentId] : []));
  const ids = new Set([documentId, ...related.map((one) => one.documentId), ...others]);
  return [...[...ids].map((id) => `document ${id}`), ...(previous && next ? [] : [`ends ${columnId}`])];
}
