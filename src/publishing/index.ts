/** 主动公开 (条例 arts. 19–26): documents, their revisions, columns and catalogue; what the public may see of them. */
import './standard-columns.ts';

export { DUE_EVERY_MS, publishDue, schedulePublication } from './actions.ts';
export { type PublicationBrief, publicationBrief } from './brief.ts';
export { type CatalogueItem, type Column, catalogueOf, columnsOf } from './columns.ts';
export {
  type DocumentFilter,
  type DocumentLine,
  documentFigures,
  documentForReview,
  documentsWaiting,
  type FullDocument,
  listDocuments,
  type OfficeFigures,
} from './console-queries.ts';
export { contentHash, type PublicContent } from './content-hash.ts';
export { type DocumentEvent, documentEvents, recordEvent } from './events.ts';
export { type Change, tell, whenDocumentChanges } from './hooks.ts';
export { forConsole, sanitise, textOf } from './html.ts';
export { indexSeries } from './index-number.ts';
export { documentBalances, type LegalDocument, listLegalDocuments } from './legal-documents.ts';
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
export { approve, publish, submissionFaults } from './publish.ts';
export { type Attachment, type Revision, revisionById, sealRevision } from './revisions.ts';
export { authorityWide, business, maySee, type Standing, writers } from './rules.ts';
export { type SensitivePassage, sensitiveIn } from './sensitive.ts';
export { addStandardCatalogue } from './standard-catalogue.ts';
export { type Document, documentById, lockDocument, setState } from './store.ts';
export type { Channel, DocumentState, LegalForm, RelationKind, Validity } from './tables.ts';
export {
  channelNames,
  channels,
  legalFormNames,
  relationNames,
  relationNamesBack,
  stateNames,
  validityNames,
} from './words.ts';
