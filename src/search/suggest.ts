import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import { cutQuery } from './cut.ts';
import { fold } from './fold.ts';
import { soundsOf } from './sounds.ts';

/** Words have up to so many characters, typed in pinyin up to so many letters. */
const LONGEST_WORD = 6;
const LONGEST_SOUND = 36;
/** Runs that are looked at. */
const LONGEST_RUN = 24;
const LATIN = /^[a-z]/;
const RUNS = /\p{Script=Han}{2,}|[a-z]{4,}/gu;

/** What each piece costs: a word that documents hold, one that sounds like it, a character that belongs to none. */
const KNOWN = 1;
const ALIKE = 1.4;
const ALONE = 1.3;

interface Word {
  word: string;
  sound: string;
  documents: number;
}

/** What may have been meant where words were typed that no document holds: the same with words that sound like them, or
 *  that were typed in pinyin. @returns undefined: nothing of the kind */
export async function suggest(db: Db, authorityId: number, typed: string): Promise<string | undefined> {
  const text = fold(typed);
  const runs = [...text.matchAll(RUNS)].map(([run]) => run).filter((run) => run.length <= LONGEST_RUN);
  if (!runs.length) return undefined;
  const pieces = new Map(runs.map((run) => [run, piecesOf(run)]));
  const sounds = [...pieces.values()].flatMap((some) => some.map(({ sound }) => sound));
  const { rows } = await sql<Word>`select word, sound, documents from search_words
    where authority_id = ${authorityId} and documents > 0 and sound = any(${sounds}::text[])`.execute(db);
  // What the dictionary knows is no slip, though no document says it.
  const known = new Set([...rows.map(({ word }) => word), ...cutQuery(text).filter((word) => !LATIN.test(word))]);
  const alike = new Map<string, Word>();
  for (const row of rows) if (row.documents > (alike.get(row.sound)?.documents ?? 0)) alike.set(row.sound, row);
  const meant = text.replace(RUNS, (run) => bestOf(run, pieces.get(run) ?? [], known, alike));
  return meant === text ? undefined : meant;
}

interface Piece {
  from: number;
  to: number;
  text: string;
  sound: string;
}

/** Every stretch of a run that may be a word. */
function piecesOf(run: string): Piece[] {
  const latin = LATIN.test(run);
  const characters = [...run];
  const sounds = latin ? characters : soundsOf(run);
  const longest = latin ? LONGEST_SOUND : LONGEST_WORD;
  const all: Piece[] = [];
  for (let from = 0; from < sounds.length; from++)
    for (let to = from + 2; to <= Math.min(sounds.length, from + longest); to++)
      all.push({ from, to, text: characters.slice(from, to).join(''), sound: sounds.slice(from, to).join('') });
  return all;
}

/** The run in the cheapest words that it can be read as. Latin letters are read as a whole or not at all. */
function bestOf(
  run: string,
  pieces: readonly Piece[],
  known: ReadonlySet<string>,
  alike: ReadonlyMap<string, Word>,
): string {
  if (!pieces.length) return run;
  const latin = LATIN.test(run);
  const characters = [...run];
  const { length } = characters;
  const best: { cost: number; text: string }[] = [{ cost: 0, text: '' }];
  const offer = (from: number, to: number, cost: number, text: string) => {
    const before = best[from];
    if (!before) return;
    const sum = before.cost + cost;
    if (!best[to] || sum < best[to].cost) best[to] = { cost: sum, text: before.text + text };
  };
  for (let at = 0; at < length; at++) {
    if (!latin) offer(at, at + 1, ALONE, characters[at]!);
    for (const { from, to, text, sound } of pieces) {
      if (from !== at) continue;
      if (known.has(text)) offer(from, to, KNOWN, text);
      else if (alike.has(sound)) offer(from, to, ALIKE, alike.get(sound)!.word);
    }
  }
  return best[length]?.text ?? run;
}
