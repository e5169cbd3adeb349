/** 主动公开 (条例 arts. 19–26): documents, their revisions, columns and catalogue; what the public may see of them. */

export { leftOutIn, lookInside } from '../checks/index.ts';
export { deliveringIn, NO_RULE } from './columns/delivering.ts';
export { type Column, columnsOf, shownColumns, withBelow } from './columns/queries.ts';
export { addStandardCatalogue, standardFields } from './columns/standard-catalogue.ts';
export { beforeCopy, copyMends, howIn } from './copies/asked.ts';
export { type CopiedFile, copyOf } from './copies/copy.ts';
export { CopyPage } from './copies/page.tsx';
export type { Told } from './copies/store.ts';
export { copyInWords, doneInWords } from './copies/words.ts';
export type { AttachmentNotes } from './desk/attachment-notes.ts';
export type { Origins } from './desk/origins.ts';
export { fileAddress } from './desk/parts.tsx';
export { documentForReview } from './desk/queries.ts';
export { documentsWaiting } from './desk/waiting.ts';
export type { Change } from './document.ts';
export { documentById, lockDocument } from './document.ts';
export { attachable } from './drafting/attachable.ts';
export { beginDraft } from './drafting/begin.ts';
export { textOf } from './drafting/blocks.ts';
export { writtenBody } from './drafting/body.ts';
export { imagesIn, sanitise } from './drafting/html.ts';
export { correct } from './drafting/taking-back.ts';
export { publicationAddresses } from './public/addresses.ts';
export { DocumentStanding } from './public/article.tsx';
export {
  attachmentsShown,
  documentsShowing,
  filesGoneWith,
  type ShownFile,
  shownFilesAfter,
} from './public/attached.ts';
export {
  type PublicationBrief,
  type PublicationStanding,
  publicationBrief,
  publicationStandings,
} from './public/brief.ts';
export { changesAfter } from './public/changes.ts';
export { atom, FEED_SIZE, feedFormats, sendEntries, sendFeed, summaryOf } from './public/feeds.ts';
export { financePublications } from './public/finance.ts';
export { columnsFor, countsFor, yearsFor } from './public/kept.ts';
export { documentBalances, type LegalDocument, listLegalDocuments } from './public/legal-documents.ts';
export { sectionMeta } from './public/meta.ts';
export { type ChannelText, publicTextsFor, textsOnChannel } from './public/on-channel.ts';
export { PublicationList } from './public/pages/parts.tsx';
export { type Publication, publicationById } from './public/publication.ts';
export {
  countPublications,
  listPublications,
  type NewDocument,
  newestPublications,
  type OnlineDocument,
  onlineAfter,
  type PublicationLine,
  type PublicText,
  publicTextsAfter,
  publicTextsOf,
  publishedAfter,
} from './public/queries.ts';
export { publicDays, withdrawnPublications } from './public/withheld.ts';
export { declineReceived } from './received/decline.ts';
export {
  declareReceived,
  publishReceived,
  receiveAgain,
  receiveDocument,
  withdrawReceived,
} from './received/receive.ts';
export { publishNow, schedulePublication } from './releasing/actions.ts';
export { indexSeries } from './releasing/index-number.ts';
export { relate } from './releasing/relating/actions.ts';
export { changeValidity, withdraw } from './releasing/standing.ts';
export { contentHash, revisionById } from './revisions.ts';
export { maySee, steps } from './rules.ts';
export type { LegalForm, Validity } from './tables.ts';
export { submitForReview } from './under-review/actions.ts';
export { filesIn } from './under-review/files-in.ts';
export { type AsSet, asSetFor, foundIn, foundWithFiles, lookedInto } from './under-review/looked-into.ts';
export { documents } from './under-review/subject.ts';
export { stateNames, validityNames } from './words.ts';
