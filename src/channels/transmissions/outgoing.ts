import { type RawBuilder, sql } from 'kysely';
import { type Db, prepared, type Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { Outgoing } from '../connectors/connector.ts';
import type { Article } from './store.ts';

type Validity = Outgoing['filed']['validity'];

interface Row extends Pick<Outgoing, 'title' | 'summary' | 'bodyHtml' | 'attachments'> {
  revisionId: number;
  documentId: number;
  source: string;
  office: string;
  publishedAt: Date | null;
  onSite: boolean | null;
  column: string | null;
  documentNumber: string;
  indexNumber: string | null;
  formedOn: string | null;
  keywords: string[];
  validity: Validity;
  validityOn: string | null;
  validityReason: string | null;
  correctionNote: string;
  withdrawnReason: string;
}

const rowsOf = (ids: readonly number[]): RawBuilder<Row> => sql<Row>`
  select r.id as "revisionId", d.id as "documentId", r.title, r.summary, r.body_html as "bodyHtml", r.source,
    o.name as office, p.published_at as "publishedAt", p.on_site as "onSite", c.name as column,
    r.document_number as "documentNumber", d.index_number as "indexNumber", r.formed_on as "formedOn", r.keywords,
    coalesce(p.validity, r.validity) as validity, p.validity_changed_on as "validityOn",
    p.validity_reason as "validityReason", r.correction_note as "correctionNote",
    case when p.withdrawn_at is null then '' else coalesce(p.withdrawn_reason, '') end as "withdrawnReason",
    coalesce((select json_agg(json_build_object('name', a.name, 'hash', a.file_hash) order by a.position)
      from revision_attachments a where a.revision_id = r.id), '[]') as attachments
  from revisions r join documents d on d.id = r.document_id join offices o on o.id = d.office_id
    left join publications p on p.document_id = d.id left join columns c on c.id = r.column_id
  where r.id = any(${ids}::bigint[])`;

/** What goes out, as it was signed off, in the order of the articles.
 *  @param site whole address of the site, without a slash at its end; '': none */
export async function outgoingOf(
  db: Db,
  articles: readonly Pick<Article, 'revisionId'>[],
  site: string,
): Promise<Outgoing[]> {
  const rows = await prepared(db, rowsOf(articles.map(({ revisionId }) => revisionId)));
  const found = new Map(rows.map((row) => [row.revisionId, row]));
  return articles.map(({ revisionId }) => {
    const row = found.get(revisionId);
    if (!row) throw new Error(`revision ${revisionId} of a transmission is not there`);
    return outgoing(row, site);
  });
}

function outgoing(row: Row, site: string): Outgoing {
  const {
    title,
    summary,
    bodyHtml,
    attachments,
    documentId,
    formedOn,
    keywords,
    validity,
    validityOn,
    correctionNote,
  } = row;
  return {
    ...{ title, summary, bodyHtml, attachments, documentId },
    author: row.source || row.office,
    address: site && row.onSite ? `${site}/documents/${documentId}` : '',
    publishedOn: row.publishedAt ? dayOf(row.publishedAt) : '',
    filed: {
      ...{ column: row.column ?? '', documentNumber: row.documentNumber, indexNumber: row.indexNumber ?? '' },
      ...{ formedOn, keywords, validity, validityOn, validityReason: row.validityReason ?? '', correctionNote },
    },
    withdrawnReason: row.withdrawnReason,
  };
}

/** The revision of each document that the public sees now; of one that it does not see, none. */
export async function shownOf(tx: Tx, documentIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const rows = await prepared(
    tx,
    sql<{ documentId: number; revisionId: number }>`
      select document_id as "documentId", revision_id as "revisionId" from publications
      where document_id = any(${documentIds}::bigint[]) and withdrawn_at is null`,
  );
  return new Map(rows.map(({ documentId, revisionId }) => [documentId, revisionId]));
}
