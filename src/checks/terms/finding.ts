import { type CheckFinding, findTerms, type Terms, termsOf, termsTogether } from '../../law/index.ts';
import { traditional } from '../../platform/simplified.ts';
import { keptTerm } from './kept-term.ts';
import type { ListId, TermEntry } from './lists.ts';

/** What the thread of terms is asked: more entries of a list, by a number; to make it ready; to look through texts by some
 *  lists; to forget one. */
export type Question =
  | { more: number; list: ListId; entries: readonly TermEntry[] }
  | { ready: number }
  | { find: readonly string[]; lists: readonly number[] }
  | { forget: number };
/** What stands in each text; null: nothing was asked for, or a list is not there any more. */
export type Answer = CheckFinding[][] | null;

/** Answers one question after another, of lists that it keeps. */
export function answering(): (question: Question) => Answer {
  const coming = new Map<number, [ListId, TermEntry][]>();
  const ready = new Map<number, Terms>();
  return (question) => {
    if ('more' in question) {
      const there = coming.get(question.more) ?? [];
      for (const entry of question.entries) there.push([question.list, entry]);
      coming.set(question.more, there);
    } else if ('ready' in question) {
      const entries = coming.get(question.ready) ?? [];
      coming.delete(question.ready);
      const kept = entries.map(([list, entry]) => keptTerm(list, entry));
      ready.set(question.ready, { find: termsOf(kept, traditional().forms).find, instead: new Set() });
    } else if ('find' in question) {
      const lists = question.lists.map((one) => ready.get(one));
      if (!lists.every((one) => one !== undefined)) return null;
      const terms = termsTogether(lists);
      return question.find.map((text) => findTerms(text, terms));
    } else {
      coming.delete(question.forget);
      ready.delete(question.forget);
    }
    return null;
  };
}
