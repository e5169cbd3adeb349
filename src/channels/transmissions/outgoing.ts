import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { revisionById } from '../../publishing/index.ts';
import type { Outgoing } from '../connectors/connector.ts';
import type { Article } from './store.ts';

/** What goes out, as it was signed off. @param site whole address of the site, without a slash at its end; '': none */
export async function outgoingOf(db: Db, article: Article, site: string): Promise<Outgoing> {
  const revision = await revisionById(db, article.revisionId);
  if (!revision) throw new Error(`revision ${article.revisionId} of a transmission is not there`);
  const row = await db
    .selectFrom('documents as d')
    .innerJoin('offices as o', 'o.id', 'd.office_id')
    .leftJoin('publications as p', 'p.document_id', 'd.id')
    .leftJoin('columns as c', (join) => join.on('c.id', '=', revision.columnId))
    .select(['o.name as office', 'p.published_at as publishedAt', 'p.on_site as onSite', 'c.name as column'])
    .select(['d.index_number as indexNumber', 'p.validity', 'p.withdrawn_at as withdrawnAt'])
    .select('p.withdrawn_reason as withdrawnReason')
    .where('d.id', '=', article.documentId)
    .executeTakeFirstOrThrow();
  return {
    title: revision.title,
    summary: revision.summary,
    author: revision.source || row.office,
    bodyHtml: revision.bodyHtml,
    address: site && row.onSite ? `${site}/documents/${article.documentId}` : '',
    publishedOn: row.publishedAt ? dayOf(row.publishedAt) : '',
    attachments: revision.attachments.map(({ name, hash }) => ({ name, hash })),
    documentId: article.documentId,
    filed: {
      ...{ column: row.column ?? '', documentNumber: revision.documentNumber, indexNumber: row.indexNumber ?? '' },
      ...{ formedOn: revision.formedOn, keywords: revision.keywords, validity: row.validity ?? revision.validity },
      correctionNote: revision.correctionNote,
    },
    withdrawnReason: row.withdrawnAt ? (row.withdrawnReason ?? '') : '',
  };
}
