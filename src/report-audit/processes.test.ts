import { afterAll, expect, test } from 'vitest';
import { checkSeed } from '../../test/support/reports/check.ts';
import { AuditProcesses } from './processes.ts';

const processes = new AuditProcesses(1);
afterAll(() => processes.close());

const layout = { medium: 'page', habits: [], format: '2021', oneOther: false, broken: 'no' } as const;
const bytes = new Uint8Array((await checkSeed(21, undefined, layout)).bytes);
const question = { bytes };

test('a file that takes too long is given up with a sentence; the one that waits behind it is read', async () => {
  const [late, next] = await Promise.all([processes.audit(question, 1), processes.audit(question)]);
  expect(late).toEqual({ unreadable: expect.stringContaining('10 秒内没有读完') });
  expect(next).toMatchObject({ audited: { findings: [], authority: { name: expect.stringMatching(/.+/) } } });
  expect(await processes.audit(question)).toEqual(next); // and the thread stays for those that follow
});

test('what cannot be read is told, and costs nobody else their turn', async () => {
  const answers = await Promise.all([
    processes.audit({ bytes: new Uint8Array(0) }),
    processes.audit({ bytes: Buffer.from('{\\rtf1 年度报告}') }),
    processes.audit(question),
  ]);
  expect(answers.slice(0, 2)).toEqual([
    { unreadable: '文件是空的' },
    { unreadable: expect.stringContaining('另存为 .docx') },
  ]);
  expect(answers[2]).toHaveProperty('audited');
});
