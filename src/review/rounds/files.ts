import { extname } from 'node:path';
import type { Db } from '../../platform/database/index.ts';
import type { Who } from '../../platform/roles.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { compared } from '../compare.ts';
import type { FileShown, SubjectKind } from '../subjects.ts';
import type { Changed } from './changes.ts';
import type { Round } from './rules.ts';
import { lastSeen } from './store.ts';

/** What became of a file that stands beside a text. */
export interface FileChange {
  kind: 'added' | 'removed' | 'renamed' | 'replaced';
  name: string;
  /** what it was called, where that was another name */
  was?: string;
  /** of one that was replaced: what of its words; 'shape': they are the same; 'unkept': there are none of one of them */
  words?: Changed;
  /** what was not read, and so was not compared, in sentences */
  unread: string[];
}

/** What became of the files of a subject since this person last gave a verdict on it; for who never did, since what the
 *  public sees. undefined: nothing to compare with. */
export async function filesChangedFor(
  books: { db: Db; sealer: Sealer },
  kind: SubjectKind,
  round: Round,
  who: Who,
): Promise<FileChange[] | undefined> {
  if (!kind.files || who.id === null) return undefined;
  const { subjectId } = round;
  const seen = await lastSeen(books, round, who.id);
  const [before, now] = await Promise.all([
    kind.files(books.db, { subjectId, version: seen?.version }),
    kind.files(books.db, { subjectId, version: round.version }),
  ]);
  if (!before || !now) return undefined;
  return Promise.all(pairsOf(before, now).map(([was, is]) => changeOf(was, is)));
}

type Pair = [was: FileShown | undefined, is: FileShown | undefined];

/** Which file took the place of which, where one is another: the same content, else the same name, else the next of the
 *  same kind. */
export function pairsOf(before: readonly FileShown[], now: readonly FileShown[]): Pair[] {
  const old = new Set(before);
  const pairs = new Map<FileShown, FileShown>();
  const same: ((was: FileShown, is: FileShown) => boolean)[] = [
    (was, is) => was.hash === is.hash && was.name === is.name,
    (was, is) => was.hash === is.hash,
    (was, is) => was.name === is.name,
    (was, is) => extname(was.name).toLowerCase() === extname(is.name).toLowerCase(),
  ];
  for (const one of same)
    for (const is of now) {
      const was = pairs.has(is) ? undefined : [...old].find((other) => one(other, is));
      if (!was) continue;
      pairs.set(is, was);
      old.delete(was);
    }
  const all: Pair[] = [...now.map((is): Pair => [pairs.get(is), is]), ...[...old].map((was): Pair => [was, undefined])];
  return all.filter(([was, is]) => was?.hash !== is?.hash || was?.name !== is?.name);
}

async function changeOf(was: FileShown | undefined, is: FileShown | undefined): Promise<FileChange> {
  if (!was) return { kind: 'added', name: is!.name, unread: [] };
  if (!is) return { kind: 'removed', name: was.name, unread: [] };
  const named = { name: is.name, ...(was.name !== is.name && { was: was.name }) };
  if (was.hash === is.hash) return { kind: 'renamed', ...named, unread: [] };
  const unread = [...new Set([...was.unread, ...is.unread])];
  return { kind: 'replaced', ...named, unread, words: await wordsOf(was, is) };
}

async function wordsOf({ words: before }: FileShown, { words: now }: FileShown): Promise<Changed> {
  if (before === undefined || now === undefined) return 'unkept';
  if (before === now) return 'shape';
  const lines = await compared(before, now);
  return lines.ok ? lines.value : 'tooMuch';
}
