import type { Channel, LegalForm, Validity } from './tables.ts';

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
