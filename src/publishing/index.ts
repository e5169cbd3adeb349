/** 主动公开 (条例 arts. 19–26): documents, their revisions, columns and catalogue; what the public may see of them. */

export { DUE_EVERY_MS, publishDue, schedulePublication } from './actions.ts';
export { beginDraft } from './begin.ts';
export { type PublicationBrief, publicationBrief } from './brief.ts';
export type { Change } from './change.ts';
export { type Column, columnsOf } from './columns.ts';
export {
  documentForReview,
  documentsWaiting,
  type FullDocument,
} from './console-queries.ts';
export { contentHash } from './content-hash.ts';
export { sanitise, textOf } from './html.ts';
export { indexSeries } from './index-number.ts';
export { documentBalances, type LegalDocument, listLegalDocuments } from './legal-documents.ts';
export { Findings } from './pages/findings.tsx';
export { Article } from './public/article.tsx';
export { previewOf } from './public/preview.tsx';
export { publicationAddresses, publicationYears, withdrawalOf } from './public-addresses.ts';
export {
  countPublications,
  listPublications,
  type Publication,
  type PublicationFilter,
  type PublicationLine,
  publicationById,
  publicationCounts,
} from './public-queries.ts';
export { newestTexts, type PublicText, publicTextsAfter, publicTextsOf } from './public-texts.ts';
export { revisionById } from './revisions.ts';
export { mayEnterReview, writers } from './rules.ts';
export { type SensitivePassage, sensitiveIn } from './sensitive.ts';
export { addStandardCatalogue } from './standard-catalogue.ts';
export { documentById, lockDocument } from './store.ts';
export type { Channel, LegalForm, Validity } from './tables.ts';
export { approve, enterReview, fingerprintOf, passOn, recall, sendBack } from './under-review.ts';
export {
  channelNames,
  channels,
  legalFormNames,
  validityNames,
} from './words.ts';
