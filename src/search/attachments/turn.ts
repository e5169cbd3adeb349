import { setImmediate } from 'node:timers/promises';
import type { JobContext } from '../../platform/room.ts';
import { documentsShowing, type ShownFile, shownFilesAfter } from '../../publishing/index.ts';
import { endOfPiece } from '../cut.ts';
import { fold } from '../fold.ts';
import { refreshDocument } from '../keep.ts';
import { notRead } from '../reading/index.ts';
import { type Answer, fileReader, LONGEST_MS } from './read.ts';
import { fileDone, keepText, nextWaiting, type Passage, type WaitingFile, wantFiles } from './store.ts';

/** How long one turn goes on to the next file, in milliseconds: a server that stops waits for it. */
const TURN_MS = 5_000;
/** Characters of a passage. */
const PASSAGE = 1_000;
const BATCH = 2_000;

/** Reads attachments that wait and makes their documents found by them, one after the other. What is done stands in the
 *  rows after each step, so that a turn which ended anywhere is gone on with. @throws Error when the file store is away */
export async function readAttachments({ db, files }: Pick<JobContext, 'db' | 'files'>): Promise<void> {
  const reader = fileReader();
  const until = performance.now() + TURN_MS;
  try {
    for (let next = await nextWaiting(db); next; next = await nextWaiting(db)) {
      if (!next.read && !(await read(next))) continue;
      for (const id of await documentsShowing(db, next)) {
        await refreshDocument(db, id);
        await setImmediate();
      }
      await fileDone(db, next);
      if (performance.now() > until) return;
    }
  } finally {
    reader.close();
  }

  /** @returns whether there is text for its documents to be found by */
  async function read(file: WaitingFile): Promise<boolean> {
    const refused = notRead(file.mediaType);
    const answer: Answer = refused
      ? { unreadable: refused }
      : await reader.ask({ path: files.path(file.hash), mediaType: file.mediaType }, LONGEST_MS);
    const kept = 'unreadable' in answer ? answer : { passages: passagesOf(answer.text), part: answer.part };
    const shown = await db.transaction().execute((tx) => keepText(tx, file, kept));
    return shown && 'passages' in kept;
  }
}

/** Every attachment that the site shows waits to be read that was not: those of before the program read any, and any that
 *  a program of before let slip. */
export async function wantAttachments({ db }: Pick<JobContext, 'db'>): Promise<void> {
  let after: ShownFile = { authorityId: 0, hash: '' };
  for (;;) {
    const files = await shownFilesAfter(db, after, BATCH);
    if (!files.length) return;
    await wantFiles(db, files);
    after = files.at(-1)!;
  }
}

/** Text in pieces that end where a word does. */
export function passagesOf(text: string): Passage[] {
  const flat = text.replace(/\s+/g, ' ').trim();
  const passages: Passage[] = [];
  for (let at = 0; at < flat.length; ) {
    const piece = flat.slice(at, at + PASSAGE);
    const end = at + PASSAGE < flat.length ? endOfPiece(piece) : piece.length;
    const own = piece.slice(0, end).toWellFormed();
    passages.push({ text: own, folded: fold(own) });
    at += end;
  }
  return passages;
}
