import type { Hit } from '../../finding.ts';
import { longest } from '../../terms/longest.ts';
import { termsMatcher } from '../../terms/matcher.ts';
import { CONFUSABLES } from './confusable.ts';

type Matcher = ReturnType<typeof matcher>;

let made: Matcher | undefined;

function matcher() {
  return termsMatcher(CONFUSABLES.map((one) => ({ ...one, words: [one.wrong] })));
}

/** Wrong and confusable words in a normal text without spaces, with the right ones. Made ready when first needed.
 *  @param instead of which another list says what is right */
export function confusablesIn(text: string, instead?: ReadonlySet<string>): Hit[] {
  made ??= matcher();
  const found = longest(made(text)).filter(({ term }) => !instead?.has(term.wrong));
  return found.map(({ term: { wrong, right }, from, to }) => ({
    ...{ check: 'lang.confusable' as const, severity: 'hint' as const, from, to, mend: right },
    message: `“${wrong}”应为“${right}”`,
  }));
}
