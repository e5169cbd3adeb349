import {
  AlignmentType,
  Document,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { describe, expect, test } from 'vitest';
import { zipOf } from '../../../../test/support/zip.ts';
import { Unreadable } from '../../../platform/reading/index.ts';
import { sanitise } from '../html.ts';
import { readWord } from './read-word.ts';

const W = 'xmlns:w="w" xmlns:r="r" xmlns:a="a" xmlns:mc="mc" xmlns:v="v" xmlns:wps="wps"';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const styles = `<w:styles ${W}>
  <w:style w:styleId="1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:styleId="22"><w:name w:val="小标题"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
  <w:style w:styleId="t"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
  <w:style w:styleId="dark"><w:name w:val="暗"/><w:rPr><w:vanish/></w:rPr></w:style>
  <w:style w:styleId="pt"><w:name w:val="List"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`;
const level = (n: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = `<w:numbering ${W}>
  <w:abstractNum w:abstractNumId="0">${level(0, 'bullet', '')}${level(1, 'bullet', 'o')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '（%2）')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="2">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%1.%3').replace('<w:start', '<w:isLgl/><w:start')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`;
const rels = `<Relationships><Relationship Id="rId1" Type="x/image" Target="media/image1.png"/>
  <Relationship Id="rId2" Type="x/image" Target="media/image2.emf"/>
  <Relationship Id="rId3" Type="x/hyperlink" Target="https://example.com/a?b&amp;c" TargetMode="External"/>
  <Relationship Id="rId4" Type="x/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>`;

function word(body: string, more: Record<string, string> = {}): Buffer {
  const parts = {
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': styles,
    'word/numbering.xml': numbering,
    'word/_rels/document.xml.rels': rels,
    'word/media/image2.emf': 'EMF',
    ...more,
  };
  return zipOf([
    ...Object.entries(parts).map(([name, content]) => ({ name, content: Buffer.from(content) })),
    { name: 'word/media/image1.png', content: png },
  ]);
}
const r = (words: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${words}</w:t></w:r>`;
const p = (inner: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`;
const point = (list: number, depth: number, words: string) =>
  p(r(words), `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`);
const cell = (inner: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(inner)}</w:tc>`;

test.each<[why: string, body: string, html: string, brought?: object]>([
  [
    'words in marks',
    p(r('平') + r('粗', '<w:b/>') + r('斜', '<w:i/>') + r('不粗', '<w:b w:val="0"/>')),
    '<p>平<strong>粗</strong><em>斜</em>不粗</p>',
  ],
  [
    'raised and lowered',
    p(`${r('10')}${r('3', '<w:vertAlign w:val="superscript"/>')}，H${r('2', '<w:vertAlign w:val="subscript"/>')}`),
    '<p>10<sup>3</sup><sub>2</sub></p>',
  ],
  [
    'title, heading, a style based on one',
    p(r('方案'), '<w:pStyle w:val="t"/>') +
      p(r('总则'), '<w:pStyle w:val="1"/>') +
      p(r('目的'), '<w:pStyle w:val="22"/>'),
    '<h2 class="align-center">方案</h2><h2>总则</h2><h3>目的</h3>',
  ],
  [
    'who signs stands at the right',
    p(r('绥宁镇人民政府'), '<w:jc w:val="right"/>'),
    '<p class="align-right">绥宁镇人民政府</p>',
  ],
  [
    'comments stay out',
    p(`${r('正文')}<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`),
    '<p>正文</p>',
    { comments: 1 },
  ],
  [
    'hidden, by itself and by style',
    p(r('见') + r('甲', '<w:vanish/>') + r('乙', '<w:rStyle w:val="dark"/>') + r('了') + r('丙', '<w:vanish/>')),
    '<p>见了</p>',
    { hidden: 2 },
  ],
  [
    'tracked changes are taken',
    p(
      `${r('应')}<w:del><w:r><w:delText>当</w:delText></w:r></w:del><w:ins>${r('于')}</w:ins><w:moveFrom>${r('走')}</w:moveFrom>${r('办')}`,
    ),
    '<p>应于办</p>',
    { deleted: 2 },
  ],
  [
    'how it looked before is not how it looks',
    p(`<w:r><w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>平</w:t></w:r>`),
    '<p>平</p>',
  ],
  [
    'bullets, one below another, by style too',
    p(r('甲'), '<w:pStyle w:val="pt"/>') + point(1, 1, '子') + point(1, 0, '乙'),
    '<ul><li><p>甲</p><ul><li><p>子</p></li></ul></li><li><p>乙</p></li></ul>',
  ],
  [
    'numbers go on after a paragraph, others begin anew',
    point(2, 0, '甲') + point(2, 0, '乙') + p(r('段')) + point(2, 0, '丙') + p(r('又')) + point(4, 0, '戊'),
    '<ol><li><p>甲</p></li><li><p>乙</p></li></ol><p>段</p><ol start="3"><li><p>丙</p></li></ol><p>又</p><ol start="5"><li><p>戊</p></li></ol>',
  ],
  [
    'marks of official papers are words',
    point(3, 0, '总体') + point(3, 1, '目标') + point(3, 1, '原则') + point(3, 0, '措施') + point(3, 2, '细'),
    '<p>一、总体</p><p>（一）目标</p><p>（二）原则</p><p>二、措施</p><p>2.1细</p>',
  ],
  [
    'a table: spans both ways, a row of heads, a deleted row',
    `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell(r('项目'), '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell(r('甲'), '<w:vMerge w:val="restart"/>')}${cell(r('1'))}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell(r('2'))}</w:tr><w:tr><w:trPr><w:del/></w:trPr>${cell(r('删'))}${cell(r('删'))}</w:tr></w:tbl>`,
    '<table><tbody><tr><th colspan="2"><p>项目</p></th></tr><tr><td rowspan="2"><p>甲</p></td><td><p>1</p></td></tr><tr><td><p>2</p></td></tr></tbody></table>',
    { deleted: 1 },
  ],
  [
    'links, those that run go',
    p(`<w:hyperlink r:id="rId3">${r('网')}</w:hyperlink><w:hyperlink r:id="rId4">${r('坏')}</w:hyperlink>`),
    '<p><a href="https://example.com/a?b&amp;c">网</a>坏</p>',
  ],
  [
    'pictures: one that shows, one that no browser shows',
    p(
      '<w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r><w:r><w:pict><v:imagedata r:id="rId2"/></w:pict></w:r>',
    ),
    '<p><img src="picture:0" alt=""></p>',
    { missing: 1 },
  ],
  [
    'a text box once, not in its older form',
    p(
      `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p(r('框内'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(r('框内'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`,
    ),
    '<p>框内</p>',
  ],
  ['words that look like markup', p(r('a &lt;b&gt; &amp; c')), '<p>a &lt;b&gt; &amp; c</p>'],
  ['a field shows its outcome', p(`<w:r><w:instrText>DATE</w:instrText></w:r>${r('2026年')}`), '<p>2026年</p>'],
])('%s', async (_, body, html, brought = {}) => {
  const read = await readWord(word(body));
  // the pictures get their addresses later
  const clean = read.html.includes('picture:') ? read.html : sanitise(read.html);
  expect([clean, read.brought]).toEqual([
    html,
    { comments: 0, hidden: 0, deleted: 0, embedded: 0, pictures: 0, missing: 0, ...brought },
  ]);
  expect(read.pictures).toEqual(read.html.includes('picture:') ? [png] : []);
});

test('footnotes stand at the end, each with its number', async () => {
  const note = '<w:r><w:footnoteReference w:id="7"/></w:r>';
  const notes = `<w:footnotes ${W}><w:footnote w:id="-1"><w:p/></w:footnote><w:footnote w:id="7">${p(r('出处'))}</w:footnote></w:footnotes>`;
  const { html } = await readWord(word(p(r('数据') + note), { 'word/footnotes.xml': notes }));
  expect(sanitise(html)).toBe('<p>数据<sup>[1]</sup></p><p>[1] 出处</p>');
});

test('a file that a program wrote', async () => {
  const bytes = await Packer.toBuffer(
    new Document({
      numbering: { config: [{ reference: 'n', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }] }] },
      sections: [
        {
          children: [
            new Paragraph({ heading: 'Heading1', alignment: AlignmentType.CENTER, children: [new TextRun('通知')] }),
            new Paragraph({ numbering: { reference: 'n', level: 0 }, children: [new TextRun('甲')] }),
            new Table({ rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph('格')] })] })] }),
            new Paragraph({
              children: [new ImageRun({ type: 'png', data: png, transformation: { width: 9, height: 9 } })],
            }),
          ],
        },
      ],
    }),
  );
  const { html, pictures } = await readWord(bytes);
  expect(html).toBe(
    '<h2 align="center">通知</h2><ol><li><p>甲</p></li></ol><table><tbody><tr><td><p>格</p></td></tr></tbody></table><p><img src="picture:0" alt=""></p>',
  );
  expect(pictures).toEqual([png]);
});

describe('what cannot be read is refused with a sentence', () => {
  test.each<[string, Buffer, RegExp]>([
    ['no zip', Buffer.from('PK'), /已损坏/],
    ['another zip', zipOf([{ name: 'xl/workbook.xml', content: Buffer.from('<a/>') }]), /不是 Word/],
    ['markup that breaks off', word('').subarray(0, 400), /已损坏/],
    ['entities', word('', { 'word/document.xml': '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>' }), /已损坏/],
    ['nested without end', word('<w:p>'.repeat(500) + '</w:p>'.repeat(500)), /内容过多/],
    ['more than anybody writes', word('<w:p/>'.repeat(100_001)), /内容过多/],
  ])('%s', async (_, bytes, says) => {
    const fault = await readWord(bytes).catch((error: Error) => error);
    expect(fault).toBeInstanceOf(Unreadable);
    expect((fault as Error).message).toMatch(says);
  });
});
