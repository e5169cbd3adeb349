import { dictionaryOf, type Say } from './languages/dictionary.ts';
import type { Foreign } from './languages/language.ts';
import { platformPhrases } from './languages/platform-phrases.ts';
import type { AuditWords, Brought, Events, House, Room } from './room.ts';

/** Puts rooms together. @throws Error when two of them claim the same name, path or action */
export function assemble(rooms: readonly Room[]): House {
  unique(
    'room',
    rooms.map(({ name }) => name),
  );
  unique(
    'place',
    rooms.flatMap(({ places }) => places.map(({ path }) => path)),
  );
  unique(
    'action',
    rooms.flatMap(({ words }) => Object.keys(words.actions)),
  );
  unique(
    'job',
    rooms.flatMap(({ jobs }) => jobs.map(({ name }) => name)),
  );
  const said = new Map<Foreign, Say>();
  const phrases = () => [
    platformPhrases,
    ...rooms.flatMap(({ publicSide }) => (publicSide.phrases ? [publicSide.phrases] : [])),
  ];
  const told = new Set<keyof Events>(rooms.flatMap(({ tells }) => tells));
  return {
    rooms,
    async tell(event, tx, what) {
      if (!told.has(event)) throw new Error(`no room of this house tells of '${String(event)}'`);
      const answers = [];
      for (const { on } of rooms) if (on[event]) answers.push(await on[event](tx, what));
      return answers;
    },
    brought: <K extends keyof Brought>(sort: K) => rooms.flatMap(({ brings }) => brings[sort] ?? []),
    async limits(db, authorityId, today) {
      const all = await Promise.all(rooms.map((room) => room.limits(db, authorityId, today)));
      return all.flat().sort((a, b) => (a.on === b.on ? (a.key < b.key ? -1 : 1) : a.on < b.on ? -1 : 1));
    },
    say(language) {
      const kept = said.get(language) ?? dictionaryOf(phrases(), language);
      said.set(language, kept);
      return kept;
    },
    words: {
      actions: merged(rooms, 'actions'),
      subjects: merged(rooms, 'subjects'),
      details: merged(rooms, 'details'),
      values: merged(rooms, 'values'),
    },
  };
}

function unique(what: string, names: readonly string[]): void {
  const twice = names.find((name, n) => names.indexOf(name) !== n);
  if (twice !== undefined) throw new Error(`${what} '${twice}' is brought by two rooms`);
}

function merged(rooms: readonly Room[], part: keyof AuditWords): Record<string, string> {
  return Object.assign({}, ...rooms.map(({ words }) => words[part]));
}
