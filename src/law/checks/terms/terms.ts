import type { CheckFinding, CheckId, Hit, Severity } from '../finding.ts';
import { normalise, placeOf, tight } from '../normal.ts';
import { longest } from './longest.ts';
import { type Term, termsMatcher } from './matcher.ts';

/** A term of a list that somebody keeps. */
export interface KeptTerm extends Term {
  check: CheckId;
  severity: Severity;
  message: string;
  /** what should stand in its place; the term itself: it is right, whatever the list of the house says */
  mend?: string;
}

/** Terms made ready to be looked for in one text after another: `checkText(text, { terms })`. */
export interface Terms {
  /** in a normal text without spaces */
  find: (text: string) => Hit[];
  /** words of which the list of the house says nothing, because this one does */
  instead: ReadonlySet<string>;
}

/** Makes terms ready; takes its time for many (decision 0149). @param simple as for `termsMatcher` */
export function termsOf(kept: readonly KeptTerm[], simple?: ReadonlyMap<string, string>): Terms {
  const find = termsMatcher(kept, simple);
  const own = kept.filter(({ check }) => check === 'lang.confusable');
  return {
    find: (text) =>
      find(text)
        .filter(({ term, from, to }) => term.mend === undefined || term.mend !== text.slice(from, to))
        .map(({ term: { check, severity, message, mend }, from, to }) => ({
          ...{ check, severity, message, from, to },
          ...(mend && { mend }),
        })),
    instead: new Set(own.flatMap(({ words }) => words)),
  };
}

/** What of kept lists stands in plain text, whatever disguises it, in the order of the text. */
export function findTerms(text: string, { find }: Terms): CheckFinding[] {
  const close = tight(normalise(text));
  return find(close.text).map(({ from, to, ...hit }) => ({ ...hit, ...placeOf(close, text, from, to) }));
}

/** Several as one. */
export function termsTogether(parts: readonly Terms[]): Terms {
  return {
    find: (text) => longest(parts.flatMap(({ find }) => find(text))),
    instead: new Set(parts.flatMap(({ instead }) => [...instead])),
  };
}
