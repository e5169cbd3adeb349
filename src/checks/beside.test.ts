import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, expect, test } from 'vitest';
import { paragraph, run, wordFile } from '../../test/support/checks/office.ts';
import { pdfOf, zipBomb } from '../../test/support/reports/hostile-files.ts';
import { fileReader } from './beside.ts';
import { findingsIn } from './findings.ts';
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
  const bytes = wordFile(Array.from({ length: 500 }, (_, n) => paragraph(run(`第${n}段的的`))).join(''));
  const found = await reader.findings(file(bytes), '甲.docx');
  expect(found.length).toBeGreaterThanOrEqual(500);
  expect(found).toEqual(findingsIn(await insideOf(bytes, '甲.docx')));
});

test('of more than a person looks at the last says so', async () => {
  const found = await reader.findings(file(Buffer.from('a@b.cn\n'.repeat(3_000))), '甲.txt');
  expect(found).toHaveLength(2_000);
  expect(found.at(-1)).toMatchObject({ check: 'unread', message: expect.stringContaining('共发现 3000 处') });
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

test('a file that is not there is told, and costs no process', async () => {
  const found = await reader.look(join(folder, 'gone'), '甲.docx');
  expect(found).toMatchObject({ absent: true, words: '', findings: [{ check: 'unread' }] });
  expect(found.findings[0]!.message).toBe('未识别，需人工查看：文件库里没有这个文件，或者现在读不到');
  expect(await reader.cleaned(join(folder, 'gone'), '甲.docx')).toMatchObject({
    ok: false,
    message: '文件库里没有这个文件，或者现在读不到，不能生成副本',
  });
});

test('a hostile file is told, the next one is read, and the server goes on', async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const bomb = await reader.findings(file(zipBomb(900)), '弹.docx');
  expect(bomb.map(({ check }) => check)).toContain('unread');
  const pages = Array.from({ length: 200 }, (_, n) =>
    new TextEncoder().encode(`BT /F 12 Tf 50 500 Td (Page ${n} a@b${n}.cn ${NUMBER}) Tj ET`),
  );
  const begun = performance.now();
  const found = await reader.findings(file(pdfOf(pages)), '甲.pdf');
  expect(found.filter(({ check }) => check === 'pii.email')).toHaveLength(200);
  expect(performance.now() - begun).toBeLessThan(10_000);
  delay.disable();
  expect(delay.percentile(99) / 1e6).toBeLessThan(50);
});
