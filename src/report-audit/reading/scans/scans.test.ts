import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIGURES_OF_FOUR, pageFour } from '../../../../test/support/scans/page-four.ts';
import { layParts } from '../../../../test/support/scans/parts.ts';
import { type Scan, scanned } from '../../../../test/support/scans/scan.ts';
import { auditFiles } from '../../audit-files.ts';
import { AuditProcesses } from '../../processes.ts';

const paper = pageFour();

let parts: string;
const processes = new AuditProcesses(1);
beforeAll(async () => {
  parts = await mkdtemp(join(tmpdir(), 'gongkai-parts-'));
  await layParts(parts);
});
afterAll(async () => {
  processes.close();
  await rm(parts, { recursive: true });
});

const file = (bytes: Uint8Array) => ({ name: '扫描件.pdf', bytes: async () => bytes });
const expected = FIGURES_OF_FOUR;

async function read(scan: Scan) {
  const told: string[] = [];
  const tell = (_: string, done: number, pages: number) => told.push(`${done}/${pages}`);
  const bytes = await scanned(paper, scan, [1]);
  const { reports } = await auditFiles([file(bytes)], { processes, scans: { parts, tell } });
  const [one] = reports;
  if (!one || 'error' in one) throw new Error(JSON.stringify(one));
  const wrong = expected.filter(([path, value]) => one.report.cells[path] && one.report.cells[path].value !== value);
  const unread = expected.filter(([path]) => !one.report.cells[path]).map(([path]) => path);
  return { ...one, told, wrong, unread };
}

test('without what reads scans a scan is refused, and it is said how an office gets it', async () => {
  const { reports } = await auditFiles([file(await scanned(paper, {}, [1]))], { processes });
  expect(reports).toEqual([
    { file: '扫描件.pdf', error: expect.stringMatching(/扫描件.*npx gongkai ocr install/), pictured: 1 },
  ]);
});

test('a scan that lay askew: every cell right, each with its place and the picture of its page, and nothing certain', async () => {
  const { report, pictures, told, wrong, unread } = await read({ skew: 1.5, paper: 225, noise: 6 });
  expect({ wrong, unread }).toEqual({ wrong: [], unread: [] });
  expect(told).toEqual(['0/1', '1/1']);
  const cell = report.cells['four.suitAfterReconsideration.total']!;
  expect(cell).toMatchObject({ value: 184, why: expect.stringContaining('由扫描图片识别'), sighting: { page: 1 } });
  expect(cell.sighting!.x0).toBeGreaterThan(report.cells['four.directSuit.total']!.sighting!.x1);
  expect(report.scan).toMatchObject({ pages: 1, kept: [{ page: 1 }] });
  expect(Math.round(report.scan!.kept[0]!.width)).toBe(595);
  expect([...pictures!.keys()]).toEqual([1]);
  // a sum does not add up, and parts are missing: all of it is left to a person's eyes
  expect(report.findings).toEqual([]);
  expect(report.hints).toContainEqual(
    expect.objectContaining({ rule: 'T4-SUM', doubt: expect.stringContaining('图片') }),
  );
  expect(report.hints.filter(({ rule }) => rule === 'F-FORM').every(({ doubt }) => doubt?.includes('请对照图片'))).toBe(
    true,
  );
  expect(report.verdict).toBe('incomplete');
}, 60_000);

test('under a seal cells are unread, none is wrong', async () => {
  const seal = { x: 0.5, y: 0.22, radius: 0.07, colour: '#444444' };
  const { wrong, unread, report } = await read({ noise: 6, seal });
  expect(wrong).toEqual([]);
  expect(unread.length).toBeGreaterThan(0);
  expect(unread.length).toBeLessThan(10);
  const told = report.unread.filter(({ sighting }) => sighting);
  expect(told.length).toBeGreaterThanOrEqual(unread.length);
}, 60_000);
