/** What a person does with a document; each in one transaction with its audit entry. */
export {
  addImage,
  attachFile,
  createDraft,
  discardDraft,
  removeAttachment,
  reopen,
  saveDraft,
} from './actions/drafting.ts';
export { changeValidity, correct, withdraw } from './actions/mending.ts';
export { cancelSchedule, DUE_EVERY_MS, publishDue, publishNow, schedulePublication } from './actions/releasing.ts';
