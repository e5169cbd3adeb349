import type { Config } from '../../platform/config.ts';
import type { Db } from '../../platform/database/index.ts';
import type { FileStore } from '../../platform/files/files.ts';
import { partsFolder, partsIn } from '../../platform/scans/parts/index.ts';
import { type FileReader, fileReader } from '../beside.ts';
import { keep } from '../looking/store.ts';
import { keepSeen, letGo, type PicturedFile, recognisedIn, recognisedWhole, sayAlive, takeNext } from './store.ts';

interface Context {
  db: Db;
  files: FileStore;
  config: Pick<Config, 'data'>;
  now: Date;
}

/** A turn of the job ends then, ms: a program that is to stop waits for it, and for the picture that is being read. */
const TURN = 15_000;
const TOO_HARD = '图片过大或者过于复杂，没有识别完';

/** Reads the pictures of files that wait, one after the other, where an office has added what reads them; what the checks
 *  say of a file is held anew against all that is in it. Each picture is kept when it is read, and none is read twice. */
export async function recognisePictures(context: Context): Promise<void> {
  const parts = partsFolder(context.config.data);
  if ((await partsIn(parts)) !== 'there') return;
  const reader = fileReader();
  const until = performance.now() + TURN;
  try {
    while (performance.now() < until) {
      const next = await takeNext(context.db);
      if (!next) return;
      await goOn(context, { reader, parts, most: until - performance.now() }, next);
    }
  } finally {
    await sayAlive(context.db);
    reader.close();
  }
}

interface By {
  reader: FileReader;
  parts: string;
  most: number;
}

async function goOn({ db, files, now }: Context, { reader, parts, most }: By, file: PicturedFile): Promise<void> {
  const name = `附件${file.ending}`;
  const known = await recognisedIn(db, file);
  let current: string | undefined;
  let kept = Promise.resolve();
  const answer = await reader.recognise(files.path(file.hash), name, {
    ...{ parts, known: [...known.keys()], most },
    told: (place, seen) => {
      current = seen ? undefined : place;
      if (seen) kept = kept.then(() => keepSeen(db, file, place, seen));
    },
  });
  await kept;
  if (answer === 'more') return letGo(db, file);
  if (answer === 'failed' && current !== undefined) {
    await keepSeen(db, file, current, { pages: [], unsure: TOO_HARD });
    return letGo(db, file);
  }
  const looked = await reader.look(files.path(file.hash), name, await recognisedIn(db, file));
  // whoever looks into it when it is there again asks for its pictures again
  if (!looked.absent) await keep(db, { hash: file.hash, name }, looked, now);
  await recognisedWhole(db, file);
}
