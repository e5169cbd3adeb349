import ExcelJS from 'exceljs';
import { paragraph, run, slidesFile, story, table, wordFile } from '../../../test/support/checks/office.ts';
import { chunk, jpegOf, pngOf, segment } from '../../../test/support/checks/pictures.ts';
import { gbk } from '../../../test/support/gbk.ts';
import { asDoc } from '../../../test/support/reports/write-doc.ts';
import { type XlsValue, xlsOf } from '../../../test/support/reports/write-xls.ts';
import { quoted, typesetPdf, typesetTable } from '../../../test/support/typeset.ts';
import { zipOf } from '../../../test/support/zip.ts';

export interface Carried {
  name: string;
  bytes: Buffer;
}

export const part = (name: string, text: string | Buffer) => ({ name, content: Buffer.from(text) });
export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
export const p = (text: string) => paragraph(run(escaped(text)));
export const BODY = '测试镇人民政府关于做好有关工作的通知';
export const docx = (body: string, more: Record<string, string | Buffer> = {}): Carried => ({
  name: '附件.docx',
  bytes: wordFile(p(BODY) + body, more),
});

export async function book(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Carried> {
  const made = new ExcelJS.Workbook();
  const sheet = made.addWorksheet('名单');
  sheet.addRow(['序号', '内容', '备注']);
  sheet.addRow([1, BODY, '无']);
  fill(sheet, made);
  return { name: '附件.xlsx', bytes: Buffer.from(await made.xlsx.writeBuffer()) };
}

export const pptx = (more: Record<string, string>): Carried => ({ name: '附件.pptx', bytes: slidesFile(more) });
export const drawn = (text: string, root = 'p:sld') =>
  `<${root} xmlns:a="a" xmlns:p="p"><a:p><a:r><a:t>${escaped(text)}</a:t></a:r></a:p></${root}>`;

export const X =
  'xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:table="b" xmlns:draw="d" xmlns:svg="v" xmlns:dc="dc" xmlns:meta="m"';
export const odf = (kind: 'text' | 'spreadsheet', body: string, more: Record<string, string> = {}): Carried => ({
  name: kind === 'text' ? '附件.odt' : '附件.ods',
  bytes: zipOf([
    part('mimetype', `application/vnd.oasis.opendocument.${kind}`),
    part('META-INF/manifest.xml', '<manifest/>'),
    part('content.xml', `<office:document-content ${X}><office:body>${body}</office:body></office:document-content>`),
    ...Object.entries(more).map(([name, text]) => part(name, text)),
  ]),
});
const odtRow = (cells: readonly string[], more = '') =>
  `<table:table-row ${more}>${cells.map((text) => `<table:table-cell><text:p>${escaped(text)}</text:p></table:table-cell>`).join('')}</table:table-row>`;
const odtBlanks = (text: string) => escaped(text).replaceAll('  ', ' <text:s/>');

const ofd = (lines: readonly string[]): Carried => ({
  name: '附件.ofd',
  bytes: zipOf([
    part(
      'OFD.xml',
      '<ofd:OFD xmlns:ofd="o"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
    ),
    part(
      'Doc_0/Document.xml',
      '<ofd:Document xmlns:ofd="o"><ofd:Pages><ofd:Page BaseLoc="Pages/P0/Content.xml"/></ofd:Pages></ofd:Document>',
    ),
    part(
      'Doc_0/Pages/P0/Content.xml',
      `<ofd:Page xmlns:ofd="o"><ofd:Content><ofd:Layer>${lines
        .map(
          (text, n) =>
            `<ofd:TextObject Boundary="10 ${10 + n * 10} 150 5"><ofd:TextCode X="0" Y="0">${escaped(text)}</ofd:TextCode></ofd:TextObject>`,
        )
        .join('')}</ofd:Layer></ofd:Content></ofd:Page>`,
    ),
  ]),
});

const pdf = (source: string): Carried => ({ name: '附件.pdf', bytes: Buffer.from(typesetPdf(source)) });
const xls = (rows: readonly (readonly XlsValue[])[], more: { hiddenRows?: number[] } = {}): Carried => ({
  name: '附件.xls',
  bytes: xlsOf([
    { name: '名单', rows: new Map(rows.map((row, r) => [r, new Map(row.map((value, c) => [c, value]))])), ...more },
  ]),
});
export const property = (key: string, text: string) =>
  `<Properties><property name="${key}"><v:s xmlns:v="v">${escaped(text)}</v:s></property></Properties>`;
export const html = (body: string): Carried => ({
  name: '附件.html',
  bytes: Buffer.from(`<!doctype html><meta charset="utf-8"><title>附件</title><body><p>${BODY}</p>${body}</body>`),
});
const txt = (text: string): Carried => ({ name: '附件.txt', bytes: Buffer.from(`${BODY}\n${text}\n`) });

/** Where one line of text can stand in a file. */
export const LINES: Readonly<Record<string, (line: string) => Carried | Promise<Carried>>> = {
  'txt line': txt,
  'docx paragraph': (line) => docx(p(line)),
  'docx runs': (line) => docx(paragraph(...[...line].map((one) => run(escaped(one))))),
  'docx header': (line) => docx('', { 'word/header1.xml': story('hdr', p(line)) }),
  'docx footer': (line) => docx('', { 'word/footer1.xml': story('ftr', p(line)) }),
  'docx footnote': (line) =>
    docx('', { 'word/footnotes.xml': story('footnotes', `<w:footnote>${p(line)}</w:footnote>`) }),
  'docx endnote': (line) => docx('', { 'word/endnotes.xml': story('endnotes', `<w:endnote>${p(line)}</w:endnote>`) }),
  'docx comment': (line) =>
    docx('', { 'word/comments.xml': story('comments', `<w:comment w:author="甲">${p(line)}</w:comment>`) }),
  'docx text box': (line) =>
    docx(
      paragraph(
        `<w:r><w:pict><v:textbox xmlns:v="v"><w:txbxContent>${p(line)}</w:txbxContent></v:textbox></w:pict></w:r>`,
      ),
    ),
  'docx deleted': (line) =>
    docx(
      paragraph(
        run('留'),
        `<w:del w:author="甲"><w:r><w:delText xml:space="preserve">${escaped(line)}</w:delText></w:r></w:del>`,
      ),
    ),
  'docx inserted': (line) => docx(paragraph(`<w:ins w:author="甲">${run(escaped(line))}</w:ins>`)),
  'docx hidden': (line) => docx(paragraph(run(escaped(line), '<w:vanish/>'))),
  'docx white': (line) => docx(paragraph(run(escaped(line), '<w:color w:val="FFFFFF"/>'))),
  'docx property': (line) => docx('', { 'docProps/custom.xml': property('备注', line) }),
  'docx title property': (line) =>
    docx('', {
      'docProps/core.xml': `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:subject>${escaped(line)}</dc:subject></cp:coreProperties>`,
    }),
  'docx cell': (line) => docx(table(['序号', '内容'], ['1', escaped(line)])),
  'docx in docx': (line) => docx('', { 'word/embeddings/里.docx': wordFile(p(line)) }),
  'docx chart': (line) =>
    docx('', {
      'word/charts/chart1.xml': `<c:chartSpace xmlns:c="c" xmlns:a="a"><c:chart><c:title><a:p><a:r><a:t>${escaped(line)}</a:t></a:r></a:p></c:title></c:chart></c:chartSpace>`,
    }),
  'docx alternative text': (line) => docx(paragraph(`<w:r><wp:docPr xmlns:wp="p" descr="${escaped(line)}"/></w:r>`)),
  'xlsx cell': (line) => book((sheet) => sheet.addRow([2, line, ''])),
  'xlsx rich cell': (line) =>
    book(
      (sheet) =>
        void Object.assign(sheet.addRow([2, '']).getCell(2), {
          value: {
            richText: [{ text: line.slice(0, 5) }, { text: line.slice(5) }],
          },
        }),
    ),
  'xlsx hidden row': (line) => book((sheet) => void Object.assign(sheet.addRow([2, line]), { hidden: true })),
  'xlsx hidden column': (line) =>
    book((sheet) => {
      sheet.addRow([2, '', '', line]);
      sheet.getColumn(4).hidden = true;
    }),
  'xlsx hidden sheet': (line) =>
    book((_, made) => void made.addWorksheet('底稿', { state: 'veryHidden' }).addRow([line])),
  'xlsx comment': (line) => book((sheet) => void Object.assign(sheet.getCell('B2'), { note: line })),
  'xlsx header': (line) =>
    book(
      (sheet) => void Object.assign(sheet.headerFooter, { oddHeader: `&C&"宋体,常规"${line.replaceAll('&', '&&')}` }),
    ),
  'xlsx property': (line) => book((_, made) => void Object.assign(made, { subject: line })),
  'xlsx formula': (line) =>
    book((sheet) => void Object.assign(sheet.addRow([2, '']).getCell(2), { value: { formula: 'B2', result: line } })),
  'pptx slide': (line) => pptx({ 'ppt/slides/slide1.xml': drawn(line) }),
  'pptx notes': (line) =>
    pptx({ 'ppt/slides/slide1.xml': drawn(BODY), 'ppt/notesSlides/notesSlide1.xml': drawn(line, 'p:notes') }),
  'pptx comment': (line) =>
    pptx({
      'ppt/slides/slide1.xml': drawn(BODY),
      'ppt/comments/comment1.xml': `<p:cmLst xmlns:p="p"><p:cm><p:text>${escaped(line)}</p:text></p:cm></p:cmLst>`,
    }),
  'pptx master': (line) =>
    pptx({ 'ppt/slides/slide1.xml': drawn(BODY), 'ppt/slideMasters/slideMaster1.xml': drawn(line, 'p:sldMaster') }),
  'odt paragraph': (line) => odf('text', `<text:p>${BODY}</text:p><text:p>${odtBlanks(line)}</text:p>`),
  'odt note': (line) =>
    odf(
      'text',
      `<text:p>${BODY}<text:note><text:note-body><text:p>${odtBlanks(line)}</text:p></text:note-body></text:note></text:p>`,
    ),
  'odt comment': (line) =>
    odf('text', `<text:p>${BODY}<office:annotation><text:p>${odtBlanks(line)}</text:p></office:annotation></text:p>`),
  'odt header': (line) =>
    odf('text', `<text:p>${BODY}</text:p>`, {
      'styles.xml': `<office:s ${X}><style:header><text:p>${odtBlanks(line)}</text:p></style:header></office:s>`,
    }),
  'odt property': (line) =>
    odf('text', `<text:p>${BODY}</text:p>`, {
      'meta.xml': `<office:m ${X}><meta:user-defined meta:name="备注">${escaped(line)}</meta:user-defined></office:m>`,
    }),
  'ods cell': (line) =>
    odf(
      'spreadsheet',
      `<table:table table:name="名单">${odtRow(['序号', '内容'])}${odtRow(['1', line])}</table:table>`,
    ),
  'ods hidden row': (line) =>
    odf(
      'spreadsheet',
      `<table:table table:name="名单">${odtRow(['序号', '内容'])}${odtRow(['1', '无'])}${odtRow(['2', line], 'table:visibility="collapse"')}</table:table>`,
    ),
  'ofd line': (line) => ofd([BODY, line]),
  'pdf line': (line) => pdf(`${BODY}\n\n${quoted(line).slice(1, -1)}`),
  'pdf header': (line) => pdf(`#set page(header: ${quoted(line)})\n${BODY}`),
  'pdf cell': (line) =>
    pdf(
      typesetTable(
        [
          ['序号', '内容'],
          ['1', line],
        ],
        '(2cm, 13cm)',
      ),
    ),
  'csv cell': (line) => ({ name: '附件.csv', bytes: Buffer.from(`序号,内容\n1,"${line.replaceAll('"', '""')}"\n`) }),
  'html paragraph': (line) => html(`<p>${escaped(line)}</p>`),
  'html spans': (line) => html(`<p>${[...line].map((one) => `<span>${escaped(one)}</span>`).join('')}</p>`),
  'html entities': (line) => html(`<p>${[...line].map((one) => `&#${one.codePointAt(0)};`).join('')}</p>`),
  'html hidden': (line) => html(`<p style="display:none">${escaped(line)}</p>`),
  'html comment': (line) => html(`<!-- ${line.replaceAll('--', '—')} -->`),
  'xls cell': (line) =>
    xls([
      ['序号', '内容'],
      [1, line],
    ]),
  'xls hidden row': (line) =>
    xls(
      [
        ['序号', '内容'],
        [1, '无'],
        [2, line],
      ],
      { hiddenRows: [2] },
    ),
  'doc paragraph': (line) => ({
    name: '附件.doc',
    bytes: asDoc([
      { text: BODY, role: 'title' },
      { text: line, role: 'end' },
    ]),
  }),
  'zip in zip': (line) => ({ name: '附件.zip', bytes: zipOf([part('里.zip', zipOf([part('名单/甲.txt', line)]))]) }),
  'docx in zip': (line) => ({ name: '附件.zip', bytes: zipOf([part('名单.docx', wordFile(p(line)))]) }),
  'png text': (line) => ({
    name: '附件.png',
    bytes: pngOf(chunk('iTXt', Buffer.concat([Buffer.from('Comment\0\0\0\0\0'), Buffer.from(line)]))),
  }),
  'jpeg comment': (line) => ({ name: '附件.jpg', bytes: jpegOf(segment(0xfe, Buffer.from(line))) }),
  'txt in UTF-16': (line) => ({ name: '附件.txt', bytes: Buffer.from(`\ufeff${BODY}\n${line}`, 'utf16le') }),
};

/** What GBK has no letters for is written otherwise. */
export function inGbk(line: string): Carried | undefined {
  try {
    return { name: '附件.txt', bytes: gbk(`${BODY}\n${line}\n`) };
  } catch {
    return undefined;
  }
}

/** Where the pieces of a number can stand apart from one another. */
export const SPLIT: Readonly<Record<string, (pieces: readonly string[]) => Carried | Promise<Carried>>> = {
  'txt lines': (pieces) => txt(pieces.join('\n')),
  'txt lines, indented': (pieces) => txt(pieces.map((one) => `　　${one}`).join('\r\n')),
  'docx paragraphs': (pieces) => docx(pieces.map(p).join('')),
  'docx runs': (pieces) => docx(paragraph(...pieces.map((one) => run(escaped(one))))),
  'docx cells': (pieces) => docx(table(['序号', ...pieces.map(() => '号码')], ['甲', ...pieces.map(escaped)])),
  'docx lines': (pieces) => docx(paragraph(pieces.map((one) => run(escaped(one))).join('<w:r><w:br/></w:r>'))),
  'docx lines of a cell': (pieces) => docx(`<w:tbl><w:tr><w:tc>${pieces.map(p).join('')}</w:tc></w:tr></w:tbl>`),
  'xlsx cells': (pieces) => book((sheet) => void sheet.addRow(['甲', ...pieces])),
  'xlsx lines of a cell': (pieces) => book((sheet) => void sheet.addRow(['甲', pieces.join('\n')])),
  'pptx paragraphs': (pieces) =>
    pptx({
      'ppt/slides/slide1.xml': `<p:sld xmlns:a="a" xmlns:p="p">${pieces.map((one) => `<a:p><a:r><a:t>${escaped(one)}</a:t></a:r></a:p>`).join('')}</p:sld>`,
    }),
  'odt paragraphs': (pieces) => odf('text', pieces.map((one) => `<text:p>${escaped(one)}</text:p>`).join('')),
  'ods cells': (pieces) =>
    odf(
      'spreadsheet',
      `<table:table table:name="名单">${odtRow(['序号', ...pieces.map(() => '号码')])}${odtRow(['甲', ...pieces])}</table:table>`,
    ),
  'csv cells': (pieces) => ({
    name: '附件.csv',
    bytes: Buffer.from(`序号${',号码'.repeat(pieces.length)}\n甲,${pieces.join(',')}\n`),
  }),
  'pdf lines': (pieces) => pdf(`${BODY}\n\n${pieces.map((one) => quoted(one).slice(1, -1)).join(' #linebreak() ')}`),
  'pdf cells': (pieces) =>
    pdf(
      typesetTable(
        [
          ['序号', ...pieces.map(() => '号码')],
          ['甲', ...pieces],
        ],
        `(${pieces.map(() => '1fr').join(',')}, 1fr)`,
      ),
    ),
  'html cells': (pieces) =>
    html(
      `<table><tr><th>序号${pieces.map(() => '<th>号码').join('')}<tr><td>甲${pieces.map((one) => `<td>${escaped(one)}`).join('')}</table>`,
    ),
  'html lines': (pieces) => html(`<p>${pieces.map(escaped).join('<br>')}</p>`),
  'html paragraphs': (pieces) => html(pieces.map((one) => `<p>${escaped(one)}</p>`).join('')),
  'ofd lines': (pieces) => ofd([BODY, ...pieces]),
  'xls cells': (pieces) =>
    xls([
      ['序号', ...pieces.map(() => '号码')],
      ['甲', ...pieces],
    ]),
};

/** A list with heads of columns. */
export const LISTS: Readonly<Record<string, (rows: readonly (readonly string[])[]) => Carried | Promise<Carried>>> = {
  docx: (rows) => docx(table(...rows.map((row) => row.map(escaped)))),
  xlsx: async (rows) => {
    const made = new ExcelJS.Workbook();
    const sheet = made.addWorksheet('名单');
    sheet.addRow(['2023年补贴发放名单']);
    for (const row of rows) sheet.addRow(row);
    return { name: '附件.xlsx', bytes: Buffer.from(await made.xlsx.writeBuffer()) };
  },
  csv: (rows) => ({
    name: '附件.csv',
    bytes: Buffer.from(rows.map((row) => row.map((one) => `"${one}"`).join(',')).join('\n')),
  }),
  ods: (rows) =>
    odf('spreadsheet', `<table:table table:name="名单">${rows.map((row) => odtRow(row)).join('')}</table:table>`),
  html: (rows) =>
    html(`<table>${rows.map((row) => `<tr>${row.map((one) => `<td>${escaped(one)}`).join('')}`).join('')}</table>`),
  xls: (rows) => xls(rows),
  pdf: (rows) => pdf(typesetTable(rows as string[][], `(${rows[0]!.map(() => '1fr').join(',')})`)),
};
