import { authorityById } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { Foreign } from '../platform/languages/language.ts';
import type { Translatable } from '../platform/languages/named.ts';
import type { House } from '../platform/room.ts';
import { namesOf } from './store.ts';

export interface NameLine {
  name: string;
  /** '' where it has none */
  said: Record<Foreign, string>;
}

/** What is translated of an authority's public side, and what is not. */
export interface Translations {
  languages: readonly Foreign[];
  /** names by kind, each once */
  names: { kind: string; lines: NameLine[] }[];
  /** texts that lack a translation in one of its languages, or whose translation is of an older text */
  texts: (Awaited<ReturnType<Translatable['of']>>[number] & { kind: string })[];
  /** how many names and texts lack something in each of its languages */
  lacking: { language: Foreign; names: number; missing: number; stale: number }[];
}

interface Books {
  db: Db;
  house: House;
}

/** @throws Error for an authority that is not there */
export async function translationsOf({ db, house }: Books, authorityId: number): Promise<Translations> {
  const { languages } = (await authorityById(db, authorityId))!;
  const [en, ru, given, texts] = await Promise.all([
    namesOf(db, authorityId, 'en'),
    namesOf(db, authorityId, 'ru'),
    Promise.all(house.brought('named').map(async ({ kind, of }) => ({ kind, all: await of(db, authorityId) }))),
    Promise.all(
      house
        .brought('translatable')
        .map(async ({ kind, of }) => (await of(db, authorityId)).map((one) => ({ ...one, kind }))),
    ),
  ]);
  const seen = new Set<string>();
  const fresh = (name: string) => name && !seen.has(name) && seen.add(name);
  const names = given.map(({ kind, all }) => ({
    kind,
    lines: all.filter(fresh).map((name) => ({ name, said: { en: en.get(name) ?? '', ru: ru.get(name) ?? '' } })),
  }));
  const lines = names.flatMap((one) => one.lines);
  const all = texts.flat();
  return {
    languages,
    names: names.filter((one) => one.lines.length),
    texts: all.filter(({ standings }) => languages.some((language) => standings[language] !== 'current')),
    lacking: languages.map((language) => ({
      language,
      names: lines.filter(({ said }) => !said[language]).length,
      missing: all.filter(({ standings }) => standings[language] === 'missing').length,
      stale: all.filter(({ standings }) => standings[language] === 'stale').length,
    })),
  };
}

/** How many names and texts lack a translation, or have one of an older text. */
export async function countUntranslated(books: Books, authorityId: number): Promise<number> {
  const { lacking } = await translationsOf(books, authorityId);
  return lacking.reduce((sum, { names, missing, stale }) => sum + names + missing + stale, 0);
}
