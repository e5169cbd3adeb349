import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, expect, test } from 'vitest';
import { paragraph, run, wordFile } from '../../test/support/checks/office.ts';
import { pdfOf, zipBomb } from '../../test/support/reports/hostile-files.ts';
import { fileReader } from './index.ts';
import { insideOf } from './inside/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-inside-'));
const reader = fileReader();
afterAll(() => {
  reader.close();
  rmSync(folder, { recursive: true, force: true });
});

const NUMBER = '230000199001010011';
const hide = (text: string) =>
  [...text.matchAll(/\d{18}/g)].map(({ index }) => ({ from: index + 6, to: index + 14, by: '********' }));
function file(bytes: Uint8Array): string {
  const path = join(folder, String(Math.random()));
  writeFileSync(path, bytes);
  return path;
}

test('what is read beside is what is read here', async () => {
  const bytes = wordFile(Array.from({ length: 2500 }, (_, n) => paragraph(run(`第${n}段`))).join(''));
  expect(await reader.inside(file(bytes), '甲.docx')).toEqual(await insideOf(bytes, '甲.docx'));
});

test('copies are made beside, what is hidden is decided here', async () => {
  const path = file(
    wordFile(
      paragraph(run('号230000'), run('199001010011')) + paragraph(run('230000199001')) + paragraph(run('010011')),
    ),
  );
  const copy = await reader.masked(path, '甲.docx', hide);
  expect(copy).toMatchObject({ ok: true });
  if (!copy.ok) return;
  const { pieces } = await insideOf(Buffer.from(copy.bytes), '甲.docx');
  expect(pieces.map(({ text }) => text)).toEqual(['号230000********0011', '230000******', '**0011']);
  expect(await reader.cleaned(path, '甲.docx')).toMatchObject({ ok: true, left: [] });
});

test('a hostile file is told, the next one is read, and the server goes on', async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  expect((await reader.inside(file(zipBomb(900)), '弹.docx')).unread).not.toEqual([]);
  const pages = Array.from({ length: 200 }, (_, n) =>
    new TextEncoder().encode(`BT /F 12 Tf 50 500 Td (Page ${n} ${NUMBER}) Tj ET`),
  );
  const begun = performance.now();
  const { pieces } = await reader.inside(file(pdfOf(pages)), '甲.pdf');
  expect(pieces).toHaveLength(200);
  expect(performance.now() - begun).toBeLessThan(10_000);
  delay.disable();
  expect(delay.percentile(99) / 1e6).toBeLessThan(50);
});
