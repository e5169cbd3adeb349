import { expect, test } from 'vitest';
import { OFFERED, readBlocks } from './read.ts';

test('the page names every format once and lets choose what can be mended too', () => {
  expect(OFFERED).toEqual({
    names:
      'Word（.docx）、Excel（.xlsx）、ODF（.odt、.ods）、Excel 97—2003（.xls）、Word 97—2003（.doc）、网页存档、网页、PDF、扫描图片、CSV、文本',
    accept:
      '.docx,.xlsx,.odt,.ods,.xls,.et,.doc,.wps,.rtf,.mht,.mhtml,.html,.htm,.pdf,.png,.jpg,.jpeg,.tif,.tiff,.csv,.txt,.md,.zip',
  });
});

test.each([
  [
    'bytes that are no text',
    Buffer.alloc(200),
    '不是文本文件，请上传 .docx、.xlsx、.odt、.ods、.xls、.doc、.mht、.html、.pdf、.png、.jpg、.csv、.txt 或 .md 文件',
  ],
  ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '请在 Word 或 WPS 中另存为 .docx 后再试'],
  ['a page around the mark of a PDF', Buffer.from('<html>\n%PDF-1.4'), 'PDF'],
  ['nothing', Buffer.alloc(0), '文件是空的'],
])('%s: the sentence says what may be uploaded', async (_, bytes, sentence) => {
  await expect(readBlocks(bytes)).rejects.toThrow(sentence);
});

test('a web page is told by its markup whatever its name says', async () => {
  expect(await readBlocks(Buffer.from('<p>一、总体情况</p>'))).toMatchObject([{ kind: 'text', text: '一、总体情况' }]);
});
