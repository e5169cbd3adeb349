import type { Db } from '../../platform/database/index.ts';
import type { FileStore } from '../../platform/files/files.ts';
import type { Passage } from '../../platform/public-text/index.ts';
import { type FileReader, fileReader } from '../beside.ts';
import { type FileFinding, unreadWhole } from '../findings.ts';
import { type Attached, fileKey, keep, kept, keptWords } from './store.ts';

interface Looking {
  db: Db;
  files: FileStore;
  now: () => Date;
  /** for many, one after the other; left out: one of its own */
  reader?: FileReader;
}

/** Looks into the files that no check of this version has looked into, and keeps what is found: an action that follows
 *  reads it by `foundInside`. @throws Error when the file store is away */
export async function lookInside(
  { db, files, now, reader: given }: Looking,
  attached: readonly Attached[],
): Promise<void> {
  const there = await kept(db, attached);
  const wanted = attached.filter((one) => !there.has(fileKey(one)));
  if (!wanted.length) return;
  const reader = given ?? fileReader();
  try {
    for (const one of wanted) {
      const looked = await reader.look(files.path(one.hash), one.name);
      if (!looked.absent) await keep(db, one, looked, now());
    }
  } finally {
    if (!given) reader.close();
  }
}

/** What was found inside of attached files, as passages; a file that was not looked into yet is unread. */
export async function foundInside(db: Db, attached: readonly Attached[]): Promise<Passage[]> {
  const there = await kept(db, attached);
  return attached.flatMap((one) => (there.get(fileKey(one)) ?? [notYet]).map((found) => passageOf(one.name, found)));
}

/** What attached files say, as far as they were looked into: to compare one with another. */
export async function wordsInside(db: Db, attached: readonly Attached[]): Promise<(Attached & Words)[]> {
  const [words, found] = await Promise.all([keptWords(db, attached), kept(db, attached)]);
  return attached.map(({ hash, name }) => {
    const key = fileKey({ hash, name });
    const unread = (found.get(key) ?? []).filter(({ check }) => check === 'unread');
    const { words: own = '', beside = '' } = words.get(key) ?? {};
    return {
      hash,
      name,
      words: own || undefined,
      beside,
      unread: unread.map(({ place, message }) => `${place}：${message}`),
    };
  });
}

interface Words {
  /** a line for each paragraph or row; undefined: none are kept */
  words: string | undefined;
  /** what it carries beside them: a line for each, its place before a tab; '': nothing is kept */
  beside: string;
  /** what of it could not be read, in sentences */
  unread: string[];
}

const notYet: FileFinding = {
  ...unreadWhole(''),
  message: '附件的内容还没有按现行规则检查：送审时、每日巡检时检查，文件库读不到的除外',
};

function passageOf(name: string, { offset, place, ...found }: FileFinding): Passage {
  return { ...found, index: offset, where: `附件“${name}”${place}`, field: 'files', before: '', after: '' };
}
