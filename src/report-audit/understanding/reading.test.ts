import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSeed, makeCase } from '../../../test/support/reports/check.ts';
import { MISTAKES } from '../../../test/support/reports/errors.ts';
import { zipBomb } from '../../../test/support/reports/hostile-files.ts';
import { makeReport } from '../../../test/support/reports/made.ts';
import { ownReport } from '../../../test/support/reports/own.ts';
import { fileOf, MEDIA, RARE_MEDIA, type Variant, variantOf } from '../../../test/support/reports/variants.ts';
import { reportHtml } from '../../annual-report/files/html.tsx';
import { reportDocx } from '../../annual-report/files/paper.ts';
import { type AnnualReport, COLUMNS, REMEDY_BLOCK_IDS, REMEDY_RESULT_IDS, ROWS } from '../../law/index.ts';
import { Unreadable } from '../../platform/reading/index.ts';
import { auditRead, readReport } from '../audit.ts';

const plainLayout = (medium: Variant['medium']): Variant => ({
  medium,
  habits: [],
  format: '2021',
  oneOther: false,
  broken: 'no',
});

describe('reports made from known figures', () => {
  test.each([...MEDIA, ...RARE_MEDIA])('a clean %s: every cell right and sure, no finding', async (medium) => {
    for (const seed of [1, 2, 3]) {
      const { wrong, audited } = await checkSeed(seed, undefined, plainLayout(medium));
      expect(wrong).toEqual([]);
      expect(audited.findings).toEqual([]);
      expect(audited.unread).toEqual([]);
      expect(audited.confidence).toBeGreaterThan(0.9);
    }
  });

  test('140 layouts: no cell read wrong, what is not read is said, no finding on a correct report', async () => {
    let unread = 0;
    let all = 0;
    for (let seed = 0; seed < 140; seed += 1) {
      const { wrong, audited, cells } = await checkSeed(seed);
      const note = JSON.stringify({ seed, ...variantOf(seed) });
      expect(
        wrong.filter(({ found }) => found !== ''),
        note,
      ).toEqual([]);
      expect(wrong.length === 0 || audited.unread.length > 0, note).toBe(true);
      expect(audited.findings, note).toEqual([]);
      all += cells.length;
      unread += wrong.length;
    }
    expect(unread / all).toBeLessThan(0.005);
  });

  test.each(RARE_MEDIA)('a %s in 20 layouts: no cell read wrong, no finding', async (medium) => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { wrong, audited } = await checkSeed(seed, undefined, { ...variantOf(seed), medium });
      const note = JSON.stringify({ ...variantOf(seed), seed, medium });
      expect(
        wrong.filter(({ found }) => found !== ''),
        note,
      ).toEqual([]);
      expect(wrong.length === 0 || audited.unread.length > 0, note).toBe(true);
      expect(audited.findings, note).toEqual([]);
    }
  });

  test.each([
    ...(['three tables', 'two tables', 'upright', 'list'] as const).flatMap((four) =>
      (['page', 'docx', 'markdown', 'tabs'] as const).map((medium) => ({ medium, four })),
    ),
    { medium: 'lines' as const },
  ])('another shape, %o: every cell right, no finding', async (shape) => {
    for (const seed of [5, 6, 7]) {
      const { wrong, audited } = await checkSeed(seed, undefined, { ...plainLayout('page'), ...shape });
      const blank = audited.findings.filter(({ cells }) => cells);
      expect(wrong.filter(({ expected }) => expected !== '')).toEqual([]);
      expect(audited.findings.filter((one) => !blank.includes(one))).toEqual([]);
    }
  });

  test('table four in parts whose order is not the form’s is unread, not turned round', async () => {
    const { bytes } = await makeCase(5, undefined, { ...plainLayout('markdown'), four: 'three tables' });
    const text = bytes.toString();
    const parts = text.split(/(?=^行政复议$|^行政诉讼（)/m);
    const turned = [parts[0], parts[2], parts[1], ...parts.slice(3)].join('');
    const { cells, unread } = await readReport(Buffer.from(turned));
    expect(Object.keys(cells).filter((path) => path.startsWith('four.'))).toEqual([]);
    expect(unread.map(({ what }) => what)).toContain('表四');
  });

  test.each(Object.keys(MISTAKES))('the mistake %s is found, and nothing else', async (mistake) => {
    for (let seed = 200; seed < 206; seed += 1) {
      const { expected, audited, found } = await checkSeed(seed, mistake, plainLayout(MEDIA[seed % MEDIA.length]!));
      const key = ({ rule, where }: { rule: string; where: string }) => `${rule} ${where}`;
      expect(found.map(key).sort()).toEqual(expected.map(key).sort());
      for (const { place, where } of audited.findings) if (where !== 'sections') expect(place).not.toBe('');
    }
  });
});

describe('our own papers', () => {
  test.each<[string, (report: AnnualReport) => Promise<Uint8Array>]>([
    ['Word', reportDocx],
    ['web page', async (report) => Buffer.from(reportHtml(report))],
  ])('%s: identical tables, no finding', async (_, write) => {
    for (const seed of [11, 12, 13]) {
      const report = ownReport(makeReport(seed));
      const read = auditRead(await readReport(await write(report)));
      expect(read.tables).toEqual(report.tables);
      expect(read).toMatchObject({ findings: [], unread: [], year: report.year, date: report.date });
      expect(read.authority.name).toBe(report.authority.name);
      expect(read.sections.map(({ title }) => title)).toEqual(report.sections.map(({ title }) => title));
    }
  });
});

const kinds = ['rules', 'normativeDocuments'] as const;
const balance = ['issued', 'repealed', 'effective'] as const;

/** Every cell that a rule covers. No rule can see 许可, 处罚, 强制 and 收费 of table two: nothing in the tables bears upon
 *  them, and the text need not name them. Table two is seen only beside last year's report (X-VALID). */
const COVERED: { cell: readonly string[]; rule: string }[] = [
  ...kinds.flatMap((kind) => balance.map((one) => ({ cell: ['two', kind, one], rule: 'X-VALID' }))),
  ...ROWS.flatMap((row) => COLUMNS.map((column) => ({ cell: ['three', row, column], rule: 'T3-ROW' }))),
  ...REMEDY_BLOCK_IDS.flatMap((block) =>
    [...REMEDY_RESULT_IDS, 'total'].map((result) => ({ cell: ['four', block, result], rule: 'T4-SUM' })),
  ),
];

test.each(['page', 'docx', 'tabs'] as const)(
  'whatever single cell that a rule covers is changed in a %s, it is found',
  async (medium) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 300, max: 330 }),
        fc.constantFrom(...COVERED),
        fc.integer({ min: 1, max: 9 }),
        async (seed, { cell: [table, row, column], rule }, by) => {
          const made = makeReport(seed);
          const tables = made.tables as unknown as Record<string, Record<string, Record<string, number>>>;
          tables[table!]![row!]![column!]! += by;
          const read = await readReport(await fileOf(made, plainLayout(medium), seed));
          const previous = { ...read, year: made.year - 1, tables: made.previous, sections: [] };
          const { findings } = auditRead(read, { previous });
          expect(findings.map((one) => one.rule)).toContain(rule);
        },
      ),
      { numRuns: 25 },
    );
  },
);

describe('hostile and broken files', () => {
  const attempt = async (bytes: Uint8Array) =>
    readReport(bytes).then(
      (read) => auditRead(read),
      (error: unknown) => {
        expect(error).toBeInstanceOf(Unreadable);
        expect((error as Error).message).toMatch(/[一-龥]/);
        return undefined;
      },
    );

  test('random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 0, maxLength: 3000 }), async (bytes) => {
        await attempt(bytes);
      }),
    );
  });

  test.each(['', 'PK\u0003\u0004', '<html>', '{\\rtf1', '\u00d0\u00cf\u0011\u00e0', '%PDF-1.7'])(
    'bytes behind the mark “%s”',
    async (mark) => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
          await attempt(Buffer.concat([Buffer.from(mark, 'latin1'), bytes]));
        }),
        { numRuns: 30 },
      );
    },
  );

  test.each([...MEDIA, ...RARE_MEDIA])('a %s cut off or with a byte turned', async (medium) => {
    const { bytes } = await checkSeed(5, undefined, plainLayout(medium));
    for (let n = 1; n < 12; n += 1) await attempt(bytes.subarray(0, Math.floor((bytes.length * n) / 12)));
    for (let n = 0; n < 12; n += 1) {
      const turned = Buffer.from(bytes);
      const at = Math.floor((turned.length * n) / 12);
      turned[at] = (turned[at] ?? 0) ^ 0x55;
      await attempt(turned);
    }
  });

  test.each<[string, () => Buffer]>([
    ['a zip bomb', () => zipBomb(150)],
    ['tables nested 5,000 deep', () => Buffer.from('<table><tr><td>'.repeat(5000))],
    ['elements nested 50,000 deep', () => Buffer.from(`<html>${'<div>'.repeat(50_000)}`)],
    ['a page of 30 MB', () => Buffer.alloc(30 << 20, '<p>年度报告</p>')],
    ['a page of a million cells', () => Buffer.from(`<table><tr>${'<td>0'.repeat(1_000_000)}`)],
    ['spans without end', () => Buffer.from(`<table>${'<tr><td rowspan=65534 colspan=65534>0'.repeat(3000)}</table>`)],
    ['lines without end', () => Buffer.from('0\t0\n'.repeat(400_000))],
    ['one line of 3 MB', () => Buffer.from('收到申请'.repeat(250_000))],
  ])('%s: a sentence or a reading, in bounded time', async (_, make) => {
    const began = performance.now();
    await attempt(make());
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
