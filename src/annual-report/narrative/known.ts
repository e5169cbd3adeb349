import type { Counted } from './live-figures.ts';
import type { Known } from './origins.ts';
import type { Part } from './parts.ts';
import { shortcomings } from './shortcomings.ts';
import { statementsOf } from './statements/statements.ts';
import type { Suggestion } from './suggestions.ts';

/** The sentences of a part that the books prove, as they stand in a text: with their figures in double braces. */
export function knownIn(part: Part, counted: Counted, suggestions: readonly Suggestion[] = []): Known[] {
  if (part !== 'problems') return statementsOf(part, counted).held;
  return [...shortcomings(counted), ...suggestions].flatMap(({ problem, remedy, href }) => [
    { text: problem, href },
    { text: remedy },
  ]);
}
