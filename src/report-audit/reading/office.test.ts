import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { gbk } from '../../../test/support/gbk.ts';
import { packedBlanks } from '../../../test/support/reports/hostile-files.ts';
import { short } from '../../../test/support/reports/short.ts';
import { type ZipPart, zipOf } from '../../../test/support/zip.ts';
import { misnamed, readBlocks } from './read.ts';

const shortOf = async (bytes: Uint8Array) => short(await readBlocks(bytes));

const odt = (body: string, styles = '') =>
  zipOf([
    { name: 'mimetype', content: Buffer.from('application/vnd.oasis.opendocument.text') },
    {
      name: 'content.xml',
      content: Buffer.from(
        `<?xml version="1.0"?><o:document-content xmlns:o="o" xmlns:text="t" xmlns:table="b" xmlns:style="s" xmlns:draw="d" xmlns:svg="v"><o:automatic-styles>${styles}</o:automatic-styles><o:body>${body.startsWith('<o:') ? body : `<o:text>${body}</o:text>`}</o:body></o:document-content>`,
      ),
    },
  ]);
const p = (text: string) => `<text:p>${text}</text:p>`;
const td = (text: string, more = '') => `<table:table-cell ${more}>${text && p(text)}</table:table-cell>`;
const tr = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
const raisedStyle =
  '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>';

test.each<[string, Uint8Array, unknown[]]>([
  [
    'blanks, tabs, line breaks',
    odt('<text:h>一、</text:h><text:p>甲<text:s text:c="2"/>乙<text:tab/>丙<text:line-break/>丁</text:p>'),
    ['一、', '甲  乙\t丙', '丁'],
  ],
  [
    'spans, and cells below them',
    odt(
      `<table:table>${tr(td('甲', 'table:number-rows-spanned="2"'), td('乙', 'table:number-columns-spanned="2"'), '<table:covered-table-cell/>')}${tr('<table:covered-table-cell/>', td('1'), td('2'))}</table:table>`,
    ),
    [
      [
        ['甲↓2', '乙→2'],
        ['1', '2'],
      ],
    ],
  ],
  [
    'cells and rows that are repeated, those that fill up a page left out',
    odt(
      `<table:table><table:table-header-rows>${tr(td('0', 'table:number-columns-repeated="3"'))}</table:table-header-rows>${tr(td('1'), td('', 'table:number-columns-repeated="2"'), td('', 'table:number-columns-repeated="16000"'))}<table:table-row table:number-rows-repeated="1000000">${td('')}</table:table-row></table:table>`,
    ),
    [
      [
        ['0', '0', '0'],
        ['1', '', ''],
      ],
    ],
  ],
  [
    'a raised digit, a note and what was deleted are no part of a figure',
    odt(
      `<text:tracked-changes>${p('旧')}</text:tracked-changes>${p('136<text:span text:style-name="T1">1</text:span>件<text:note><text:note-citation>1</text:note-citation><text:note-body>注</text:note-body></text:note>')}`,
      raisedStyle,
    ),
    ['136¹件※'],
  ],
  [
    'a picture in place of a text, and a line',
    odt(
      '<text:p><draw:frame svg:width="16cm" svg:height="9cm"/></text:p><text:p><draw:frame svg:width="16cm" svg:height="1mm"/></text:p>',
    ),
    ['[picture]'],
  ],
])('an .odt with %s', async (_, bytes, blocks) => {
  expect(await shortOf(bytes)).toEqual(blocks);
});

const mht = (...parts: string[]) =>
  Buffer.concat([
    Buffer.from(
      'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html";\r\n boundary="-b-"\r\n\r\n',
    ),
    Buffer.from(parts.map((part) => `---b-\r\n${part}\r\n`).join(''), 'latin1'),
    Buffer.from('---b---\r\n'),
  ]);
const part = (body: string, type = 'text/html; charset=gb2312', more = '') =>
  `Content-Type: ${type}\r\n${more}\r\n${body}`;
const bytesOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const base64 = 'Content-Transfer-Encoding: base64\r\n';
const quoted = 'Content-Transfer-Encoding: Quoted-Printable\r\n';

test.each<[string, Uint8Array, unknown[]]>([
  ['GBK as it is', mht(part(bytesOf(gbk('<p>公开</p>')))), ['公开']],
  ['base64', mht(part(gbk('<p>公开</p>').toString('base64'), 'text/html', base64)), ['公开']],
  [
    'UTF-16 in base64',
    mht(part(Buffer.from('\ufeff<p>公开</p>', 'utf16le').toString('base64'), 'text/html; charset="unicode"', base64)),
    ['公开'],
  ],
  ['soft line breaks', mht(part('<p>=B9=AB=\r\n=BF=AA</p>=3D', 'text/html', quoted)), ['公开', '=']],
  ['UTF-8 that is called GB2312', mht(part(bytesOf(Buffer.from('<p>公开</p>')))), ['公开']],
  [
    'a damaged character',
    mht(part(`${bytesOf(gbk('<p>公'))}\xff${bytesOf(gbk(`开${'。'.repeat(99)}</p>`))}`)),
    [`公\ufffd开${'。'.repeat(99)}`],
  ],
  ['another page first', mht(part('<p>1</p>'), part('<p>2</p>')), ['1']],
  [
    'parts in a part',
    mht(
      'Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\n0\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>1</p>\r\n--c--',
    ),
    ['1'],
  ],
  ['frames', mht(part('<frameset><frame src="cid:1"></frameset>'), part('<p>1</p>')), ['1']],
])('a web archive with %s', async (_, bytes, blocks) => {
  expect(await shortOf(bytes)).toEqual(blocks);
});

async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('年报'), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test.each<[string, (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void, unknown[]]>([
  [
    'a title over all columns, a table, a text below it',
    (sheet) => {
      sheet.addRows([['年度报告'], ['甲', '乙'], [1, 2.5], ['完']]);
      sheet.mergeCells('A1:B1');
    },
    [
      '年度报告',
      [
        ['甲', '乙'],
        ['1', '2.5'],
      ],
      '完',
    ],
  ],
  [
    'merged cells',
    (sheet) => {
      sheet.addRows([
        ['甲', '乙'],
        [null, 1],
        ['丙', 2],
      ]);
      sheet.mergeCells('A1:A2');
    },
    [[['甲↓2', '乙'], ['1'], ['丙', '2']]],
  ],
  [
    'a row whose figures are blank: it is a row, and may be a text',
    (sheet) => {
      sheet.addRows([
        ['甲', '乙', '丙'],
        ['许可', null, null],
        ['处罚', 1, 2],
      ]);
      for (const address of ['B2', 'C2']) sheet.getCell(address).border = { top: { style: 'thin' } };
    },
    [
      [['甲', '乙', '丙']],
      '许可',
      [
        ['许可', '', ''],
        ['处罚', '1', '2'],
      ],
    ],
  ],
  [
    'a figure that is nearly one, a formula with its result and one without, a day, raised letters',
    (sheet) => {
      sheet.addRow([0.1 + 0.2, { formula: '1+1', result: 2 }, { formula: '1+1' }, new Date('2024-01-12'), 'x']);
      sheet.getCell('E1').value = { richText: [{ text: '136' }, { text: '1', font: { vertAlign: 'superscript' } }] };
    },
    [[['0.3', '2', '?', '2024年1月12日', '136¹']]],
  ],
  [
    'several sheets, one of them hidden',
    (sheet, book) => {
      sheet.addRow(['一、']);
      book.addWorksheet('二').addRow(['二、']);
      book.addWorksheet('三', { state: 'hidden' }).addRow(['三、']);
    },
    ['一、', '二、'],
  ],
])('a workbook with %s', async (_, fill, blocks) => {
  expect(await shortOf(await workbook(fill))).toEqual(blocks);
});

const compound = (...streams: string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(100),
    ...streams.map((name) => Buffer.concat([Buffer.from(`\0${name}\0`, 'utf16le'), Buffer.alloc(64)])),
  ]);
const text = (name: string, content = ''): ZipPart => ({ name, content: Buffer.from(content) });
const blanks = { name: 'content.xml', packed: packedBlanks(150).subarray(2, -4), claimed: 9 };

test.each<[string, Uint8Array | Promise<Uint8Array>, RegExp]>([
  ['an old table cut off', compound('Root Entry', 'Workbook'), /\.xls 或 \.et.*损坏.*另存为 \.xlsx/],
  [
    'a table in XML',
    Buffer.from('<?xml version="1.0"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n<Workbook/>'),
    /另存为 \.xlsx/,
  ],
  ['a document in XML', Buffer.from('<?xml version="1.0"?><pkg:package/>'), /另存为 \.docx/],
  ['an ODF in one XML', Buffer.from('<?xml version="1.0"?><office:document/>'), /另存为 \.docx/],
  ['an old document with a table in it', compound('WordDocument', 'Workbook'), /\.doc.*另存为 \.docx/],
  ['a file with a password', compound('EncryptedPackage'), /设有打开密码/],
  ['a zip in a zip', zipOf([text('一.html')]), /压缩包里还有压缩包/],
  ['an OFD', zipOf([text('OFD.xml')]), /OFD/],
  ['slides', zipOf([text('[Content_Types].xml'), text('ppt/presentation.xml')]), /演示文稿/],
  ['a RAR', Buffer.from('Rar!\u001a\u0007\u0000'), /RAR.*zip/],
  ['a binary workbook', zipOf([text('[Content_Types].xml'), text('xl/workbook.bin')]), /xlsb/],
  ['a workbook without sheets', zipOf([text('xl/workbook.xml', '<workbook/>')]), /已损坏/],
  ['a workbook of broken markup', zipOf([text('xl/workbook.xml', '<workbook>')]), /已损坏/],
  ['an .odt cut off', odt(p('x')).subarray(0, 200), /已经损坏/],
  ['an .odt that unpacks to too much', zipOf([blanks]), /内容过多|已损坏/],
  [
    'an .odt that declares entities',
    zipOf([text('content.xml', '<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>')]),
    /已损坏/,
  ],
  ['a spreadsheet of LibreOffice without sheets', odt('<o:spreadsheet/>'), /没有可见的工作表/],
  ['slides of LibreOffice', odt('<o:presentation/>'), /演示文稿/],
  [
    'an .odt of a million cells',
    odt(
      `<table:table><table:table-row table:number-rows-repeated="100000">${td('1', 'table:number-columns-repeated="10"')}</table:table-row></table:table>`,
    ),
    /内容过多/,
  ],
  ['an .odt nested 5,000 deep', odt('<text:list>'.repeat(5000) + '</text:list>'.repeat(5000)), /内容过多/],
  [
    'a workbook of 100,000 rows',
    workbook((sheet) => sheet.addRows(Array.from({ length: 100_000 }, (_, n) => [n]))),
    /内容过多/,
  ],
  ['a web archive cut off', mht(part('<p>1</p>')).subarray(0, -20), /不完整/],
  ['a web archive of pictures', mht(part('x', 'image/png')), /没有网页正文/],
  ['a web archive of 5,000 parts', mht(...Array(5000).fill(part('<p>1</p>'))), /内容过多/],
])('%s: a sentence', async (_, bytes, sentence) => {
  await expect(Promise.resolve(bytes).then((all) => readBlocks(all))).rejects.toThrow(sentence);
});

test.each<[string, Uint8Array, string | undefined]>([
  ['年报.doc', Buffer.from('<html><p>x'), '文件名以“.doc”结尾，内容却是网页，已按网页读出'],
  ['年报.pdf', odt(p('x')), '文件名以“.pdf”结尾，内容却是ODF（.odt、.ods），已按ODF（.odt、.ods）读出'],
  ['年报.htm', Buffer.from('<html><p>x'), undefined],
  ['年报.HTML', Buffer.from('<html><p>x'), undefined],
  ['年报', Buffer.from('<html><p>x'), undefined],
  ['甲镇2.1', Buffer.from('<html><p>x'), undefined],
  ['年报.mhtml', mht(part('<p>1</p>')), undefined],
])('%s: what its content is otherwise is said', async (name, bytes, sentence) => {
  expect(await misnamed(bytes, name)).toBe(sentence);
});
