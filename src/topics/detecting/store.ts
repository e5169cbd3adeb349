import type { Db, Tx } from '../../platform/database/index.ts';
import type { FoundState, Way } from '../words.ts';

/** A topic that was found, and what became of it. */
export interface FoundTopic {
  id: number;
  words: string[];
  /** YYYY-MM-DD, like every day here */
  foundOn: string;
  state: FoundState;
  toldOn: string | null;
  dealtOn: string | null;
  dealtBy: string;
  /** how many asked in the week up to the day on which it was dealt with */
  dealtWeek: number;
  reason: string;
  way: Way | '';
  /** what was begun, in the console */
  begun: string;
}

const found = (db: Db) =>
  db
    .selectFrom('found_topics')
    .select(['id', 'words', 'found_on as foundOn', 'state', 'told_on as toldOn', 'dealt_on as dealtOn'])
    .select(['dealt_by as dealtBy', 'dealt_week as dealtWeek', 'reason', 'way', 'begun']);

/** All of an authority, the newest first. */
export function foundTopics(db: Db, authorityId: number): Promise<FoundTopic[]> {
  return found(db).where('authority_id', '=', authorityId).orderBy('id', 'desc').execute();
}

export function foundTopicById(db: Db, authorityId: number, id: number): Promise<FoundTopic | undefined> {
  return found(db).where('authority_id', '=', authorityId).where('id', '=', id).executeTakeFirst();
}

/** One of them, held until the transaction ends. */
export async function lockFound(tx: Tx, authorityId: number, id: number): Promise<FoundTopic | undefined> {
  await tx.selectFrom('found_topics').select('id').where('id', '=', id).forUpdate().execute();
  return foundTopicById(tx, authorityId, id);
}

interface Dealt {
  state: Exclude<FoundState, 'open'>;
  on: string;
  by: string;
  /** how many asked in the week up to that day */
  week: number;
  reason?: string;
  way?: Way;
  begun?: string;
}

export async function keepDealt(tx: Tx, id: number, dealt: Dealt): Promise<void> {
  const { state, on, by, week, reason = '', way = '', begun = '' } = dealt;
  await tx
    .updateTable('found_topics')
    .set({ state, dealt_on: on, dealt_by: by, dealt_week: week, reason, way, begun })
    .where('id', '=', id)
    .execute();
}
