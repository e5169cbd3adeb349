import { calendarOf } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { House } from '../../platform/room.ts';
import type { Signal, Signals } from '../../platform/signals.ts';
import { tellingWords } from '../../search/index.ts';
import { type Group, grouped, type Said } from './grouping.ts';
import { matched } from './matching.ts';
import { type FoundTopic, foundTopics } from './store.ts';
import { type Course, courseOf, since } from './weeks.ts';

/** A record that belongs to a topic. */
export interface Member extends Said, Omit<Signal, 'voice' | 'said'> {
  /** which sort of signals it is */
  kind: string;
}

/** A topic as the records of nine weeks give it. */
export interface Detected {
  /** what is known of it; undefined: it is new */
  found: FoundTopic | undefined;
  words: readonly string[];
  members: readonly Member[];
  course: Course;
}

type Books = { db: Db; house: House };

/** The sorts of signals, those by which people ask most directly first. */
export const kindsOf = (house: House): Signals[] => [...house.brought('signals')].reverse();

async function membersOf({ db, house }: Books, authorityId: number, today: string): Promise<Member[]> {
  const days = { from: since(today), to: today };
  const all = await Promise.all(
    house.brought('signals').map(async ({ kind, asks, of }) => {
      const signals = await of({ db, house }, authorityId, days);
      return signals.map(
        ({ voice, said, ...signal }): Member => ({
          ...signal,
          ...{ kind, asks, voice: voice ?? signal.day, words: tellingWords(said) },
        }),
      );
    }),
  );
  return all.flat();
}

/** What people ask for now, with the records behind it, by how many ask in the last week. @param today 'YYYY-MM-DD' */
export async function detect(books: Books, authorityId: number, today: string): Promise<Detected[]> {
  const [members, known, calendar] = await Promise.all([
    membersOf(books, authorityId, today),
    foundTopics(books.db, authorityId),
    calendarOf(books.db),
  ]);
  const groups: Group<Member>[] = grouped(members);
  const names = matched(groups, known);
  return groups
    .map(({ words, members: own }, at) => ({
      ...{ found: names.get(at), words, members: own },
      course: courseOf(own, today, calendar),
    }))
    .sort((a, b) => Number(b.course.grows) - Number(a.course.grows) || b.course.week - a.course.week);
}

/** A found topic with its records now; without any where nobody asks for it any more. */
export async function detectedOf(
  books: Books,
  authorityId: number,
  today: string,
  found: FoundTopic,
): Promise<Detected> {
  const all = await detect(books, authorityId, today);
  const calendar = await calendarOf(books.db);
  const none = { found, words: found.words, members: [], course: courseOf([], today, calendar) };
  return all.find((one) => one.found?.id === found.id) ?? none;
}

/** How often of a sort: the sum of its records. */
export const countOf = (members: readonly Member[], kind: string): number =>
  members.reduce((sum, one) => sum + (one.kind === kind ? one.count : 0), 0);

/** '垃圾、清运' */
export const nameOf = (words: readonly string[]): string => words.join('、');
