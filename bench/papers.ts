import { gzipSync } from 'node:zlib';
import { reportDocx, reportPdf } from '../src/annual-report/index.ts';
import { type AnnualReport, emptyTables, SECTION_TITLES } from '../src/law/index.ts';
import { unwrap } from '../src/platform/outcome.ts';
import { type Paper, paperDocx, paperPdf } from '../src/platform/papers/index.ts';
import { print, timed } from './support/timing.ts';

/** Setting official papers: a letter of one page and an annual report with its three tables, as PDF and as Word; each also
 *  as so many times what gzip needs for 1 MB of text here and now. */
const TIMES = 200;

const letter: Paper = {
  title: '答复书',
  author: '示范镇人民政府',
  blocks: [
    { kind: 'title', lines: ['示范镇人民政府', '政府信息公开申请答复书'] },
    { kind: 'addressee', text: '演示·张三：' },
    ...Array.from({ length: 6 }, () => ({
      kind: 'paragraph' as const,
      text: '本机关于收到你的申请后进行了检索。'.repeat(4),
    })),
    { kind: 'signature', organisation: '示范镇人民政府', date: '2023年10月12日' },
  ],
};
const report: AnnualReport = {
  format: '2021',
  authority: { code: 'demo', name: '示范镇人民政府' },
  year: 2023,
  title: '示范镇人民政府2023年政府信息公开工作年度报告',
  date: '2024-01-12',
  tables: emptyTables(),
  findings: [],
  channels: {},
  sections: SECTION_TITLES.map((title) => ({ title, text: '全年工作情况如下。'.repeat(30) })),
};

const began = performance.now();
unwrap(await paperPdf(letter));
print('first PDF', { ms: (performance.now() - began).toFixed(0) });

let serial = 0;
/** Each paper differs, so that nothing is taken from a cache. */
const fresh = (): Paper => ({
  ...letter,
  title: `答复书 ${++serial}`,
  blocks: [...letter.blocks, { kind: 'note', text: `第 ${serial} 份` }],
});
const runs = Array.from({ length: TIMES });
const megabyte = Buffer.from('本机关于收到你的申请后进行了检索。'.repeat(20_560));
const unit = await timed(runs, async () => gzipSync(megabyte));
print('gzip of 1 MB', { 'p50 ms': unit.p50.toFixed(1), 'p99 ms': unit.p99.toFixed(1) });
for (const [name, make] of [
  ['letter PDF', async () => unwrap(await paperPdf(fresh()))],
  ['letter Word', () => paperDocx(fresh())],
  ['report PDF', async () => unwrap(await reportPdf({ ...report, title: `示范镇人民政府年度报告第 ${++serial} 稿` }))],
  ['report Word', () => reportDocx({ ...report, title: `示范镇人民政府年度报告第 ${++serial} 稿` })],
] as const) {
  const { p50, p99 } = await timed(runs, make);
  print(name, { 'p50 ms': p50.toFixed(1), 'p99 ms': p99.toFixed(1), ratio: (p50 / unit.p50).toFixed(1) });
}
