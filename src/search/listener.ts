import { whenDocumentChanges } from '../publishing/index.ts';
import { refreshEntry } from './keep.ts';

/** What can be found stays equal to what the site shows, in the same transaction. */
whenDocumentChanges(async (tx, change) => {
  if (change.kind !== 'edited') await refreshEntry(tx, change.documentId);
});
