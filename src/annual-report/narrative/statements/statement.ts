import type { Counted } from '../live-figures.ts';

/** A sentence of a report that the books can prove: said where they hold it, with the records behind it. */
export interface Statement {
  /** one in its part */
  id: string;
  /** The sentence with its live figures in double braces; undefined: the books do not hold it. */
  say(counted: Counted): string | undefined;
  /** address of the records behind it; undefined: the report itself is all there is */
  href?: (counted: Counted) => string;
  /** the line of the template in which it stands */
  line: number;
  /** what would have to be in the books for it, and the page where those who write reports enter it */
  wants?: { what: string; href?: (counted: Counted) => string };
}

/** A number in words: none has a sentence of its own. */
export const orNone = (count: number, none: string, some: string): string => (count === 0 ? none : some);
