import type { Typed } from '../../platform/http/form.ts';
import type { Revision } from '../revisions.ts';
import { forConsole } from './html.ts';

/** A revision as its form would have been typed. */
export function typedOf(revision: Revision): Typed {
  return {
    save_count: String(revision.saveCount),
    title: revision.title,
    body_html: forConsole(revision.bodyHtml),
    summary: revision.summary,
    column_id: revision.columnId ? String(revision.columnId) : '',
    catalogue_item_id: revision.catalogueItemId ? String(revision.catalogueItemId) : '',
    article_item: revision.articleItem ?? '',
    legal_form: revision.legalForm ?? '',
    document_number: revision.documentNumber,
    formed_on: revision.formedOn ?? '',
    source: revision.source,
    keywords: revision.keywords.join('，'),
    validity: revision.validity,
    channels: revision.channels,
    correction_note: revision.correctionNote,
    relations: revision.relations.map(({ documentId, kind }) => `${documentId}:${kind}`),
    relation_kind: 'interprets',
  };
}
