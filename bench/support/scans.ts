import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '../../src/demo/random.ts';
import { auditRead, readReport } from '../../src/report-audit/audit.ts';
import { LIMITS } from '../../src/report-audit/reading/blocks.ts';
import { openEyes } from '../../src/report-audit/reading/scans/open-eyes.ts';
import { type Made, makeReport } from '../../test/support/reports/made.ts';
import { asOwn } from '../../test/support/reports/own.ts';
import { layParts } from '../../test/support/scans/parts.ts';
import { type Scan, scanned } from '../../test/support/scans/scan.ts';
import { judge, print } from './timing.ts';

const seal = (colour: string) => ({ x: 0.62, y: 0.45, radius: 0.1, colour });
/** Kinds of scans, and the part of cells that is read right at least; where it is not said, none may be wrong. */
const KINDS: readonly { name: string; scan: Scan; atLeast?: number }[] = [
  { name: '200 dpi', scan: {}, atLeast: 99 },
  { name: '200 dpi, worn', scan: { noise: 10, quality: 70 }, atLeast: 99 },
  { name: 'skewed by 2°', scan: { skew: 2, noise: 8 } },
  { name: 'skewed by -3°', scan: { skew: -3, noise: 8 } },
  { name: 'skewed by 8°', scan: { skew: 8, noise: 8 } },
  { name: 'grey paper', scan: { paper: 205, noise: 10 } },
  { name: '150 dpi', scan: { dpi: 150, noise: 8 } },
  { name: '100 dpi', scan: { dpi: 100, noise: 8 } },
  { name: 'very noisy', scan: { noise: 30, quality: 40 } },
  { name: 'red seal', scan: { noise: 6, seal: seal('#dd2222') } },
  { name: 'grey seal', scan: { noise: 6, seal: seal('#777777') } },
  { name: 'black seal', scan: { noise: 6, seal: seal('#222222') } },
];
/** A cell that is read wrong with less is told as doubtful. */
const CONFIDENT = 0.9;

/** Fills the tables with figures of one to five digits, which need not add up. */
function busy(made: Made, seed: number): Made {
  const random = new Random(seed);
  const figure = () =>
    random.pick([
      random.whole(0, 9),
      random.whole(10, 99),
      random.whole(100, 999),
      random.whole(1000, 29_999),
      0,
      1,
      7,
      11,
      111,
      100,
    ]);
  for (const rows of [made.tables.three, made.tables.four] as Record<string, Record<string, number>>[])
    for (const row of Object.values(rows))
      for (const column of Object.keys(row)) if (random.next() < 0.6) row[column] = figure();
  return made;
}

const figuresIn = (value: object, path = ''): [string, unknown][] =>
  Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'object' && one !== null
      ? figuresIn(one, `${path}${key}.`)
      : [[path + key, one] as [string, unknown]],
  );

/** Scans of our own reports: cells right, unread and wrong by kind, seconds a page. @param reports of each kind */
export async function measureScans(reports: number): Promise<void> {
  const parts = mkdtempSync(join(tmpdir(), 'gongkai-parts-'));
  await layParts(parts);
  const total = { wrong: 0, surelyWrong: 0, findings: 0, pages: 0, ms: 0 };
  for (const { name, scan, atLeast } of KINDS) {
    const figures = { right: 0, unread: 0, wrong: 0 };
    const troubled: string[] = [];
    for (let n = 0; n < reports; n += 1) {
      const made = busy(makeReport(3000 + n), 5000 + n);
      const bytes = await scanned(await asOwn(made, 'ownPdf'), scan, [1, 2, 3, 4]);
      const eyes = await openEyes(parts, () => {});
      const before = process.cpuUsage();
      const read = await readReport(bytes, LIMITS, '', eyes);
      const { user, system } = process.cpuUsage(before);
      total.ms += (user + system) / 1000;
      total.pages += eyes.looked;
      total.findings += auditRead(read).findings.length;
      for (const [path, value] of figuresIn(made.tables)) {
        const cell = read.cells[path];
        if (!cell) figures.unread += 1;
        else if (String(cell.value) === String(value)) figures.right += 1;
        else {
          figures.wrong += 1;
          if (cell.confidence >= CONFIDENT) total.surelyWrong += 1;
          troubled.push(`${path}: ${value} read as ${cell.text} (${cell.confidence})`);
        }
      }
    }
    const cells = figures.right + figures.unread + figures.wrong;
    print(`scan, ${name}`, { cells, ...figures });
    for (const one of troubled.slice(0, 8)) process.stdout.write(`    ${one}\n`);
    if (atLeast) judge(`cells of scans read right, ${name}`, (100 * figures.right) / cells, '%', { atLeast });
    total.wrong += figures.wrong;
  }
  rmSync(parts, { recursive: true });
  judge('cells of scans read wrong', total.wrong, '', { atMost: 0 });
  judge('cells of scans read wrong with confidence', total.surelyWrong, '', { atMost: 0 });
  judge('findings held for certain on scans', total.findings, '', { atMost: 0 });
  judge('a scanned page, of one processor', total.ms / total.pages / 1000, 's', { atMost: 15 });
  judge('memory of reading scans', process.memoryUsage().rss / 1_048_576, 'MB', { atMost: 1400 });
}
