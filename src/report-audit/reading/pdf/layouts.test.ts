import { expect, test } from 'vitest';
import { checkSeed } from '../../../../test/support/reports/check.ts';
import { variantOf } from '../../../../test/support/reports/variants.ts';

test.each([
  ['lines drawn', 'pdf', 0.995],
  ['no line drawn', 'unruledPdf', 0.985],
] as const)(
  'reports of many layouts set as PDF, %s: every cell is read right or said to be unread, and no fault is invented',
  async (_, medium, least) => {
    let cells = 0;
    const wrong: string[] = [];
    const invented: string[] = [];
    for (let seed = 0; seed < 14; seed += 1) {
      const checked = await checkSeed(seed, undefined, { ...variantOf(seed), medium });
      cells += checked.cells.length;
      wrong.push(...checked.wrong.map((one) => `${seed} ${one.path}: ${one.expected}, read ${one.found || 'nothing'}`));
      invented.push(...checked.audited.findings.map(({ rule, message }) => `${seed} ${rule} ${message}`));
    }
    expect(invented).toEqual([]);
    expect(wrong.filter((one) => !one.endsWith('nothing'))).toEqual([]);
    expect(1 - wrong.length / cells).toBeGreaterThanOrEqual(least);
  },
);
