import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paragraph, run, slide, slidesFile, story, table, wordFile } from '../../../test/support/checks/office.ts';
import { chunk, exifSegment, jpegOf, pngOf } from '../../../test/support/checks/pictures.ts';
import { zipOf } from '../../../test/support/zip.ts';
import { insideOf } from '../inside/index.ts';
import { cleanedCopy } from './index.ts';

async function copyOf(bytes: Buffer, name: string): Promise<{ bytes: Buffer; removed: string[]; left: string[] }> {
  const copy = await cleanedCopy(bytes, name);
  if (!copy.ok) throw new Error(copy.message);
  return copy;
}
const texts = async (bytes: Buffer, name: string) => (await insideOf(bytes, name)).pieces.map(({ text }) => text);

const RELATION = (type: string, target: string, more = '') =>
  `<Relationship Id="r1" Type="x/${type}" Target="${target}" ${more}/>`;

/** What a document of Word may carry, each alone: paragraphs for the body, other parts. */
const WORD: Record<string, { body?: string; parts?: Record<string, string | Buffer> }> = {
  properties: { parts: { 'docProps/core.xml': '<c xmlns:d="d"><d:creator>坏</d:creator></c>' } },
  company: { parts: { 'docProps/app.xml': '<P><Company>坏</Company><Template>D:\\坏.dotx</Template></P>' } },
  own: { parts: { 'docProps/custom.xml': '<P><property name="坏"><v>坏</v></property></P>' } },
  comments: {
    body: paragraph('<w:commentRangeStart w:id="0"/>', run('好'), '<w:r><w:commentReference w:id="0"/></w:r>'),
    parts: { 'word/comments.xml': story('comments', `<w:comment w:author="坏">${paragraph(run('坏'))}</w:comment>`) },
  },
  people: { parts: { 'word/people.xml': story('people', '<w:person w:author="坏"/>') } },
  deleted: { body: paragraph(run('好'), `<w:del w:author="坏"><w:r><w:delText>坏</w:delText></w:r></w:del>`) },
  moved: {
    body:
      paragraph(run('好'), `<w:moveFrom>${run('坏')}</w:moveFrom>`) + paragraph(`<w:moveTo>${run('好')}</w:moveTo>`),
  },
  inserted: { body: paragraph(`<w:ins w:author="坏">${run('好')}</w:ins>`) },
  format: { body: paragraph(run('好', '<w:b/><w:rPrChange w:author="坏"><w:rPr/></w:rPrChange>')) },
  vanish: { body: paragraph(run('好'), run('坏', '<w:vanish/>')) },
  white: { body: paragraph(run('好'), run('坏', '<w:color w:val="FFFFFF"/>')) },
  tiny: { body: paragraph(run('好'), run('坏', '<w:sz w:val="1"/>')) },
  styled: {
    body: paragraph('<w:pPr><w:pStyle w:val="H"/></w:pPr>', run('坏')) + paragraph(run('好')),
    parts: { 'word/styles.xml': story('styles', '<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>') },
  },
  embedded: { parts: { 'word/embeddings/a.docx': wordFile(paragraph(run('坏'))) } },
  thumbnail: { parts: { 'docProps/thumbnail.jpeg': jpegOf() } },
  template: {
    parts: {
      'word/settings.xml': story(
        'settings',
        '<w:attachedTemplate r:id="r1"/><w:docVars><w:docVar w:name="n" w:val="坏"/></w:docVars>',
      ),
      'word/_rels/settings.xml.rels': `<R>${RELATION('attachedTemplate', 'file:///D:/坏.dotx', 'TargetMode="External"')}</R>`,
    },
  },
  macro: { parts: { 'word/vbaProject.bin': '坏' } },
  data: { parts: { 'customXml/item1.xml': '<x>坏</x>' } },
  photo: { parts: { 'word/media/image1.jpg': jpegOf(exifSegment()) } },
  described: { body: paragraph('<w:r><wp:docPr xmlns:wp="p" descr="C:\\坏\\图.png"/></w:r>', run('好')) },
  header: { parts: { 'word/header1.xml': story('hdr', paragraph(run('好'), run('坏', '<w:vanish/>'))) } },
};

describe('Word', () => {
  test.each(Object.keys(WORD))('%s is taken away', async (key) => {
    const { body = paragraph(run('好')), parts } = WORD[key]!;
    const copy = await copyOf(wordFile(body, parts), '甲.docx');
    expect(copy.left).toEqual([]);
    expect(copy.removed.length).toBeGreaterThanOrEqual(key === 'people' ? 0 : 1);
    const after = await texts(copy.bytes, '甲.docx');
    expect(after.join()).not.toContain('坏');
    expect(after.join()).toContain('好');
  });

  test('whatever stands together, nothing odd stays and all that is seen does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...Object.keys(WORD)), { minLength: 2 }), async (keys) => {
        const body = keys.map((key) => WORD[key]!.body ?? '').join(paragraph(run('好一'))) + table(['好二', '好三']);
        const parts = Object.assign({}, ...keys.map((key) => WORD[key]!.parts));
        const copy = await copyOf(wordFile(body, parts), '甲.docx');
        expect(copy.left).toEqual([]);
        const after = (await texts(copy.bytes, '甲.docx')).join();
        expect(after).not.toContain('坏');
        for (const text of ['好二', '好三']) expect(after).toContain(text);
      }),
      { numRuns: 40 },
    );
  });

  test('what is seen stays as it was', async () => {
    const bytes = wordFile(
      paragraph(run('标题', '<w:b/>')) +
        table(
          ['姓名', '金额'],
          ['甲某', '100 元 & <税>'.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')],
        ),
    );
    const copy = await copyOf(bytes, '甲.docx');
    expect(await insideOf(copy.bytes, '甲.docx')).toEqual(await insideOf(bytes, '甲.docx'));
    expect(copy.removed).toEqual([]);
  });
});

describe('Excel', () => {
  async function book(): Promise<Buffer> {
    const excel = new ExcelJS.Workbook();
    excel.creator = '坏';
    const sheet = excel.addWorksheet('名单');
    sheet.addRow(['姓名', '金额', '备注', '坏']);
    sheet.addRow(['甲某', 100, '好', '坏']);
    sheet.addRow(['乙某', 200, '坏']).getCell(3).font = { color: { argb: 'FFFFFFFF' } };
    sheet.addRow(['坏']).hidden = true;
    sheet.addRow(['合计', { formula: 'SUM(B2:B3)', result: 300 }]);
    sheet.getColumn(4).hidden = true;
    sheet.getCell('A2').note = '坏';
    excel.addWorksheet('坏', { state: 'veryHidden' }).addRow(['坏']);
    excel.addWorksheet('其他').addRow(['好']);
    return Buffer.from(await excel.xlsx.writeBuffer());
  }

  test('nothing hidden stays, what is seen does, a program opens it', async () => {
    const copy = await copyOf(await book(), '甲.xlsx');
    expect(copy.left).toEqual([]);
    expect(copy.removed).toEqual(
      expect.arrayContaining([
        '文档属性',
        '批注',
        '隐藏的工作表',
        '隐藏的行',
        '隐藏的列',
        '看不见的单元格',
        '公式（已换成结果）',
      ]),
    );
    const after = await texts(copy.bytes, '甲.xlsx');
    expect(after.join()).not.toContain('坏');
    expect(after).toEqual(expect.arrayContaining(['甲某', '100', '好', '300', '其他']));
    const excel = new ExcelJS.Workbook();
    await excel.xlsx.load(copy.bytes as never);
    expect(excel.worksheets.map(({ name }) => name)).toEqual(['名单', '其他']);
    expect(excel.getWorksheet('名单')!.getCell('B5').value).toBe(300);
  });
});

test('PowerPoint: comments, notes, hidden slides and shapes go', async () => {
  const hidden =
    '<p:sld xmlns:p="p" xmlns:a="a"><p:sp><p:nvSpPr><p:cNvPr id="1" hidden="1"/></p:nvSpPr><a:p><a:r><a:t>坏</a:t></a:r></a:p></p:sp></p:sld>';
  const bytes = slidesFile({
    'ppt/slides/slide1.xml': slide('好的'),
    'ppt/slides/slide2.xml': slide('坏的', 'show="0"'),
    'ppt/slides/slide3.xml': hidden,
    'ppt/notesSlides/notesSlide1.xml': slide('坏的'),
    'ppt/comments/comment1.xml': '<p:cmLst xmlns:p="p"><p:cm><p:text>坏</p:text></p:cm></p:cmLst>',
    'docProps/core.xml': '<c xmlns:d="d"><d:creator>坏</d:creator></c>',
  });
  const copy = await copyOf(bytes, '甲.pptx');
  expect(copy.left).toEqual([]);
  expect(await texts(copy.bytes, '甲.pptx')).toEqual(['好的']);
  expect(copy.removed.toSorted()).toEqual(['文档属性', '批注', '隐藏的图形', '隐藏的幻灯片', '演讲者备注'].toSorted());
});

test('ODT: properties, comments, changes, hidden text, thumbnails go', async () => {
  const X = 'xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:dc="dc" xmlns:config="c"';
  const file = (name: string, text: string) => ({ name, content: Buffer.from(text) });
  const bytes = zipOf([
    file('mimetype', 'application/vnd.oasis.opendocument.text'),
    file(
      'content.xml',
      `<office:c ${X}><style:style style:name="H"><style:text-properties text:display="none"/></style:style><text:tracked-changes><text:changed-region><text:deletion><text:p>坏</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>好<office:annotation><dc:creator>坏</dc:creator><text:p>坏</text:p></office:annotation><text:span text:style-name="H">坏</text:span>的</text:p></office:c>`,
    ),
    file('meta.xml', `<office:m ${X}><dc:creator>坏</dc:creator></office:m>`),
    file(
      'settings.xml',
      `<office:s ${X}><config:config-item config:name="PrinterName">坏</config:config-item></office:s>`,
    ),
    file('Thumbnails/thumbnail.png', 'x'),
    file(
      'META-INF/manifest.xml',
      '<m:m xmlns:m="m"><m:file-entry m:full-path="meta.xml"/><m:file-entry m:full-path="content.xml"/></m:m>',
    ),
  ]);
  const copy = await copyOf(bytes, '甲.odt');
  expect(copy.left).toEqual([]);
  expect(await texts(copy.bytes, '甲.odt')).toEqual(['好的']);
  expect(copy.bytes.subarray(30, 38).toString()).toBe('mimetype');
  expect(copy.removed.toSorted()).toEqual(
    ['修订痕迹', '打印机设置', '批注', '文档属性', '缩略图', '隐藏的文字'].toSorted(),
  );
});

describe('pictures', () => {
  test('a photograph keeps how it is turned and nothing else', async () => {
    const bytes = Buffer.concat([jpegOf(exifSegment(6)), Buffer.alloc(4000, 7)]);
    const copy = await copyOf(bytes, '图.jpg');
    expect(copy).toMatchObject({ left: [], removed: ['照片信息', '图片后面的数据'] });
    expect(copy.bytes.length).toBe(jpegOf().length + 36);
    expect(copy.bytes.includes('Cam')).toBe(false);
    expect(copy.bytes[2 + 28]).toBe(6);
  });
  test('a PNG keeps what it shows', async () => {
    const copy = await copyOf(
      pngOf(chunk('tEXt', Buffer.from('Author\0某人')), chunk('IDAT', Buffer.from('x'))),
      '图.png',
    );
    expect(copy).toMatchObject({ left: [], bytes: pngOf(chunk('IDAT', Buffer.from('x'))) });
  });
});

test.each([
  ['a text', Buffer.from('甲'), '甲.txt', /不能生成清理后的副本/],
  ['cut off', wordFile(paragraph(run('甲'))).subarray(0, 90), '甲.docx', /损坏/],
  ['markup that is none', wordFile('<w:p>'), '甲.docx', /损坏/],
])('%s is refused with a sentence', async (_, bytes, name, expected) => {
  expect(await cleanedCopy(Buffer.from(bytes), name)).toEqual({ ok: false, message: expect.stringMatching(expected) });
});
