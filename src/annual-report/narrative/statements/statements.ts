import type { Counted } from '../live-figures.ts';
import type { Part } from '../parts.ts';
import { applications } from './applications.ts';
import { management } from './management.ts';
import { opening, others } from './others.ts';
import { platforms } from './platforms.ts';
import { publishing } from './publishing.ts';
import type { Statement } from './statement.ts';
import { supervision } from './supervision.ts';

/** What the books can prove in each part; part five has its own, a problem and its remedy (suggestions.ts). */
const STATEMENTS: Record<Exclude<Part, 'problems'>, readonly Statement[]> = {
  opening,
  publishing,
  applications,
  management,
  platforms,
  supervision,
  others,
};

/** A statement that the books of a year hold. */
interface Held {
  id: string;
  /** with its figures in double braces */
  text: string;
  href: string | undefined;
}

/** What would have to be in the books for a statement that they do not hold. */
interface Wanted {
  id: string;
  what: string;
  /** where those who write reports enter it; undefined: others do */
  href: string | undefined;
}

/** The statements of a part that the year's books hold, and what is wanted for the others. */
export function statementsOf(part: Part, counted: Counted): { held: Held[]; wanted: Wanted[] } {
  const all = part === 'problems' ? [] : STATEMENTS[part];
  const said = all.map((statement) => ({ statement, text: statement.say(counted) }));
  return {
    held: said.flatMap(({ statement: { id, href }, text }) =>
      text === undefined ? [] : [{ id, text, href: href?.(counted) }],
    ),
    wanted: said.flatMap(({ statement: { id, wants }, text }) =>
      text === undefined && wants ? [{ id, what: wants.what, href: wants.href?.(counted) }] : [],
    ),
  };
}

/** The lines of a part as the template writes them: each statement that holds, in its line. */
export function linesOf(part: Exclude<Part, 'problems'>, counted: Counted): string[] {
  const lines = new Map<number, string>();
  for (const { line, say } of STATEMENTS[part]) {
    const text = say(counted);
    if (text !== undefined) lines.set(line, `${lines.get(line) ?? ''}${text}`);
  }
  return [...lines.entries()].sort(([a], [b]) => a - b).map(([, text]) => text);
}
