import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { checkSeed } from '../../../test/support/reports/check.ts';
import { packedBlanks, pdfOf, zipBomb } from '../../../test/support/reports/hostile-files.ts';
import { AuditProcesses } from '../processes.ts';

const processes = new AuditProcesses(1);
afterAll(() => processes.close());

const layout = { medium: 'page', habits: [], format: '2021', oneOther: false, broken: 'no' } as const;
const good = (await checkSeed(21, undefined, layout)).bytes;

/** Processes that were started from here; [] on a machine that does not tell. */
function children(): string[] {
  if (!existsSync('/proc/self/task')) return [];
  return readdirSync(`/proc/${process.pid}/task`).flatMap((thread) =>
    read(`/proc/${process.pid}/task/${thread}/children`).split(' ').filter(Boolean),
  );
}
/** Those of test files before this one: scans may hold more. */
const others = new Set(children());

/** Bytes of memory that the processes we started ever held. */
function mostHeld(): number {
  const ours = children().filter((id) => !others.has(id) && read(`/proc/${id}/cmdline`).includes('audit-report'));
  const held = ours.map((id) => Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${id}/status`))?.[1] ?? 0) * 1024);
  return Math.max(0, ...held);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
}

const words = (bytes: Uint8Array, length: number) => Buffer.from(bytes.subarray(0, length));

test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
  ['a Word file that unpacks to 2 GB', () => zipBomb(2048)],
  ['a PDF whose page unpacks to 4 GB', () => pdfOf([packedBlanks(4096)], { packed: true })],
  [
    'a PDF of 100 pages that unpack to 40 MB each',
    () =>
      pdfOf(
        Array.from({ length: 100 }, () => packedBlanks(40)),
        { packed: true },
      ),
  ],
  ['a PDF of 500 pages', () => pdfOf(Array.from({ length: 500 }, () => Buffer.from('BT /F 12 Tf (1) Tj ET')))],
  ['tables nested 5,000 deep', () => Buffer.from('<table><tr><td>'.repeat(5000))],
  ['a page of 8 MB of cells', () => Buffer.from(`<table>${'<tr><td>0<td>1'.repeat(600_000)}`.slice(0, 8_000_000))],
  ['8 MB of text without a line', () => Buffer.from('收到申请'.repeat(700_000))],
  ['20 MB of noise', () => Buffer.from(Array.from({ length: 20 << 20 }, (_, n) => (n * 7919 + (n >> 3)) & 255))],
  [
    'a Word file cut in half',
    async () => {
      const { bytes } = await checkSeed(21, undefined, { ...layout, medium: 'docx' });
      return words(bytes, bytes.length / 2);
    },
  ],
  [
    'our own PDF cut in half',
    async () => {
      const { bytes } = await checkSeed(21, undefined, { ...layout, medium: 'ownPdf' });
      return words(bytes, bytes.length / 2);
    },
  ],
])('%s: a sentence within 10 seconds and 512 MB, and the next file is read', async (_, make) => {
  const bytes = await make();
  await processes.audit({ bytes: good }); // the process is there
  let held = 0;
  const watch = setInterval(() => {
    held = Math.max(held, mostHeld());
  }, 10);
  const began = performance.now();
  const answer = await processes.audit({ bytes });
  const took = performance.now() - began;
  clearInterval(watch);
  expect(answer).toEqual({ unreadable: expect.stringMatching(/[一-龥]{4}/) });
  expect(took).toBeLessThan(11_000);
  expect(held).toBeLessThan(512 * 1024 * 1024);
  expect(await processes.audit({ bytes: good })).toMatchObject({ audited: { findings: [] } });
});
