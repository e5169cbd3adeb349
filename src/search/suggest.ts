import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import { cutQuery } from './cut.ts';
import { BUILT_IN, type Everyday } from './everyday.ts';
import { find, type Wish } from './find.ts';
import { fold } from './fold.ts';
import { LONGEST_QUERY } from './query.ts';
import { LATIN, piecesOf, readRun, type Stretch } from './runs.ts';
import { lookingLike } from './shapes.ts';
import { soundOf } from './sounds.ts';

/** Runs that are looked at. */
const LONGEST_RUN = 24;
const RUNS = /\p{Script=Han}{2,}|[a-z]{4,}/gu;
/** Words of two characters that are tried in their place, of all that share one character with what was typed. */
const MOST_TRIED = 6;

/** Pages that are no documents. */
interface OtherPages {
  /** what they are called */
  names: readonly string[];
  /** whether one answers to a text */
  answer(text: string): Promise<boolean>;
}

const NONE: OtherPages = { names: [], answer: async () => false };

/** What may have been meant where words were typed that no document holds: the same with words that sound or look like
 *  them, that are typed in pinyin, or that have one other character. It finds something, with the same filters; of words
 *  that were typed rightly some may be left out for it.
 *  @returns undefined: nothing of the kind */
export async function suggest(
  db: Db,
  wish: Omit<Wish, 'page' | 'sort'>,
  now: Date,
  everyday: Everyday = BUILT_IN,
  pages = NONE,
): Promise<string | undefined> {
  const text = fold([...wish.text].slice(0, LONGEST_QUERY).join(''));
  const runs = [...text.matchAll(RUNS)].map(([run]) => run).filter((run) => run.length <= LONGEST_RUN);
  if (!runs.length) return undefined;
  const finds = async (meant: string) => {
    const { total, left } = await find(db, { ...wish, text: meant, sort: 'date', page: 1 }, now, everyday);
    const kept = left.every(({ said }) => text.includes(said)); // what was put right is among what is found
    return (total > 0 && kept) || pages.answer(meant);
  };
  const others = [...everyday.meanings.keys(), ...pages.names];
  const known = await knownWords(db, wish.authorityId, text, runs, others);
  const read = new Map(runs.map((run) => [run, readRun(run, known)]));
  const meant = text.replace(
    RUNS,
    (run) =>
      read
        .get(run)
        ?.map(({ text: own }) => own)
        .join('') ?? run,
  );
  if (meant !== text) return (await finds(meant)) ? meant : undefined;
  for (const [run, stretches] of read)
    for (const other of await othersFor(db, wish.authorityId, stretches)) {
      const tried = text.replace(run, () => other.run);
      if ((await finds(`"${other.near}"`)) && (await finds(tried))) return tried;
    }
  return undefined;
}

interface Word {
  word: string;
  documents: number;
}

/** Which stretches of what was typed are words that documents hold, and which words the others may have been meant to be.
 *  @param others words that are known beside those of documents */
async function knownWords(
  db: Db,
  authorityId: number,
  text: string,
  runs: readonly string[],
  others: readonly string[],
) {
  const pieces = runs.flatMap(piecesOf);
  const sounds = pieces.map(({ sound }) => sound);
  const shapes = pieces.filter(({ text: own }) => own.length === 2).flatMap(({ text: own }) => lookingLike(own));
  const gaps = pieces.filter(({ text: own }) => own.length > 2 && own.length <= 6 && !LATIN.test(own)).flatMap(gapsOf);
  const { rows } = await sql<Word & { sound: string | null }>`
    select word, sound, documents from search_words
    where authority_id = ${authorityId} and documents > 0 and sound = any(${sounds}::text[])
    union select word, sound, documents from search_words
    where authority_id = ${authorityId} and documents > 0 and word = any(${shapes}::text[])
    union select word, sound, documents from search_words
    where authority_id = ${authorityId} and documents > 0 and ${hasGaps(gaps)}`.execute(db);
  for (const word of others) rows.push({ word, sound: soundOf(word), documents: 0 });
  rows.sort((a, b) => b.documents - a.documents);
  const bySound = new Map<string, string>();
  const byGap = new Map<string, string>();
  for (const { word, sound } of rows) {
    if (sound !== null && !bySound.has(sound)) bySound.set(sound, word);
    if (word.length > 2) for (const gap of gapsOf({ text: word })) if (!byGap.has(gap)) byGap.set(gap, word);
  }
  const there = new Set(rows.map(({ word }) => word));
  // What the dictionary knows is no slip, though no document says it.
  const words = new Set([...there, ...cutQuery(text).filter((word) => word.length > 1 && !LATIN.test(word))]);
  return {
    has: (word: string) => words.has(word),
    sounding: (sound: string) => bySound.get(sound),
    looking: (word: string) =>
      word.length === 2
        ? lookingLike(word).find((other) => there.has(other))
        : gapsOf({ text: word }).flatMap((gap) => byGap.get(gap) ?? [])[0],
  };
}

/** 公_服务 and so on, as word_gaps in the database. */
function gapsOf({ text }: { text: string }): string[] {
  const characters = [...text];
  return characters.map((_, at) => characters.with(at, '_').join(''));
}

const hasGaps = (gaps: readonly string[]) => sql`word_gaps(word) && ${[...gaps]}::text[]
  and length(word) between 2 and 6 and word !~ '[0-9a-z_.]'`;

/** Where two characters stand alone beside each other, words of two that have one of them in its place, most frequent
 *  first: the run with it, and the word with what it touches. */
async function othersFor(db: Db, authorityId: number, stretches: readonly Stretch[]) {
  const others: { run: string; near: string; documents: number }[] = [];
  for (const [n, { alone, text }] of stretches.entries()) {
    const second = stretches[n + 1];
    if (!alone || !second?.alone) continue;
    const [before, after] = [stretches[n - 1], stretches[n + 2]].map((one) => (one && !one.alone ? one.text : ''));
    if (!before && !after) continue;
    const { rows } = await sql<Word>`select word, documents from search_words
      where authority_id = ${authorityId} and documents > 0 and ${hasGaps(gapsOf({ text: text + second.text }))}
      order by documents desc, word limit ${MOST_TRIED}`.execute(db);
    const joined = (some: readonly Stretch[]) => some.map((one) => one.text).join('');
    for (const { word, documents } of rows)
      others.push({
        run: joined(stretches.slice(0, n)) + word + joined(stretches.slice(n + 2)),
        near: before + word + (before ? '' : after),
        documents,
      });
  }
  return others.sort((a, b) => b.documents - a.documents).slice(0, MOST_TRIED);
}
