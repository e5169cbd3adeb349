import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileReader } from '../../../src/checks/index.ts';
import { typesetPdf, typesetTable } from '../../../test/support/typeset.ts';
import { judge } from '../timing.ts';
import { Numbers } from './numbers.ts';

const [PAGES, ROWS] = [200, 28];

/** A list of so many pages, as a town publishes its subsidies. */
function list(pages: number): Uint8Array {
  const numbers = new Numbers(91);
  const row = (n: number) => [
    String(n + 1),
    numbers.name(),
    '甲村三组',
    `2300000001${numbers.digits(4)}`,
    `${numbers.random.whole(1, 9)}${numbers.digits(3)}.00`,
    '已公示',
  ];
  const tables = Array.from({ length: pages }, () =>
    typesetTable(
      [
        ['序号', '姓名', '所在村组', '项目编号', '金额（元）', '备注'],
        ...Array.from({ length: ROWS }, (_, n) => row(n)),
      ],
      '(1fr, 1fr, 1.4fr, 2fr, 1.2fr, 1fr)',
    ),
  );
  return typesetPdf(tables.join('\n#pagebreak()\n'));
}

/** How long a PDF of 200 pages of tables takes beside a server, whether it takes as long for each page as a short one, and
 *  how long the server waits for its turn meanwhile. */
export async function measurePages(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  const reader = fileReader();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  try {
    const took = async (pages: number) => {
      const path = join(folder, `${pages}.pdf`);
      writeFileSync(path, list(pages));
      const began = performance.now();
      const { findings, words } = await reader.look(path, '名单.pdf');
      if (findings.some(({ check }) => check === 'unread') || words.split('\n').length < pages * ROWS)
        throw new Error('the list was not read whole');
      return performance.now() - began;
    };
    await took(1);
    const short = await took(PAGES / 10);
    delay.enable();
    const long = await took(PAGES);
    delay.disable();
    judge(`a PDF of ${PAGES} pages of tables`, long / 1_000, 's', { atMost: 10 });
    judge(`the same, to ten times one of ${PAGES / 10} pages`, long / short / 10, '×', { atMost: 1.5 });
    judge('the thread beside waits meanwhile, p99', delay.percentile(99) / 1e6, 'ms', { atMost: 50 });
  } finally {
    reader.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
