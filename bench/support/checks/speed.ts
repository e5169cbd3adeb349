import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { answering, type Question } from '../../../src/checks/terms/finding.ts';
import type { TermEntry } from '../../../src/checks/terms/lists.ts';
import { TermsThread } from '../../../src/checks/terms/thread.ts';
import { checkText } from '../../../src/law/index.ts';
import { judge } from '../timing.ts';
import { Numbers } from './numbers.ts';
import { paper } from './papers.ts';

const [TEXTS, LONG, TERMS, PART] = [300, 2_000, 50_000, 500];
const TODAY = '2025-06-30';

/** Of this process: others may keep it waiting. @returns milliseconds */
function took(work: () => void): number {
  const began = process.cpuUsage();
  work();
  return process.cpuUsage(began).user / 1_000;
}

/** What the thread of terms is asked for a list of as many terms of two to eight characters as there may be. */
function longestList({ random }: Numbers): Question[] {
  const word = () =>
    Array.from({ length: random.whole(2, 8) }, () => String.fromCharCode(0x4e00 + random.whole(0, 3_000))).join('');
  const entries = Array.from(
    { length: TERMS },
    (): TermEntry => ({ term: word(), instead: '', advice: '', variants: [], exceptions: [], source: '' }),
  );
  const parts = Array.from({ length: TERMS / PART }, (_, n) => entries.slice(n * PART, (n + 1) * PART));
  return [...parts.map((part) => ({ more: 1, list: 'norm' as const, entries: part })), { ready: 1 }];
}

/** Documents a second for all checks of texts, without and with a long list, and how it grows with a text's length. */
export async function measureSpeed(): Promise<void> {
  const numbers = new Numbers(90);
  const texts = Array.from({ length: TEXTS }, () => paper(numbers, LONG).slice(0, LONG));
  const list = longestList(numbers);
  const answer = answering();
  for (const question of list) answer(question);
  const checked = () => texts.forEach((text) => void checkText(text, { today: TODAY }));
  const listed = () => void answer({ find: texts, lists: [1] });
  for (const [name, work] of [
    ['all checks', [checked]],
    [`${TERMS} terms`, [listed]],
    [`all checks and ${TERMS} terms`, [checked, listed]],
  ] as const) {
    const all = () => work.forEach((one) => void one());
    all();
    judge(`texts of ${LONG} characters a second, ${name}`, (1_000 * TEXTS) / took(all), '', { atLeast: 300 });
  }
  await beside(list, texts);
  const long = paper(numbers, 2_000_000);
  const [quarter, whole] = [long.slice(0, 500_000), long].map((text) => took(() => void checkText(text)));
  judge('a text four times as long, to 2 MB, takes so many times as long', whole! / quarter!, '×', { atMost: 6 });
}

/** How long this thread waits for its turn while the thread of terms makes a list ready and looks through texts. */
async function beside(list: readonly Question[], texts: readonly string[]): Promise<void> {
  const thread = new TermsThread(() => undefined);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (const question of list) await thread.ask(question);
  for (let n = 0; n < texts.length; n += 10) await thread.ask({ find: texts.slice(n, n + 10), lists: [1] });
  await setTimeout(50);
  delay.disable();
  const name = `this thread's delay while ${TERMS} terms are made ready and looked for, p99`;
  judge(name, delay.percentile(99) / 1e6, 'ms', { atMost: 50 });
}
