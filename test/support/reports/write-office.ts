import ExcelJS from 'exceljs';
import { gbk } from '../gbk.ts';
import { zipOf } from '../zip.ts';
import type { Grid } from './grids.ts';
import { asWordPage, type Piece } from './write.ts';

/** A page of Word in GBK, which has no blank that does not break. */
export const asGbkPage = (pieces: readonly Piece[]): Buffer => gbk(asWordPage(pieces).replaceAll('\u00a0', '&nbsp;'));

/** A web archive as Word saves it: the page in GB2312, a header of its own and a picture beside it. */
export function asMht(pieces: readonly Piece[]): Buffer {
  const page = quotedPrintable(asGbkPage(pieces));
  const part = (type: string, encoding: string, body: string) =>
    `------=_NextPart_01\r\nContent-Location: file:///C:/1.files/x\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Type: ${type}\r\n\r\n${body}\r\n\r\n`;
  return Buffer.from(
    [
      'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="----=_NextPart_01"\r\n\r\n此文档为“单个文件网页”。\r\n\r\n',
      part('text/html; charset="gb2312"', 'quoted-printable', page),
      part('image/png', 'base64', Buffer.from('89504e470d0a1a0a0000', 'hex').toString('base64')),
      part('text/html; charset="gb2312"', 'quoted-printable', '<p>9 9 9</p>'),
      '------=_NextPart_01--\r\n',
    ].join(''),
    'latin1',
  );
}

/** RFC 2045 6.7, with soft line breaks. */
const quotedPrintable = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) =>
      (byte >= 33 && byte <= 126 && byte !== 61) || byte === 32 || byte === 10
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('')
    .replaceAll('\n', '\r\n')
    .replace(/(?:=[0-9A-F]{2}|[^\r\n=]){70}(?=[^\r\n])/g, '$&=\r\n');

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A text document of LibreOffice; blank cells beside each other are one that is repeated. */
export function asOdt(pieces: readonly Piece[]): Buffer {
  const paragraph = (text: string) =>
    text
      .split('\n')
      .map((line) => `<text:p text:style-name="P1">${escaped(line)}</text:p>`)
      .join('');
  const cell = ({ text, rowSpan, colSpan }: Grid[number][number]) =>
    `<table:table-cell${rowSpan > 1 ? ` table:number-rows-spanned="${rowSpan}"` : ''}${colSpan > 1 ? ` table:number-columns-spanned="${colSpan}"` : ''}>${text ? paragraph(text) : '<text:p/>'}</table:table-cell>${'<table:covered-table-cell/>'.repeat(colSpan - 1)}`;
  const table = (grid: Grid) =>
    `<table:table><table:table-column table:number-columns-repeated="9"/>${grid
      .map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`)
      .join('')}</table:table>`;
  const blank = '<table:table-cell><text:p/></table:table-cell>';
  const body = pieces
    .map((piece) => ('grid' in piece ? table(piece.grid) : paragraph(piece.text)))
    .join('')
    .replaceAll(
      new RegExp(`(?:${blank.replaceAll('/', '\\/')}){2,}`, 'g'),
      (all) =>
        `<table:table-cell table:number-columns-repeated="${all.length / blank.length}"><text:p/></table:table-cell>`,
    );
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles><style:style style:name="P1"/></office:automatic-styles><office:body><office:text><text:tracked-changes><text:deletion><text:p>一、删去的 9 件</text:p></text:deletion></text:tracked-changes>${body}</office:text></office:body></office:document-content>`;
  return zipOf([
    { name: 'mimetype', content: Buffer.from('application/vnd.oasis.opendocument.text'), method: 0 },
    { name: 'content.xml', content: Buffer.from(content) },
    { name: 'styles.xml', content: Buffer.from('<x/>') },
  ]);
}

const office = (body: string, styles: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles>${styles}</office:automatic-styles><office:body>${body}</office:body></office:document-content>`;

/** A spreadsheet of LibreOffice with such sheets, each the markup of its rows. */
export const odsOf = (sheets: Readonly<Record<string, string>>, styles = ''): Buffer =>
  zipOf([
    { name: 'mimetype', content: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'), method: 0 },
    {
      name: 'content.xml',
      content: Buffer.from(
        office(
          `<office:spreadsheet>${Object.entries(sheets)
            .map(
              ([name, rows]) => `<table:table table:name="${name}" table:style-name="ta-${name}">${rows}</table:table>`,
            )
            .join('')}</office:spreadsheet>`,
          styles,
        ),
      ),
    },
  ]);

/** A spreadsheet with the whole report on one sheet, filled up with blanks as LibreOffice does. */
export function asOds(pieces: readonly Piece[]): Buffer {
  const line = (text: string, colSpan: number) =>
    `<table:table-row><table:table-cell table:number-columns-spanned="${colSpan}" office:value-type="string">${text
      .split('\n')
      .map((one) => `<text:p>${escaped(one)}</text:p>`)
      .join(
        '',
      )}</table:table-cell><table:covered-table-cell table:number-columns-repeated="${colSpan - 1}"/></table:table-row>`;
  const rows = pieces.map((piece) => ('grid' in piece ? odsRows(piece.grid) : line(piece.text, WIDTH)));
  const end =
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
  return odsOf({ 年报: rows.join('') + end });
}

function odsRows(grid: Grid): string {
  const taken = new Set<string>();
  const cellOf = ({ text, rowSpan, colSpan }: Grid[number][number]) => {
    const spans = `table:number-rows-spanned="${rowSpan}" table:number-columns-spanned="${colSpan}"`;
    const number = /^\d{1,9}(?:\.\d+)?$/.test(text);
    const type = number ? `office:value-type="float" office:value="${text}"` : 'office:value-type="string"';
    return `<table:table-cell ${spans} ${text ? type : ''}>${text
      .split('\n')
      .map((one) => `<text:p>${number ? `${one}.0` : escaped(one)}</text:p>`)
      .join('')}</table:table-cell>`;
  };
  return grid
    .map((row, r) => {
      const cells: string[] = [];
      let column = 0;
      const skip = () => {
        for (; taken.has(`${r} ${column}`); column += 1) cells.push('<table:covered-table-cell/>');
      };
      for (const cell of row) {
        skip();
        cells.push(cellOf(cell));
        for (let down = 0; down < cell.rowSpan; down += 1)
          for (let along = 0; along < cell.colSpan; along += 1) taken.add(`${r + down} ${column + along}`);
        column += 1;
      }
      skip();
      return `<table:table-row>${cells.join('')}<table:table-cell table:number-columns-repeated="16370"/></table:table-row>`;
    })
    .join('');
}

const WIDTH = 10;

/** A workbook with the whole report on one sheet: texts over all its columns, figures as numbers, cells with borders. */
export async function asXlsx(pieces: readonly Piece[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('年报');
  let row = 1;
  for (const piece of pieces) {
    if ('grid' in piece) row = addGrid(sheet, piece.grid, row);
    else {
      sheet.getCell(row, 1).value = piece.text;
      sheet.mergeCells(row, 1, row, WIDTH);
      row += 1;
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** @returns the row below it */
function addGrid(sheet: ExcelJS.Worksheet, grid: Grid, top: number): number {
  const taken = new Set<string>();
  for (const [r, row] of grid.entries()) {
    let column = 1;
    for (const { text, rowSpan, colSpan } of row) {
      while (taken.has(`${r} ${column}`)) column += 1;
      const cell = sheet.getCell(top + r, column);
      cell.value = /^\d{1,9}(?:\.\d+)?$/.test(text) ? Number(text) : text || null;
      cell.border = { top: { style: 'thin' } };
      for (let down = 0; down < rowSpan; down += 1)
        for (let along = 0; along < colSpan; along += 1) taken.add(`${r + down} ${column + along}`);
      if (rowSpan * colSpan > 1) sheet.mergeCells(top + r, column, top + r + rowSpan - 1, column + colSpan - 1);
      column += colSpan;
    }
  }
  return top + grid.length;
}
