import type { Telling } from '../../search/index.ts';

/** From so many different people or days on, something is a topic and a word may be shown. ○ */
export const SEVERAL = 3;
/** Share of the weight of the lighter one's words that one has in common with a group. ○ */
const MUCH_THE_SAME = 0.55;
/** Share of its members that hold a word from which it is the group's. ○ */
const CORE = 0.4;
/** Words by which a topic is called. */
const NAMED_BY = 4;

/** One that was said, or looked at. */
export interface Said {
  day: string;
  /** the same for the same person; of whom nothing is known, the day */
  voice: string;
  /** somebody asks by it; else it is only looked at */
  asks: boolean;
  words: readonly Telling[];
}

export interface Group<T extends Said> {
  members: readonly T[];
  /** the most telling first, none that fewer than SEVERAL used; they name the topic */
  words: readonly string[];
}

/** What was said often, by words that tell: each with the group whose own words it shares most. Only what SEVERAL
 *  different people (or, of whom nothing is known, days) ask for is a topic: one who asks again and again is none, however
 *  often; and no word stands in its name that fewer than SEVERAL used. The order in which they are given does not matter. */
export function grouped<T extends Said>(all: readonly T[]): Group<T>[] {
  const groups: Growing<T>[] = [];
  const holding = new Map<string, Set<number>>(); // word → groups that hold it
  const key = ({ day, voice, words }: T) => `${words.map(({ word }) => word).join(' ')} ${day} ${voice}`;
  const order = all
    .filter(({ words }) => words.length > 0)
    .map((one) => ({ one, at: key(one) }))
    .sort((a, b) => b.one.words.length - a.one.words.length || (a.at < b.at ? -1 : Number(a.at > b.at)));
  // those that say most first: what says little finds the one that it belongs to
  for (const { one } of order) {
    const near = new Set(one.words.flatMap(({ word }) => [...(holding.get(word) ?? [])]));
    const best = [...near]
      .map((at) => ({ at, alike: groups[at]!.likeness(one) }))
      .filter(({ alike }) => alike >= MUCH_THE_SAME)
      .sort(
        (a, b) => b.alike - a.alike || groups[b.at]!.members.length - groups[a.at]!.members.length || a.at - b.at,
      )[0];
    const at = best?.at ?? groups.push(new Growing<T>()) - 1;
    groups[at]!.add(one);
    for (const { word } of one.words) holding.set(word, (holding.get(word) ?? new Set()).add(at));
  }
  return groups
    .map((group) => ({ members: group.members, words: group.named() }))
    .filter(({ members, words }) => words.length > 0 && voicesOf(members) >= SEVERAL)
    .sort((a, b) => voicesOf(b.members) - voicesOf(a.members) || (a.words.join() < b.words.join() ? -1 : 1));
}

/** Different people who ask, as far as they are known, and days. */
export const voicesOf = (members: readonly Said[]): number =>
  new Set(members.filter(({ asks }) => asks).map(({ voice }) => voice)).size;

class Growing<T extends Said> {
  readonly members: T[] = [];
  /** word → how rare, in how many members, of whom */
  private readonly held = new Map<string, { weight: number; times: number; voices: Set<string> }>();

  add(one: T): void {
    this.members.push(one);
    for (const { word, weight } of one.words) {
      const there = this.held.get(word) ?? { weight, times: 0, voices: new Set<string>() };
      there.times += 1;
      if (one.asks) there.voices.add(one.voice);
      this.held.set(word, there);
    }
  }

  private share(word: string): number {
    return (this.held.get(word)?.times ?? 0) / this.members.length;
  }

  private core(): [string, { weight: number; times: number; voices: Set<string> }][] {
    return [...this.held].filter(([word]) => this.share(word) >= CORE);
  }

  /** 0 to 1: what both hold, of the lighter one. */
  likeness({ words }: T): number {
    const core = this.core();
    const own = new Set(core.map(([word]) => word));
    const both = words.reduce((sum, { word, weight }) => sum + (own.has(word) ? weight : 0), 0);
    const mine = words.reduce((sum, { weight }) => sum + weight, 0);
    const theirs = core.reduce((sum, [, { weight }]) => sum + weight, 0);
    return both / Math.min(mine, theirs);
  }

  named(): string[] {
    return this.core()
      .filter(([, { voices }]) => voices.size >= SEVERAL)
      .sort(([a, one], [b, other]) => other.weight * other.times - one.weight * one.times || (a < b ? -1 : 1))
      .slice(0, NAMED_BY)
      .map(([word]) => word);
  }
}
