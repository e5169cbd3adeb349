import type { Scan } from '../../../test/support/scans/scan.ts';
import { quoted, typesetPdf, typesetTable } from '../../../test/support/typeset.ts';
import { Numbers } from './numbers.ts';
import { sentence } from './papers.ts';

/** Kinds of scans, and how much of what is planted is found at least, in percent; left out: it only may not be missed
 *  without a word. */
export const KINDS: readonly { name: string; scan: Scan; atLeast?: number }[] = [
  { name: '200 dpi', scan: {}, atLeast: 98 },
  { name: '200 dpi, worn', scan: { noise: 10, quality: 70 }, atLeast: 98 },
  { name: '300 dpi', scan: { dpi: 300, noise: 6 }, atLeast: 98 },
  { name: 'skewed by 2°', scan: { skew: 2, noise: 8 }, atLeast: 98 },
  { name: 'grey paper', scan: { paper: 205, noise: 10 }, atLeast: 98 },
  { name: '150 dpi', scan: { dpi: 150, noise: 8 }, atLeast: 98 },
  { name: 'red seal', scan: { noise: 6, seal: { x: 0.62, y: 0.45, radius: 0.1, colour: '#dd2222' } }, atLeast: 95 },
  { name: '100 dpi', scan: { dpi: 100, noise: 8 } },
  { name: 'very noisy', scan: { noise: 30, quality: 40 } },
  { name: 'grey seal', scan: { noise: 6, seal: { x: 0.62, y: 0.45, radius: 0.1, colour: '#777777' } } },
];

/** A page with what is planted on it. */
export interface Page {
  name: string;
  bytes: Buffer;
  planted: { check: string; text: string }[];
}

/** A page of a paper: a mark of secrecy at its head, numbers in its sentences and in a ruled list.
 *  @param printed what becomes of its PDF */
export async function pageOf(seed: number, printed: (pdf: Uint8Array) => Promise<Buffer>): Promise<Page> {
  const numbers = new Numbers(seed);
  const planted: Page['planted'] = [];
  const plant = (check: string, text: string) => {
    planted.push({ check, text });
    return text;
  };
  const mark = plant('secrecy.mark', numbers.random.pick(['秘密★1年', '机密★10年', '秘密★长期']));
  const lines = [
    `经办人王演示，身份证号${plant('pii.resident-id', numbers.identity())}，联系电话${plant('pii.mobile', numbers.mobile())}。`,
    sentence(numbers),
    `申请人李演示的公民身份号码为${plant('pii.resident-id', numbers.identityWithX())}，补贴打入其银行卡${plant('pii.bank-card', numbers.card(19))}。`,
    sentence(numbers),
    sentence(numbers),
    `遗失声明：居民身份证${plant('pii.resident-id', numbers.identity())}遗失。本人手机${plant('pii.mobile', numbers.mobile())}。`,
  ];
  const rows = Array.from({ length: 8 }, (_, n) => [
    `${n + 1}`,
    numbers.random.pick(['王演示', '李演示', '赵演示', '孙演示']),
    plant('pii.resident-id', numbers.random.next() < 0.3 ? numbers.identityWithX() : numbers.identity()),
    plant('pii.mobile', numbers.mobile()),
    `${numbers.random.whole(100, 9000)}`,
  ]);
  const head = ['序号', '姓名', '身份证号', '手机号码', '金额（元）'];
  const source = [
    quoted(mark),
    '#v(1em)\n#align(center, text(size: 18pt)[关于发放补贴的公示])\n#v(1em)',
    ...lines.map((line) => `#par(first-line-indent: 2em)${quoted(line)}`),
    typesetTable([head, ...rows], '5'),
  ].join('\n\n');
  return { name: '公示.pdf', bytes: await printed(typesetPdf(source)), planted };
}
