import { MessageChannel } from 'node:worker_threads';
import { load } from 'cheerio';
import fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { fileInZip } from '../../../test/support/unzip.ts';
import { type Failure, unwrap } from '../outcome.ts';
import { type Block, type Paper, paperDate, paperDocx, paperLines, paperPdf } from './index.ts';
import { markSize, RED, signaturePlaces, widthOf } from './layout.ts';
import { outcomeOf } from './pdf.ts';
import { type Answer, serve } from './serve.ts';

const bare = (text: string) => text.replace(/\s+/g, '');
const paperOf = (...blocks: Block[]): Paper => ({ title: '试验', author: '测试镇人民政府', blocks });

async function pdfOf(paper: Paper) {
  const file = unwrap(await paperPdf(paper));
  const pdf = await getDocumentProxy(new Uint8Array(file));
  const { text } = await extractText(pdf, { mergePages: true });
  return { file, pdf, text: bare(text).replace(/—\d+—/g, '') };
}

async function wordText(paper: Paper): Promise<string> {
  const $ = load(await fileInZip(await paperDocx(paper), 'word/document.xml'), { xml: true });
  return bare($('w\\:t').text());
}

const whole = paperOf(
  { kind: 'title', lines: ['测试镇人民政府', '政府信息公开申请答复书'] },
  { kind: 'number', text: '测试镇依申请公开〔2023〕1号' },
  { kind: 'gap' },
  { kind: 'addressee', text: '演示·张三：' },
  { kind: 'heading', level: 1, text: '一、事实' },
  { kind: 'paragraph', text: '本机关于2023年9月25日收到你的申请。' },
  { kind: 'heading', level: 2, text: '（一）经过' },
  { kind: 'heading', level: 3, text: '1.检索' },
  {
    kind: 'table',
    widths: [1, 2, 2],
    head: 1,
    rows: [
      [{ text: '合并', strong: true, colSpan: 2 }, { text: '末列' }],
      [{ text: '跨行', rowSpan: 2 }, { text: '甲一' }, { text: '左\n右', left: true }],
      [{ text: '乙一' }, { text: '乙二' }],
    ],
  },
  { kind: 'signature', organisation: '测试镇人民政府', date: '2023年10月12日' },
  { kind: 'note', text: '（联系电话：19900000000）' },
);

const headed = paperOf(
  {
    kind: 'masthead',
    name: '政府信息公开工作月报',
    number: '2023年第9期',
    issuer: '测试镇人民政府',
    day: '2023年10月12日',
  },
  { kind: 'title', lines: ['2023年9月工作情况'] },
  { kind: 'paragraph', text: '本月公开信息3条。' },
  { kind: 'table', widths: [1], head: 0, rows: [[{ text: '甲' }]] },
  { kind: 'imprint', copies: ['报送：测试市人民政府'], issuer: '测试镇人民政府', day: '2023年10月12日' },
);

test('a red head stands 35 mm below the type area’s top, 版记 on its last line, both saying what the model says', async () => {
  const said = bare(paperLines(headed).join(''));
  expect(said).toContain('2023年10月12日印发');
  expect(await wordText(headed)).toBe(said);
  const { pdf, text } = await pdfOf(headed);
  expect(text).toBe(said);
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const heights = (of: string) =>
    items.flatMap((item: { str?: string; transform?: number[] }) =>
      item.str?.startsWith(of) ? [item.transform!] : [],
    );
  const mm = (points: number) => (points * 25.4) / 72;
  const [mark] = heights('政府');
  const size = mark![3]!;
  expect(size).toBe(42);
  expect(mm(842 - mark![5]! - 0.88 * size)).toBeCloseTo(37 + 35, 0);
  expect(mm(heights('测试镇').at(-1)![5]!)).toBeCloseTo(35 + 3.5, -0.5);
  const word = await fileInZip(await paperDocx(headed), 'word/document.xml');
  expect(word).toContain(`<w:color w:val="${RED}"/>`);
  expect(word).toMatch(/<w:tblpPr[^>]*w:tblpYSpec="bottom" w:vertAnchor="margin"\/>/);
  expect(word).not.toContain('</w:tbl><w:tbl>'); // Word would join them
});

test.each([
  ['政府信息公开工作月报', 42, 'fits in the largest'],
  ['绥芬河市示范镇人民政府政务公开工作简报', 23, 'a long one is made smaller'],
  ['字'.repeat(40), 22, 'never smaller than a title; it goes on in another line'],
])('the mark %s stands in %i points: %s', (name, size) => expect(markSize(name)).toBe(size));

test('Word and PDF say what the model says, in order', async () => {
  const said = bare(paperLines(whole).join(''));
  expect(await wordText(whole)).toBe(said);
  // A cell over two rows is drawn at their middle, so it may be read after its neighbours.
  const { text } = await pdfOf(whole);
  expect([...text].sort()).toEqual([...said].sort());
  for (const line of paperLines(whole)) expect(text).toContain(bare(line));
});

test('the PDF is A4, embeds its faces, tells its title and has its headings as an outline', async () => {
  const { file, pdf } = await pdfOf(whole);
  const [left, bottom, right, top] = (await pdf.getPage(1)).view as [number, number, number, number];
  expect([right - left, top - bottom].map(Math.round)).toEqual([595, 842]);
  expect((await pdf.getMetadata()).info).toMatchObject({ Title: '试验', Author: '测试镇人民政府' });
  expect(file.toString('latin1').match(/\/FontFile2 /g)?.length).toBeGreaterThanOrEqual(3);
  expect((await pdf.getOutline())?.map(({ title }: { title: string }) => title)).toContain('一、事实');
});

describe('what a person wrote is never read as Typst code', () => {
  const hostile = [
    '#read("/etc/passwd")',
    '#{ while true {} }',
    '$sum_(i=0)^n x$ *粗* _斜_ `raw` <label> @ref ~ -- --- ... // 注释 /* 块 */',
    '= 标题\u3000- 列表',
    '"]) #panic("x") (["',
    '\\u{41} \\# \\\\ \\n',
    '#import "@preview/cetz:0.1.0"',
    '\'单\' "双" {a: 1}',
    '</w:t></w:r><w:p/>&amp;&lt;<![CDATA[x]]>',
  ];
  test.each(hostile)('%s', async (text) => {
    const places: Block[] = [
      { kind: 'title', lines: [text] },
      { kind: 'number', text },
      { kind: 'addressee', text },
      { kind: 'heading', level: 2, text },
      { kind: 'paragraph', text },
      { kind: 'table', widths: [1], head: 0, rows: [[{ text }]] },
      { kind: 'signature', organisation: text, date: text },
      { kind: 'note', text },
      { kind: 'masthead', name: text, number: text, issuer: text, day: '' },
      { kind: 'imprint', copies: [text], issuer: '', day: text },
    ];
    const paper = { ...paperOf(...places), title: text };
    const said = bare(paperLines(paper).join(''));
    expect((await pdfOf(paper)).text).toBe(said);
    expect(await wordText(paper)).toBe(said);
  });
  test('any characters at all give a file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const paper = { ...paperOf({ kind: 'paragraph', text }, { kind: 'heading', level: 1, text }), title: text };
        expect(
          unwrap(await paperPdf(paper))
            .subarray(0, 5)
            .toString(),
        ).toBe('%PDF-');
        expect((await paperDocx(paper)).subarray(0, 2).toString()).toBe('PK');
      }),
      { numRuns: 60 },
    );
  });
});

test('a table taller than a page goes on with its head repeated; a lower one stays whole', async () => {
  const rows = (count: number) => [
    [{ text: '表头甲' }, { text: '表头乙' }],
    ...Array.from({ length: count }, (_, n) => [{ text: `第${n}行` }, { text: '值' }]),
  ];
  const filler: Block[] = Array.from({ length: 15 }, () => ({ kind: 'paragraph', text: '正文。' }));
  const heads = async (count: number) => {
    const { pdf, text } = await pdfOf(
      paperOf(...filler, { kind: 'table', widths: [1, 1], head: 1, rows: rows(count) }),
    );
    return [pdf.numPages, text.match(/表头甲/g)?.length];
  };
  expect(await heads(20)).toEqual([2, 1]);
  expect(await heads(90)).toEqual([3, 3]);
});

test('what marks a paper stands at the head of every page, outside its text', async () => {
  const long = Array.from({ length: 60 }, (): Block => ({ kind: 'paragraph', text: '本机关已收到你的申请。' }));
  const marked = { ...paperOf(...long), mark: '演示数据' };
  const pdf = await getDocumentProxy(new Uint8Array(unwrap(await paperPdf(marked))));
  const { text } = await extractText(pdf, { mergePages: false });
  expect(text.length).toBeGreaterThan(2);
  expect(text.map((page) => bare(page).slice(0, 4))).toEqual(text.map(() => '演示数据'));
  const file = await paperDocx(marked);
  for (const part of ['word/header1.xml', 'word/header2.xml'])
    expect(await fileInZip(file, part)).toContain('演示数据');
  expect(await fileInZip(file, 'word/document.xml')).not.toContain('演示数据');
});

test('many papers at once', async () => {
  const papers = Array.from({ length: 12 }, (_, n) => paperOf({ kind: 'paragraph', text: `第${n}份` }));
  const texts = await Promise.all(papers.map(async (paper) => (await pdfOf(paper)).text));
  expect(texts).toEqual(papers.map((_, n) => `第${n}份`));
});

test('without a typesetter for the machine there is a sentence, not a crash', async () => {
  const { port1, port2 } = new MessageChannel();
  serve(port1, () => Promise.reject(new Error('Cannot find native binding')));
  const answers = new Promise<Answer>((resolve) => port2.once('message', resolve));
  port2.postMessage({ id: 7, job: '{}' });
  const answer = await answers;
  port1.close();
  expect(answer).toEqual({ id: 7, missing: true });
  expect((outcomeOf(answer) as Failure).message).toContain('Word');
});

test.each([
  ['2023-09-05', '2023年9月5日'],
  ['2024-12-31', '2024年12月31日'],
])('成文日期 of %s: %s', (day, written) => expect(paperDate(day)).toBe(written));

test.each([
  ['测试镇人民政府', '2023年10月12日', 'the name stands over the middle of the date'],
  ['绥芬河市示范镇人民政府政务公开办公室', '2023年1月1日', 'a long name may reach the margin'],
])('signature of %s, %s (%s)', (organisation, date) => {
  const places = signaturePlaces(organisation, date);
  const middle = (right: number, text: string) => right + widthOf(text) / 2;
  expect(middle(places.organisation, organisation)).toBeCloseTo(middle(places.date, date));
  expect(Math.min(places.organisation, places.date)).toBeGreaterThanOrEqual(0);
});
