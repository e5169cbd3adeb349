import { examineFiles } from '../src/annual-report/examine/index.ts';
import { RULE_IDS } from '../src/law/index.ts';
import { checkSeed } from '../test/support/reports/check.ts';
import { MISTAKES } from '../test/support/reports/errors.ts';
import { print } from './support/timing.ts';

/** Reports made from known figures in many layouts, each without or with one known mistake: what is read right, and
 *  for each rule how much of what was found was there (precision) and how much of what was there was found (recall). */
const REPORTS = Number(process.env.BENCH_REPORTS ?? 1000);

const kinds = [undefined, ...Object.keys(MISTAKES)];
const counts = new Map<string, { right: number; false: number; missed: number }>();
const of = (rule: string) => {
  if (!counts.has(rule)) counts.set(rule, { right: 0, false: 0, missed: 0 });
  return counts.get(rule)!;
};
const cells = { all: 0, wrong: 0, unread: 0, clean: 0, cleanWrong: 0 };
const falseOnCorrect: number[] = [];
const files: { name: string; bytes: Buffer }[] = [];
for (let seed = 0; seed < REPORTS; seed += 1) {
  const checked = await checkSeed(seed, kinds[seed % kinds.length]);
  const { examined, expected, wrong, variant } = checked;
  const key = ({ rule, where }: { rule: string; where: string }) => `${rule} ${where}`;
  const wanted = new Set(expected.map(key));
  const found = new Set(examined.findings.map(key));
  for (const one of examined.findings) of(one.rule)[wanted.has(key(one)) ? 'right' : 'false'] += 1;
  for (const one of expected) if (!found.has(key(one))) of(one.rule).missed += 1;
  if (expected.length === 0 && examined.findings.length > 0) falseOnCorrect.push(seed);
  cells.all += checked.cells.length;
  cells.wrong += wrong.filter(({ found: read }) => read !== '').length;
  cells.unread += wrong.filter(({ found: read }) => read === '').length;
  if (variant.habits.length === 0 && variant.broken === 'no') {
    cells.clean += checked.cells.length;
    cells.cleanWrong += wrong.length;
  }
  if (files.length < 100) files.push({ name: `${seed}.${variant.medium}`, bytes: checked.bytes });
}
const share = (part: number, all: number) => (all === 0 ? '—' : `${((100 * part) / all).toFixed(2)}%`);
print('cells read right', {
  reports: REPORTS,
  cells: cells.all,
  right: share(cells.all - cells.wrong - cells.unread, cells.all),
  'clean layouts': share(cells.clean - cells.cleanWrong, cells.clean),
  'read wrong': cells.wrong,
  'said to be unread': cells.unread,
});
for (const rule of RULE_IDS) {
  const { right, false: wrongly, missed } = of(rule);
  print(rule, {
    findings: right,
    precision: share(right, right + wrongly),
    recall: share(right, right + missed),
  });
}
print('correct reports with a finding', {
  count: falseOnCorrect.length,
  seeds: falseOnCorrect.slice(0, 10).join(' ') || '—',
});

const given = files.map(({ name, bytes }) => ({ name, bytes: async () => bytes }));
const began = performance.now();
await examineFiles(given);
print('through the worker threads', {
  reports: given.length,
  seconds: ((performance.now() - began) / 1000).toFixed(1),
});
const one = performance.now();
await examineFiles(given.slice(0, 1));
print('one report, thread started anew', { ms: Math.round(performance.now() - one) });
