import { afterAll, expect, test } from 'vitest';
import { checkSeed } from '../../../test/support/reports/check.ts';
import { Examiners } from './examiners.ts';

const examiners = new Examiners(1);
afterAll(() => examiners.close());

const layout = { medium: 'page', habits: [], format: '2021', oneOther: false, broken: 'no' } as const;
const bytes = new Uint8Array((await checkSeed(21, undefined, layout)).bytes);
const question = { bytes };

test('a file that takes too long is given up with a sentence; the one that waits behind it is read', async () => {
  const [late, next] = await Promise.all([examiners.examine(question, 1), examiners.examine(question)]);
  expect(late).toEqual({ unreadable: expect.stringContaining('10 秒内没有读完') });
  expect(next).toMatchObject({ examined: { findings: [], authority: { name: expect.stringMatching(/.+/) } } });
  expect(await examiners.examine(question)).toEqual(next); // and the thread stays for those that follow
});

test('what cannot be read is told, and costs nobody else their turn', async () => {
  const answers = await Promise.all([
    examiners.examine({ bytes: new Uint8Array(0) }),
    examiners.examine({ bytes: Buffer.from('{\\rtf1 年度报告}') }),
    examiners.examine(question),
  ]);
  expect(answers.slice(0, 2)).toEqual([
    { unreadable: '文件是空的' },
    { unreadable: expect.stringContaining('另存为 .docx') },
  ]);
  expect(answers[2]).toHaveProperty('examined');
});
