import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { type AttachmentNotes, attachmentsShown } from '../../publishing/index.ts';
import { words as said } from '../words.ts';

interface Unread {
  hash: string;
  outcome: 'part' | 'unread' | null;
  why: string;
  characters: number;
}

const columns = sql.raw('file_hash as hash, outcome, why, characters');

function noteOf({ outcome, why, characters }: Unread): string {
  if (outcome === null) return said.waiting;
  return outcome === 'part' ? said.part(characters) : said.unread(why);
}

/** For the page of a document: of which attachments the text cannot be searched, or not all of it, and why. */
export const attachmentNotes: AttachmentNotes = async (db, authorityId, hashes) => {
  if (!hashes.length) return new Map();
  const { rows } = await sql<Unread>`select ${columns} from search_files where authority_id = ${authorityId}
    and file_hash = any(${[...hashes]}::text[]) and outcome is distinct from 'read'`.execute(db);
  return new Map(rows.map((row) => [row.hash, noteOf(row)]));
};

/** An attachment whose text cannot be searched, or not all of it. */
export interface UnreadAttachment {
  name: string;
  documentId: number;
  title: string;
  note: string;
}

/** How many attachments that the site shows cannot be searched by their whole text, those that wait included. */
export async function countUnread(db: Db, authorityId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from search_files
    where authority_id = ${authorityId} and outcome is distinct from 'read'`.execute(db);
  return rows[0]!.n;
}

/** Those that were tried. @param most files at most */
export async function unreadAttachments(db: Db, authorityId: number, most: number): Promise<UnreadAttachment[]> {
  const { rows } = await sql<Unread>`select ${columns} from search_files where authority_id = ${authorityId}
    and outcome is distinct from 'read' and outcome is not null order by file_hash limit ${most}`.execute(db);
  const notes = new Map(rows.map((row) => [row.hash, noteOf(row)]));
  const shown = await attachmentsShown(db, authorityId, [...notes.keys()]);
  return shown.slice(0, most).map(({ hash, ...where }) => ({ ...where, note: notes.get(hash)! }));
}
