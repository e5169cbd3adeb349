import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findingsIn } from '../src/checks/findings.ts';
import { insideOf } from '../src/checks/inside/index.ts';
import { look } from '../src/checks/inside/look.ts';
import { engineIn } from '../src/platform/scans/index.ts';
import { layParts } from '../test/support/scans/parts.ts';
import { scanned } from '../test/support/scans/scan.ts';
import { KINDS, type Page, pageOf } from './support/checks/scanned-pages.ts';
import { judge, print } from './support/timing.ts';

/** What the checks find and miss of pages that were printed and scanned, and whether they say so where they are not sure.
 *  BENCH_SCALE: pages of each kind; BENCH_SHOW: set, what was missed and wrongly found is listed. */
const SCALE = Number(process.env.BENCH_SCALE ?? 2);
const SHOW = process.env.BENCH_SHOW !== undefined;
const TODAY = '2025-06-30';

const parts = mkdtempSync(join(tmpdir(), 'gongkai-parts-'));
await layParts(parts);
const engine = await engineIn(parts);
const total = { planted: 0, missed: 0, silently: 0, wrong: 0, pages: 0, ms: 0 };
const by = new Map<string, { planted: number; found: number }>();

/** @returns whether it was found whole, to the last character */
function tally(check: string, found: boolean): void {
  const one = by.get(check) ?? { planted: 0, found: 0 };
  by.set(check, { planted: one.planted + 1, found: one.found + (found ? 1 : 0) });
}

async function read(page: Page) {
  let unsure = false;
  const before = process.cpuUsage();
  const inside = await insideOf(
    page.bytes,
    page.name,
    {},
    {
      see: async (_, sight) => {
        const seen = await look(engine, sight);
        unsure ||= seen.unsure !== undefined;
        return seen;
      },
    },
  );
  const { user, system } = process.cpuUsage(before);
  total.ms += (user + system) / 1000;
  total.pages += 1;
  return { found: findingsIn(inside, TODAY), unsure };
}

/** Whether what was found says all of it; of a mark its level. */
const says = (found: string, text: string, check: string) =>
  plain(found).includes(check === 'secrecy.mark' ? text.slice(0, 2) : plain(text));
const plain = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

for (const { name, scan, atLeast } of KINDS) {
  const kind = { planted: 0, found: 0, unsure: 0, silent: 0, wrong: 0 };
  for (let n = 0; n < SCALE; n += 1) {
    const page = await pageOf(900 + n, (pdf) => scanned(pdf, scan, [1]));
    const { found, unsure } = await read(page);
    kind.unsure += unsure ? 1 : 0;
    for (const { check, text } of page.planted) {
      const is = found.some((one) => one.check === check && says(one.text, text, check));
      kind.planted += 1;
      kind.found += is ? 1 : 0;
      if (atLeast !== undefined) tally(check, is);
      if (is) continue;
      if (!unsure) kind.silent += 1;
      if (SHOW)
        process.stdout.write(
          `missed ${name} ${check} ${text}${unsure ? '' : ' SILENTLY'}: ${found.filter((one) => one.check === check).map((one) => one.text)}\n`,
        );
    }
    for (const one of found) {
      if (/^(?:unread|meta\.)/.test(one.check)) continue;
      if (page.planted.some(({ check, text }) => check === one.check && says(one.text, text, check))) continue;
      kind.wrong += 1;
      if (SHOW) process.stdout.write(`wrong ${name} ${one.check} ${one.text} ${one.place} ${one.message}\n`);
    }
  }
  print(`scanned, ${name}`, kind);
  if (atLeast !== undefined) judge(`found on scans, ${name}`, (100 * kind.found) / kind.planted, '%', { atLeast });
  total.planted += kind.planted;
  total.missed += kind.planted - kind.found;
  total.silently += kind.silent;
  total.wrong += kind.wrong;
}
for (const [check, { planted, found }] of by)
  judge(`${check} on scans that can be read (${planted} planted)`, (100 * found) / planted, '%', { atLeast: 98 });
judge(`missed of all scans without a word (${total.planted} planted)`, total.silently, '', { atMost: 0 });
judge('a scanned page, of one processor', total.ms / total.pages / 1000, 's', { atMost: 15 });
rmSync(parts, { recursive: true });
