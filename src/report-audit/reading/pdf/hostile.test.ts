import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pdfOf } from '../../../../test/support/reports/hostile-files.ts';
import { typesetPdf, typesetTable } from '../../../../test/support/typeset.ts';
import { Unreadable } from '../../../platform/reading/index.ts';
import { LIMITS } from '../blocks.ts';
import { readPdf } from './index.ts';

/** Blocks, or the sentence with which the file was refused; any other end fails the test. */
async function outcome(bytes: Uint8Array): Promise<number | string> {
  try {
    return (await readPdf(bytes, LIMITS)).length;
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

const content = (text: string) => new TextEncoder().encode(text);
const hello = content('BT /F 12 Tf 72 700 Td (Hello 12) Tj ET');
const report = typesetPdf(
  typesetTable(
    Array.from({ length: 30 }, (_, at) => [`${at}.事项`, `${at}`]),
    '(2fr, 1fr)',
  ),
);

describe('whatever is sent, a sentence and no crash', () => {
  test('the PDF made here is read', async () => {
    expect(await outcome(pdfOf([hello]))).toBe(1);
    expect(await outcome(report)).toBe(1);
  });

  test('random bytes behind the mark', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), async (bytes) => {
        expect(await outcome(Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes]))).toContain('已损坏');
      }),
      { numRuns: 60 },
    );
  });

  test('cut off anywhere, and with bytes changed anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(report.length),
        fc.array(fc.tuple(fc.nat(report.length - 1), fc.nat(255)), { maxLength: 40 }),
        fc.boolean(),
        async (length, changes, cut) => {
          const bytes = report.slice(0, cut ? length : report.length);
          for (const [at, to] of changes) if (at < bytes.length) bytes[at] = to;
          const result = await outcome(bytes);
          if (typeof result === 'string') expect(result).toMatch(/。$/);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a table of objects that points nowhere is mended or refused', async () => {
    const text = Buffer.from(pdfOf([hello], { pack: false }))
      .toString('latin1')
      .replace(/\d{10} 00000 n/g, '0000000007 00000 n');
    expect(await outcome(new Uint8Array(Buffer.from(text, 'latin1')))).toBe(1);
  });

  test('locked with a password', async () => {
    const key = '<'.concat('00'.repeat(32), '>');
    const locked = pdfOf([hello], {
      trailer: `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O${key}/U${key}>>/ID[<00><00>]`,
    });
    expect(await outcome(locked)).toContain('密码');
  });

  test('five hundred pages', async () => {
    expect(await outcome(pdfOf(Array.from({ length: 500 }, () => hello)))).toContain('500 页');
  });

  test('pages that hold each other', async () => {
    const round = Buffer.from(pdfOf([hello], { pack: false }))
      .toString('latin1')
      .replace('/Kids[4 0 R]', '/Kids[2 0 R]');
    expect(await outcome(new Uint8Array(Buffer.from(round, 'latin1')))).toEqual(expect.any(String));
  });

  test('a page packed a thousandfold is too much', async () => {
    const bomb = pdfOf([content('0 0 m 9 9 l S\n'.repeat(220_000))]);
    expect(bomb.length).toBeLessThan(20_000);
    expect(await outcome(bomb)).toContain('过于复杂');
  });

  test('a grid of two thousand lines each way is a drawing', async () => {
    const lines = Array.from(
      { length: 2000 },
      (_, at) => `${at * 4} 0 m ${at * 4} 8000 l S 0 ${at * 4} m 8000 ${at * 4} l S`,
    );
    expect(await outcome(pdfOf([content(`${lines.join('\n')}\nBT /F 12 Tf 72 700 Td (Hello) Tj ET`)]))).toBe(1);
  });
});
