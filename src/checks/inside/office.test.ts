import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { paragraph, run, slide, slidesFile, story, table, wordFile } from '../../../test/support/checks/office.ts';
import { type Inside, insideOf } from './index.ts';

const [p, r, tbl, docx] = [paragraph, run, table, wordFile];

/** 'place|kind|text|under' of every piece. */
async function pieces(bytes: Buffer, name = '甲.docx'): Promise<string[]> {
  const { pieces } = await insideOf(bytes, name);
  return pieces.map(({ place, kind, text, under }) => [place, kind, text, under].filter(Boolean).join('|'));
}
async function oddities(bytes: Buffer, name = '甲.docx'): Promise<string[]> {
  return (await insideOf(bytes, name)).oddities.map(({ check, place, text }) => `${check}|${place}|${text}`);
}

describe('Word: texts', () => {
  test.each<[string, string, string[]]>([
    ['runs of a paragraph are one', p(r('230000'), r('19900101'), r('0011')), ['第 1 段|text|230000199001010011']],
    ['empty paragraphs do not count', p() + p(r('甲')), ['第 1 段|text|甲']],
    [
      'a table with a header',
      tbl(['姓名', '身份证号'], ['甲某', '230000199001010011']),
      [
        '表 1 第 1 行第 1 列|text|姓名',
        '表 1 第 1 行第 2 列|text|身份证号',
        '表 1 第 2 行第 1 列|text|甲某|姓名',
        '表 1 第 2 行第 2 列|text|230000199001010011|身份证号',
      ],
    ],
    [
      'digits in cells of their own, joined',
      tbl([...'号码'], [...'13800000000']).replace('<w:tr>', '<w:tr>'),
      [
        '表 1 第 1 行第 1 列|text|号',
        '表 1 第 1 行第 2 列|text|码',
        ...[...'13800000000'].map((digit, n) => `表 1 第 2 行第 ${n + 1} 列|text|${digit}`),
        '表 1 第 2 行第 1—11 列|text|13800000000',
      ],
    ],
    [
      'a number over two paragraphs',
      p(r('号码：230000199001')) + p(r('010011')),
      ['第 1 段|text|号码：230000199001', '第 2 段|text|010011', '第 1—2 段|text|230000199001010011|号码:'],
    ],
    [
      'what was deleted',
      p(r('留'), '<w:del w:author="某"><w:r><w:delText>x</w:delText></w:r></w:del>'),
      ['第 1 段|deleted|x', '第 1 段|text|留'],
    ],
    [
      'a deletion within a number tells the number',
      p(r('230000'), `<w:del>${r('19900101')}</w:del>`, r('0011')),
      ['第 1 段|deleted|230000199001010011', '第 1 段|text|2300000011'],
    ],
    ['what was inserted', p(`<w:ins>${r('新')}</w:ins>`), ['第 1 段|inserted|新']],
    [
      'hidden',
      p(r('见'), r('隐', '<w:vanish/>'), r('白', '<w:color w:val="FFFFFF"/>'), r('小', '<w:sz w:val="2"/>')),
      ['第 1 段|hidden|隐白小', '第 1 段|text|见'],
    ],
    ['white on a ground shows', p(r('白', '<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>')), ['第 1 段|text|白']],
    [
      'a box, once',
      p(
        `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p(r('框'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(r('框'))}${p(r('旧'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      ['文本框 1|textbox|框', '文本框 1|alternative|旧'],
    ],
    [
      'a watermark',
      p('<w:r><w:pict><v:textpath xmlns:v="v" string="机密"/></w:pict></w:r>'),
      ['第 1 段艺术字|textbox|机密'],
    ],
    [
      'a description',
      p('<w:r><wp:docPr xmlns:wp="p" descr="C:\\甲\\图.png"/></w:r>'),
      ['第 1 段图片说明|alternative|C:\\甲\\图.png'],
    ],
    [
      'a field',
      p('<w:r><w:instrText>INCLUDETEXT "D:\\\\a.docx"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'),
      ['第 1 段域代码|hidden|INCLUDETEXT \nD:\\\\a.docx'],
    ],
  ])('%s', async (_, body, expected) => expect(await pieces(docx(body))).toEqual(expected));

  test('headers, notes, comments, properties', async () => {
    const bytes = docx(p(r('正文')), {
      'word/header1.xml': story('hdr', `${p(r('秘密★1年'))}`),
      'word/footnotes.xml': story('footnotes', `<w:footnote>${p(r('脚注'))}</w:footnote>`),
      'word/comments.xml': story('comments', `<w:comment w:author="某人">${p(r('意见'))}${p(r('再看'))}</w:comment>`),
      'docProps/core.xml':
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>某人</dc:creator></cp:coreProperties>',
      'docProps/app.xml':
        '<Properties><Template>D:\\模板\\内部.dotx</Template><Company>某镇</Company><Pages>1</Pages></Properties>',
      'docProps/custom.xml': '<Properties><property name="密级"><v:s xmlns:v="v">机密</v:s></property></Properties>',
    });
    expect(await pieces(bytes)).toEqual([
      '第 1 段|text|正文',
      '页眉 1 第 1 段|header|秘密★1年',
      '脚注 1|note|脚注',
      '批注 1|comment|意见\n再看',
      '属性：作者|property|某人',
      '属性：模板|property|D:\\模板\\内部.dotx',
      '属性：单位|property|某镇',
      '属性：密级|property|机密',
    ]);
    expect(await oddities(bytes)).toEqual([
      'meta.comments|批注 1|意见 再看',
      'meta.properties|属性：作者|某人',
      'meta.template|属性：模板|D:\\模板\\内部.dotx',
      'meta.properties|属性：单位|某镇',
      'meta.properties|属性：密级|机密',
    ]);
  });

  test('a document within a document, a program, a thumbnail, links', async () => {
    const inner = docx(p(r('里面')));
    const bytes = docx(p(r('外面')), {
      'word/embeddings/里.docx': inner,
      'word/vbaProject.bin': 'x',
      'docProps/thumbnail.jpeg': 'x',
      'word/_rels/document.xml.rels':
        '<Relationships><Relationship Type="a/hyperlink" Target="file:///C:/%E7%94%B2.docx" TargetMode="External"/><Relationship Type="a/hyperlink" Target="https://www.gov.cn/" TargetMode="External"/></Relationships>',
    });
    expect(await pieces(bytes)).toEqual([
      '第 1 段|text|外面',
      '链接|property|file:///C:/甲.docx',
      '链接|property|https://www.gov.cn/',
      '嵌入的文件“里.docx” 第 1 段|text|里面',
    ]);
    expect(await oddities(bytes)).toEqual([
      'meta.thumbnail|缩略图|docProps/thumbnail.jpeg',
      'meta.external-links|链接|file:///C:/甲.docx',
      'meta.embedded|嵌入的文件“里.docx”|里.docx',
      'meta.macro|宏|word/vbaProject.bin',
    ]);
  });

  test('tracked changes are told with who made them', async () => {
    const body = p(
      r('留'),
      `<w:ins w:author="甲某">${r('新')}</w:ins>`,
      `<w:moveFrom w:author="乙某">${r('移')}</w:moveFrom>`,
      '<w:r><w:rPr><w:rPrChange/></w:rPr></w:r>',
    );
    const { oddities }: Inside = await insideOf(docx(body), '甲.docx');
    expect(oddities.map(({ message, text }) => `${message}|${text}`)).toEqual([
      '有没有接受或拒绝的修订：甲某插入的文字|新',
      '有没有接受或拒绝的修订：乙某移走的文字|移',
      '有 1 处格式修订没有接受或拒绝|',
    ]);
  });
});

describe('Excel', () => {
  async function book(): Promise<Buffer> {
    const excel = new ExcelJS.Workbook();
    excel.creator = '某人';
    const sheet = excel.addWorksheet('名单');
    sheet.addRow(['2023年补贴名单']);
    sheet.addRow(['姓名', '电话', '备注', '内部']);
    sheet.addRow(['甲某', 13800000000, '见', '隐列']);
    sheet.addRow(['乙某', '13900000000', '白']).getCell(3).font = { color: { argb: 'FFFFFFFF' } };
    sheet.addRow(['隐行']).hidden = true;
    sheet.getColumn(4).hidden = true;
    sheet.getCell('A3').note = '核实过';
    sheet.headerFooter.oddHeader = '&C&"宋体,常规"内部资料';
    excel.addWorksheet('底稿', { state: 'veryHidden' }).addRow(['草稿']);
    return Buffer.from(await excel.xlsx.writeBuffer());
  }

  test('cells with their headers; what is hidden; notes; names', async () => {
    const found = await pieces(await book(), '甲.xlsx');
    for (const piece of [
      '工作表“名单”A1|text|2023年补贴名单',
      '工作表“名单”A3|text|甲某|姓名',
      '工作表“名单”B3|text|13800000000|电话',
      '工作表“名单”D3|hidden|隐列|内部',
      '工作表“名单”C4|hidden|白|备注',
      '工作表“名单”A5|hidden|隐行|姓名',
      '工作表“名单”页眉页脚|header|内部资料',
      '工作表“底稿”A1|hidden|草稿',
      '批注 A3|comment|核实过',
    ])
      expect(found).toContain(piece);
  });

  test('what it carries besides', async () => {
    const found = await oddities(await book(), '甲.xlsx');
    for (const one of [
      'meta.hidden|工作表“名单”第 5 行|隐行',
      'meta.hidden|工作表“名单”D 列|内部',
      'meta.hidden|工作表“名单”C4|白',
      'meta.hidden|工作表“底稿”|草稿',
      'meta.comments|批注 A3|核实过',
      'meta.properties|属性：作者|某人',
    ])
      expect(found).toContain(one);
  });
});

describe('PowerPoint', () => {
  const bytes = slidesFile({
    'ppt/slides/slide1.xml': slide('第一张'),
    'ppt/slides/slide2.xml': slide('第二张', 'show="0"'),
    'ppt/notesSlides/notesSlide1.xml': slide('别说出去'),
    'ppt/comments/comment1.xml': '<p:cmLst xmlns:p="p"><p:cm><p:text>改一改</p:text></p:cm></p:cmLst>',
  });
  test('slides, hidden ones, notes, comments', async () => {
    expect(await pieces(bytes, '甲.pptx')).toEqual([
      '第 1 张幻灯片 第 1 段|text|第一张',
      '第 2 张幻灯片 第 1 段|hidden|第二张',
      '备注 1 第 1 段|note|别说出去',
      '批注 1|comment|改一改',
    ]);
    expect(await oddities(bytes, '甲.pptx')).toEqual([
      'meta.hidden|第 2 张幻灯片|',
      'meta.comments|备注 1|别说出去',
      'meta.comments|批注 1|改一改',
    ]);
  });
});

test('what fields and controls are called and offer is told, what a field quotes by itself', async () => {
  const field = (data: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r>`;
  const body =
    paragraph(field('<w:helpText w:val="甲"/><w:ddList><w:listEntry w:val="乙"/></w:ddList>')) +
    '<w:sdt><w:sdtPr><w:alias w:val="丙"/><w:dropDownList><w:listItem w:displayText="丁" w:value="戊"/></w:dropDownList></w:sdtPr></w:sdt>' +
    paragraph('<w:fldSimple w:instr="QUOTE &quot;机密★3年&quot;"/>');
  const { pieces } = await insideOf(wordFile(body), '甲.docx');
  expect(pieces.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    ...['hidden 甲', 'hidden 乙', 'hidden 丙', 'hidden 丁', 'hidden 戊', 'hidden QUOTE \n机密★3年'],
  ]);
});
