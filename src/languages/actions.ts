import { action, done } from '../platform/action.ts';
import type { Foreign } from '../platform/languages/language.ts';
import { conflict } from '../platform/outcome.ts';
import { translationsOf } from './standing.ts';
import { saveLanguages, saveNames } from './store.ts';

/** In which languages besides Chinese the public side is from now on. What was translated stays. */
export const chooseLanguages = action<{ languages: readonly Foreign[] }, void>(
  'languages.choose',
  ['systemAdmin'],
  async ({ db, who }, { languages }) => {
    await saveLanguages(db, who.authorityId, languages);
    return done(undefined, 'languages', { languages: [...languages] });
  },
);

/** What names are called in a language; '' takes a translation away. Names that the authority has no more are refused. */
export const saveNameTranslations = action<{ language: Foreign; names: ReadonlyMap<string, string> }, void>(
  'languages.saveNames',
  ['systemAdmin'],
  async ({ db, house, who, now }, { language, names }) => {
    const known = new Map(
      (await translationsOf({ db, house }, who.authorityId)).names.flatMap(({ lines }) =>
        lines.map(({ name, said }) => [name, said[language]] as const),
      ),
    );
    if ([...names.keys()].some((name) => !known.has(name))) return conflict('有的名称刚刚改过，请刷新后再填写');
    const changed = new Map([...names].filter(([name, said]) => known.get(name) !== said));
    await saveNames(db, { authorityId: who.authorityId, language, by: who.name, at: now }, changed);
    return done(undefined, 'languages', { language, names: [...changed.keys()] });
  },
);
