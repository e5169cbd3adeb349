import { createHash } from 'node:crypto';
import type { Channel } from '../law/index.ts';
import { canonical } from '../platform/audit-log/chain.ts';
import type { LegalForm, RelationKind, Validity } from './tables.ts';

/** What a save writes. Text is already sanitised. */
export interface DraftText {
  title: string;
  bodyHtml: string;
  bodyText: string;
  summary: string;
  columnId: number | null;
  catalogueItemId: number | null;
  articleItem: string | null;
  legalForm: LegalForm | null;
  documentNumber: string;
  formedOn: string | null;
  source: string;
  keywords: string[];
  validity: Validity;
  channels: Channel[];
  correctionNote: string;
}

export function columnsOfText(text: DraftText) {
  return {
    title: text.title,
    body_html: text.bodyHtml,
    body_text: text.bodyText,
    summary: text.summary,
    column_id: text.columnId,
    catalogue_item_id: text.catalogueItemId,
    article_item: text.articleItem,
    legal_form: text.legalForm,
    document_number: text.documentNumber,
    formed_on: text.formedOn,
    source: text.source,
    keywords: text.keywords,
    validity: text.validity,
    channels: text.channels,
    correction_note: text.correctionNote,
  };
}

/** Everything of a revision that the public would see, or by which it is filed and sent. */
export interface PublicContent extends Omit<DraftText, 'bodyText'> {
  /** in their order on the page */
  attachments: readonly { hash: string; name: string }[];
  relations: readonly { documentId: number; kind: RelationKind }[];
}

/** SHA-256, hex: an approval names it, and only the content with this hash is published. Pictures stand in the
 *  HTML by the hash of their file. Order matters where the public sees it (attachments, keywords), else not. */
export function contentHash(documentId: number, content: PublicContent): string {
  const row = [
    'gongkai revision 1',
    documentId,
    content.title,
    content.bodyHtml,
    content.summary,
    content.columnId,
    content.catalogueItemId,
    content.articleItem,
    content.legalForm,
    content.documentNumber,
    content.formedOn,
    content.source,
    content.keywords,
    content.validity,
    [...content.channels].sort(),
    content.correctionNote,
    content.attachments.map(({ hash, name }) => [hash, name]),
    content.relations.map(({ documentId: to, kind }) => `${to} ${kind}`).sort(),
  ];
  return createHash('sha256').update(canonical(row)).digest('hex');
}
