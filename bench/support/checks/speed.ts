import { checkText, type KeptTerm, type Terms, termsOf, termsTogether } from '../../../src/law/index.ts';
import { traditional } from '../../../src/platform/simplified.ts';
import { judge } from '../timing.ts';
import { Numbers } from './numbers.ts';
import { paper } from './papers.ts';

const [TEXTS, LONG, TERMS, PART] = [300, 2_000, 50_000, 5_000];
const TODAY = '2025-06-30';

/** Of this process: others may keep it waiting. @returns milliseconds */
function took(work: () => void): number {
  const began = process.cpuUsage();
  work();
  return process.cpuUsage(began).user / 1_000;
}

/** Terms of two to eight characters, made ready in parts as the program does. */
function manyTerms({ random }: Numbers): Terms {
  const word = () =>
    Array.from({ length: random.whole(2, 8) }, () => String.fromCharCode(0x4e00 + random.whole(0, 3_000))).join('');
  const kept = Array.from(
    { length: TERMS },
    (): KeptTerm => ({ words: [word()], check: 'norm.term', severity: 'warn', message: '' }),
  );
  const parts = Array.from({ length: TERMS / PART }, (_, n) =>
    termsOf(kept.slice(n * PART, (n + 1) * PART), traditional().forms),
  );
  return termsTogether(parts);
}

/** Documents a second for all checks of texts, without and with long lists, and how it grows with a text's length. */
export function measureSpeed(): void {
  const numbers = new Numbers(90);
  const texts = Array.from({ length: TEXTS }, () => paper(numbers, LONG).slice(0, LONG));
  for (const [name, terms] of [
    ['', undefined],
    [` with ${TERMS} terms`, manyTerms(numbers)],
  ] as const) {
    const all = () => texts.forEach((text) => void checkText(text, { today: TODAY, terms }));
    all();
    judge(`texts of ${LONG} characters a second${name}`, (1_000 * TEXTS) / took(all), '', { atLeast: 300 });
  }
  const long = paper(numbers, 1_000_000);
  const [quarter, whole] = [long.slice(0, 250_000), long].map((text) => took(() => void checkText(text)));
  judge('a text four times as long takes so many times as long', whole! / quarter!, '×', { atMost: 6 });
}
