import type { NamesGiven } from '../../platform/languages/named.ts';
import { columnsOf, shownColumns } from './queries.ts';

/** What the columns of a site are called, and what it says of each. */
export const namedColumns: NamesGiven = {
  kind: '栏目',
  of: async (db, authorityId) =>
    shownColumns(await columnsOf(db, authorityId)).flatMap(({ name, description }) => [name, description]),
};
