import { expect, test } from 'vitest';
import { FURTHER } from '../../../../test/support/narrative/further.ts';
import { HOSTILE } from '../../../../test/support/narrative/hostile.ts';
import { SENTENCES } from '../../../../test/support/narrative/sentences.ts';
import { REPORTS } from '../../../../test/support/narrative/tables.ts';
import { auditReport, type Finding, hintsOf } from '../../index.ts';

type Sentence = (typeof SENTENCES)[number];

/** What the rules say of a sentence in its report. */
function said([report, , text]: Sentence) {
  const read = { ...REPORTS[report]!, sections: [{ title: '一、总体情况', text }] };
  return {
    findings: auditReport(read).filter(({ rule }) => rule === 'N-TEXT'),
    hints: hintsOf(read).filter(({ rule }) => rule === 'N-TEXT'),
  };
}

/** Whether a finding is the one that is expected: `row=right value`. */
function isThat({ expected, cells = [], message }: Finding, told: string): boolean {
  const [row = '', value] = told.split('=');
  if (Number(value) !== expected) return false;
  if (row === 'sum') return /分项|应为/.test(message);
  if (row === 'percent') return message.includes('%');
  if (row === 'ledger') return message.includes('台账');
  return cells.some((path) => path.split('.').slice(1).join('.').startsWith(row));
}

/** Right, wrong and missed findings and hints of sentences, and in words what fails. */
function measure(sentences: readonly Sentence[]) {
  const counts = { right: 0, wrong: 0, missed: 0, hinted: 0, unhinted: 0, hintsBesides: 0 };
  const failed: string[] = [];
  for (const sentence of sentences) {
    const [, verdict, text] = sentence;
    const { findings, hints } = said(sentence);
    const told = verdict.includes('=') ? verdict.split(' ') : [];
    const wrong = findings.filter((one) => !told.some((row) => isThat(one, row)));
    const missed = told.filter((row) => !findings.some((one) => isThat(one, row)));
    counts.right += findings.length - wrong.length;
    counts.wrong += wrong.length;
    counts.missed += missed.length;
    const doubt = /^hint (.+)/.exec(verdict)?.[1];
    const hinted = doubt !== undefined && hints.some(({ message }) => message.includes(doubt));
    if (doubt !== undefined) counts[hinted ? 'hinted' : 'unhinted'] += 1;
    else counts.hintsBesides += hints.length;
    failed.push(
      ...wrong.map(({ message }) => `false: ${text} → ${message}`),
      ...missed.map((row) => `missed: ${text} → ${row}`),
      ...(doubt !== undefined && !hinted ? [`no hint: ${text} → ${doubt}`] : []),
    );
  }
  const share = (part: number, all: number) => (all === 0 ? 1 : part / all);
  return {
    ...counts,
    precision: share(counts.right, counts.right + counts.wrong),
    recall: share(counts.right, counts.right + counts.missed),
    failed,
  };
}

const isKept = (_sentence: Sentence, n: number) => n % 3 === 2;

test.each([
  ['built with', SENTENCES.filter((one, n) => !isKept(one, n))],
  ['kept aside while it was built', SENTENCES.filter(isKept)],
  ['of kinds it was not built for', HOSTILE],
  ['in other words', FURTHER.slice(0, 80)],
  ['in still other words, kept aside until those were right', FURTHER.slice(80)],
])('sentences %s: what is claimed is so, and what is wrong is found', (_name, sentences) => {
  const { precision, recall, failed, unhinted, hintsBesides } = measure(sentences);
  expect(precision, failed.join('\n')).toBeGreaterThanOrEqual(0.99);
  expect(recall, failed.join('\n')).toBeGreaterThanOrEqual(0.95);
  expect(unhinted, failed.join('\n')).toBe(0);
  // a doubt where nothing is doubtful is work for nothing: few, and counted
  expect(hintsBesides).toBeLessThanOrEqual(sentences.length / 25);
});
