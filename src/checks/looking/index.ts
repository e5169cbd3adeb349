import type { Db } from '../../platform/database/index.ts';
import type { FileStore } from '../../platform/files/files.ts';
import type { Passage } from '../../platform/public-text/index.ts';
import { type FileReader, fileReader } from '../beside.ts';
import { type FileFinding, unreadWhole, WHOLE } from '../findings.ts';
import { ITSELF } from '../inside/index.ts';
import { picturedFile, progressOf, recognisedIn, wantRecognised } from '../pictures/store.ts';
import { type Attached, fileKey, placeOf } from './attached.ts';
import { keep, kept, keptWords } from './store.ts';

interface Looking {
  db: Db;
  files: FileStore;
  now: () => Date;
  /** for many, one after the other; left out: one of its own */
  reader?: FileReader;
  /** nobody waits for it: pictures are read after those of others */
  later?: boolean;
}

/** Looks into the files that no check of this version has looked into, and keeps what is found: an action that follows
 *  reads it by `foundInside`. @throws Error when the file store is away */
export async function lookInside(
  { db, files, now, reader: given, later = false }: Looking,
  attached: readonly Attached[],
): Promise<void> {
  const there = await kept(db, attached);
  const wanted = attached.filter((one) => !there.has(fileKey(one)));
  if (!wanted.length) return;
  const reader = given ?? fileReader();
  try {
    for (const one of wanted) {
      const file = picturedFile(one);
      const looked = await reader.look(files.path(one.hash), one.name, await recognisedIn(db, file));
      if (looked.absent) continue;
      await keep(db, one, looked, now());
      if (looked.pictures > 0) await wantRecognised(db, file, { pictures: looked.pictures, later });
    }
  } finally {
    if (!given) reader.close();
  }
}

/** What was found inside of attached files, as passages; a file that was not looked into yet is unread, and of pictures that
 *  are being read it is said how far that is. */
export async function foundInside(db: Db, attached: readonly Attached[]): Promise<Passage[]> {
  const there = await kept(db, attached);
  const waiting = attached.filter((one) => there.get(fileKey(one))?.some(({ picture }) => picture));
  const progress = await progressOf(
    db,
    waiting.map(({ hash }) => hash),
  );
  return attached.flatMap((one) => {
    const reading = progress.get(fileKey(one));
    const found = there.get(fileKey(one)) ?? [notYet(one)];
    return found.map((it): Passage => {
      if (!reading || !it.picture) return passageOf(one, it);
      return { ...passageOf(one, { ...it, message: said(reading) }), awaited: true };
    });
  });
}

const said = ({ pictures, done }: { pictures: number; done: number }): string =>
  `正在识别图片中的文字，已识别 ${done} 处，共 ${pictures} 处`;

/** What attached files say, as far as they were looked into: to compare one with another. */
export async function wordsInside(db: Db, attached: readonly Attached[]): Promise<(Attached & Words)[]> {
  const [words, found] = await Promise.all([keptWords(db, attached), kept(db, attached)]);
  return attached.map((one) => {
    const key = fileKey(one);
    const unread = (found.get(key) ?? []).filter(({ check }) => check === 'unread');
    const { words: own = '', beside = '' } = words.get(key) ?? {};
    return {
      ...one,
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

const notYet = ({ shown }: Attached): FileFinding => ({
  ...unreadWhole(''),
  message: `${shown ? '图片' : '附件'}的内容还没有按现行规则检查：送审时、每日巡检时检查，文件库读不到的除外`,
});

/** Places that say no more than that it is in this picture. */
const WHOLES: ReadonlySet<string> = new Set([WHOLE, ITSELF]);

function passageOf(one: Attached, { offset, place, picture: _, ...found }: FileFinding): Passage {
  const { where, field } = placeOf(one);
  const whole = one.shown && WHOLES.has(place);
  return { ...found, index: offset, where: whole ? where : where + place, field, before: '', after: '' };
}
