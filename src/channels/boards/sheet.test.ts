import { writeFile } from 'node:fs/promises';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { unwrap } from '../../platform/outcome.ts';
import { type Sheet, type SheetNotice, setSheet } from './sheet.ts';
import { sheetBlocks } from './sheet-blocks.ts';
import { titleLines } from './title-lines.ts';

const notice = (given: Partial<SheetNotice> = {}): SheetNotice => ({
  ...{ title: '建设村2024年耕地地力保护补贴面积公示', documentNumber: '', attachments: [] },
  bodyHtml:
    '<p>根据上级通知，经农户申报、村委会核实，现将建设村 2024 年耕地地力保护补贴面积公示如下。</p><h2>一、核实结果</h2><table><thead><tr><th>组别</th><th>户数</th><th>面积（亩）</th></tr></thead><tbody><tr><td>一组</td><td>42</td><td>1,206.5</td></tr><tr><td>二组</td><td>38</td><td>988.0</td></tr></tbody></table><p>有异议的，请在公示期内向村委会提出。</p><ol><li>口头提出；</li><li>书面提出。</li></ol>',
  ...{ term: '2024年2月20日至2024年2月27日', office: '建设村民委员会', address: 'https://town.example/documents/31' },
  ...given,
});
const sheet = (given: Partial<Sheet> = {}): Sheet => ({
  ...{ paper: 'A4', board: '政务公开栏', authority: '测试镇人民政府', telephone: '0453-0000000', isDemo: false },
  notices: [notice()],
  ...given,
});
const wordsOf = async (pdf: Buffer) => {
  const read = await getDocumentProxy(new Uint8Array(pdf));
  const { text } = await extractText(read, { mergePages: false });
  const [, , width, height] = (await read.getPage(1)).view as number[];
  return { pages: text.map((page) => page.replace(/\s/g, '')), size: [Math.round(width!), Math.round(height!)] };
};
const set = async (given: Partial<Sheet> = {}) => {
  const made = unwrap(await setSheet(sheet(given)));
  if (process.env.KEEP) await writeFile(`${process.env.KEEP}/${expect.getState().currentTestName}.pdf`, made.pdf);
  return { ...made, ...(await wordsOf(made.pdf)) };
};

test.each([
  ['A4', [595, 842]],
  ['A3', [842, 1191]],
] as const)('on %s stands all that a notice needs', async (paper, size) => {
  const { pages, size: found, notices } = await set({ paper });
  expect(found).toEqual(size);
  for (const said of [
    ...['政务公开栏', '测试镇人民政府', '建设村2024年耕地地力保护补贴面积公示', '一组421,206.5', '1.口头提出；'],
    ...['公示期2024年2月20日至2024年2月27日', '责任单位建设村民委员会', '监督电话0453-0000000', '扫码看原文'],
    '第1页共1页',
  ])
    expect(pages[0]).toContain(said);
  expect(notices).toEqual([{ title: notice().title, from: 1, to: 1, left: [] }]);
});

test('several share a sheet in their order; what has no room goes whole to the next, and that is told', async () => {
  const short = (n: number) => notice({ title: `通知${n}`, bodyHtml: `<p>${'请各户按时办理。'.repeat(45)}</p>` });
  const { pages, notices } = await set({ notices: [short(1), short(2), short(3), short(4), short(5)] });
  expect(pages.length).toBeGreaterThan(1);
  expect(pages[0]!.indexOf('通知1')).toBeLessThan(pages[0]!.indexOf('通知2'));
  for (const one of notices) expect(one.from, one.title).toBe(one.to);
  for (const [n, { from }] of notices.entries()) expect(pages[from - 1]).toContain(`通知${n + 1}`);
  expect(pages[0]).toContain(`第1页共${pages.length}页`);
});

test('one longer than a sheet goes on, and it is told on which', async () => {
  const long = notice({ bodyHtml: `<p>${'各村应当按时公开村务。'.repeat(40)}</p>`.repeat(6) });
  const { notices, pages } = await set({ notices: [long] });
  expect(notices[0]).toMatchObject({ from: 1, to: pages.length });
  expect(pages.length).toBeGreaterThan(1);
});

test('what a sheet cannot show is told', async () => {
  const body = `<p>见图。<img src="/files/${'a'.repeat(64)}/1.png" alt=""></p><table><tr>${'<td>值</td>'.repeat(15)}</tr></table>`;
  const { notices, pages } = await set({ notices: [notice({ bodyHtml: body, attachments: ['名册.xlsx'] })] });
  expect(notices[0]!.left.join('；')).toMatch(/1 张图片.*15 列的表格.*1 个附件/);
  expect(pages[0]).toContain('名册.xlsx');
});

test('nothing that is written is read as code, and what is missing leaves no empty line', async () => {
  const title = '#panic("x") $a$ *b* `c` @d <e> \\ ]]';
  const { pages } = await set({
    telephone: '',
    notices: [notice({ title, bodyHtml: '<p>#let x = 1</p>', term: '', address: '' })],
  });
  expect(pages[0]).toContain(title.replace(/\s/g, ''));
  expect(pages[0]).toContain('#letx=1');
  for (const none of ['监督电话', '公示期', '扫码']) expect(pages[0]).not.toContain(none);
});

test('a body is read in its order, with its lines, lists and spans', () => {
  const html =
    '<p class="align-right">甲<br>乙</p><ul><li>一<ol start="3"><li>内</li></ol></li></ul><table><tr><th rowspan="9">左</th><th>右</th></tr><tr><td>值</td></tr></table>';
  expect(sheetBlocks(html).blocks).toEqual([
    { kind: 'paragraph', text: '甲\n乙', align: 'right' },
    { kind: 'item', mark: '·', text: '一' },
    { kind: 'item', mark: '3.', text: '内' },
    {
      kind: 'table',
      caption: '',
      columns: 2,
      head: 0,
      rows: [
        [
          { text: '左', rows: 2, columns: 1, strong: true },
          { text: '右', rows: 1, columns: 1, strong: true },
        ],
        [{ text: '值', rows: 1, columns: 1, strong: false }],
      ],
    },
  ]);
});

test.each([
  ['停水通知', 14, ['停水通知']],
  ['建设村2024年耕地地力保护补贴面积公示', 16, ['建设村2024年耕地', '地力保护补贴面积公示']],
  ['《测试镇生活垃圾分类管理办法（试行）》政策解读', 14, ['《测试镇生活垃圾分类管理', '办法（试行）》政策解读']],
  ['', 14, ['']],
])('%s is broken between words into lines of about one length', (title, most, lines) => {
  expect(titleLines(title, most)).toEqual(lines);
});
