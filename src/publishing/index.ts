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
export { forConsole, sanitise, textOf } from './html.ts';
export { indexSeries } from './index-number.ts';
export { documentBalances, type LegalDocument, listLegalDocuments } from './legal-documents.ts';
export { alignNumbers } from './numbers.ts';
export { Findings } from './pages/findings.tsx';
export { publicationAddresses, publicationYears, withdrawalOf } from './public-addresses.ts';
export {
  countPublications,
  listPublications,
  type Publication,
  type PublicationFilter,
  type PublicationLine,
  publicationById,
  publicationCounts,
  type Related,
} from './public-queries.ts';
export { newestTexts, type PublicText, publicTextsAfter, publicTextsOf } from './public-texts.ts';
export { type Attachment, revisionById } from './revisions.ts';
export { mayEnterReview, writers } from './rules.ts';
export { type SensitivePassage, sensitiveIn } from './sensitive.ts';
export { addStandardCatalogue } from './standard-catalogue.ts';
export { documentById, lockDocument } from './store.ts';
export type { Channel, LegalForm, Validity } from './tables.ts';
export { approve, enterReview, fingerprintOf, passOn, recall, sendBack } from './under-review.ts';
export {
  channelNames,
  channels,
  relationNames,
  relationNamesBack,
  validityNames,
} from './words.ts';
