import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { pdfOf } from '../../../test/support/reports/hostile-files.ts';
import { typesetPdf } from '../../../test/support/typeset.ts';
import { zipOf } from '../../../test/support/zip.ts';
import { kinds, Unreadable } from '../../platform/reading/index.ts';
import { BOUNDS } from './bounds.ts';
import { textOfFile } from './index.ts';

const part = (name: string, text: string) => ({ name, content: Buffer.from(text) });
const docx = (body: string, more: ReturnType<typeof part>[] = []) =>
  zipOf([
    part('[Content_Types].xml', '<Types/>'),
    part('word/document.xml', `<w:document xmlns:w="w">${body}</w:document>`),
    ...more,
  ]);
const p = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`;
const r = (text: string, properties = '') => `<w:r>${properties}<w:t>${text}</w:t></w:r>`;

async function xlsx(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The text, or why there is none. */
async function read(bytes: Uint8Array, mediaType: string): Promise<string> {
  try {
    return (await textOfFile(Buffer.from(bytes), mediaType)).text.replace(/\s+/g, ' ');
  } catch (error) {
    if (error instanceof Unreadable) return `✗ ${error.message}`;
    throw error;
  }
}

describe('Word', () => {
  test.each([
    ['a word over two runs', p(r('水泥'), r('路面')), '水泥路面'],
    ['paragraphs', p(r('甲')) + p(r('乙')), '甲 乙'],
    [
      'cells',
      '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
      '甲 乙',
    ],
    ['what was deleted', p(r('留下'), `<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>`), '留下'],
    ['what was moved away', p(r('留下'), `<w:moveFrom>${r('移走')}</w:moveFrom>`), '留下'],
    ['hidden text', p(r('看见'), r('隐藏', '<w:rPr><w:vanish/></w:rPr>')), '看见'],
    ['no longer hidden', p(r('看见', '<w:rPr><w:vanish w:val="0"/></w:rPr>')), '看见'],
    [
      'the same in an older form',
      p(
        `<mc:AlternateContent><mc:Choice>${r('一次')}</mc:Choice><mc:Fallback>${r('一次')}</mc:Fallback></mc:AlternateContent>`,
      ).replace('<w:p>', '<w:p xmlns:mc="m">'),
      '一次',
    ],
    ['nothing', p(), '✗ 文件中没有文字'],
  ])('%s', async (_, body, expected) => expect(await read(docx(body), kinds.docx)).toBe(expected));

  test('footnotes are read, comments are not', async () => {
    const notes = part('word/footnotes.xml', `<w:footnotes xmlns:w="w">${p(r('脚注'))}</w:footnotes>`);
    const comments = part('word/comments.xml', `<w:comments xmlns:w="w">${p(r('内部批注'))}</w:comments>`);
    expect(await read(docx(p(r('正文')), [notes, comments]), kinds.docx)).toBe('正文 脚注');
  });
});

describe('Excel', () => {
  test('names of sheets, words, figures and rich text; what is hidden stays out', async () => {
    const bytes = await xlsx((book) => {
      const sheet = book.addWorksheet('收支明细');
      sheet.addRow(['水泥路面', 1234, { richText: [{ text: '富' }, { text: '文本' }] }, '隐藏列']);
      sheet.addRow(['隐藏行']).hidden = true;
      sheet.getColumn(4).hidden = true;
      book.addWorksheet('底稿', { state: 'hidden' }).addRow(['隐藏表']);
    });
    expect(await read(bytes, kinds.xlsx)).toBe('收支明细 水泥路面 1234 富文本');
  });
});

describe('PDF', () => {
  test('text, also where a word goes on in the next line', async () => {
    const bytes = typesetPdf(
      '#set page(width: 5cm)\n#set text(lang: "zh")\n水泥路面硬化工程验收清单水泥路面硬化工程验收清单',
    );
    expect(await read(bytes, kinds.pdf)).toContain('水泥路面硬化工程验收清单水泥路面硬化工程验收清单');
  });
  test.each([
    ['a scan', pdfOf([new TextEncoder().encode('0 0 m 9 9 l S')]), '✗ PDF 中没有文字，可能是扫描件'],
    [
      'with a password',
      pdfOf([new TextEncoder().encode('BT ET')], {
        trailer: `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'00'.repeat(32)}>/U<${'00'.repeat(32)}>>>/ID[<00><00>]`,
      }),
      '✗ 文件设有密码',
    ],
    ['cut off', Buffer.from('%PDF-1.7\n1 0 obj'), '✗ 文件已损坏'],
  ])('%s', async (_, bytes, expected) => expect(await read(bytes, kinds.pdf)).toBe(expected));
});

describe('text', () => {
  test.each([
    ['UTF-8', Buffer.from('水泥路面,1234'), '水泥路面,1234'],
    ['with a mark', Buffer.from('\ufeff水泥路面'), '水泥路面'],
    ['GB18030', Buffer.from('cbaec4e0c2b7c3e6', 'hex'), '水泥路面'],
    ['no text', Buffer.from([1, 0, 2, 0]), '✗ 文件已损坏'],
    ['nothing', Buffer.alloc(0), '✗ 文件是空的'],
  ])('%s', async (_, bytes, expected) => {
    for (const kind of [kinds.csv, 'text/plain; charset=utf-8']) expect(await read(bytes, kind)).toBe(expected);
  });
  test('a long one up to the bound, and it is said', async () => {
    const whole = await textOfFile(Buffer.from('村'.repeat(BOUNDS.characters)), kinds.text);
    expect(whole).toMatchObject({ part: false });
    const more = await textOfFile(Buffer.from('村'.repeat(BOUNDS.characters + 1)), kinds.text);
    expect(more.part).toBe(true);
    expect(more.text).toHaveLength(BOUNDS.characters);
  });
});

test.each([
  ['a page with markup of another kind', docx('<!DOCTYPE x>'), kinds.docx, '✗ 文件已损坏'],
  ['nested without end', docx('<w:x>'.repeat(500) + '</w:x>'.repeat(500)), kinds.docx, '✗ 文件过大'],
  [
    'more than may be unpacked',
    zipOf([{ name: 'word/document.xml', content: Buffer.alloc(101 * 1048576, 32) }]),
    kinds.docx,
    '✗ 文件过大',
  ],
  ['a part with a password', zipOf([{ ...part('word/document.xml', 'x'), flags: 1 }]), kinds.docx, /密码/],
  ['no zip', Buffer.from('PK\u0003\u0004'), kinds.xlsx, '✗ 文件已损坏'],
  ['an old format', Buffer.from('d0cf11e0', 'hex'), kinds.cfb, /旧格式/],
  ['OFD', Buffer.from('PK'), kinds.ofd, '✗ OFD 文件'],
  ['an archive', Buffer.from('PK'), kinds.zip, '✗ 压缩包'],
  ['a picture', Buffer.from('x'), kinds.png, '✗ 图片'],
  ['what nobody knows', Buffer.from('x'), 'application/octet-stream', '✗ 这种格式'],
])('%s is told in a few words', async (_, bytes, kind, expected) => {
  const told = await read(bytes, kind);
  if (typeof expected === 'string') expect(told).toBe(expected);
  else expect(told).toMatch(expected);
});
