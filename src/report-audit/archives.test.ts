import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { gbk } from '../../test/support/gbk.ts';
import { packedBlanks } from '../../test/support/reports/hostile-files.ts';
import { type ZipPart, zipOf } from '../../test/support/zip.ts';
import { withEntries } from './archives.ts';

const text = (name: string, content = 'x'): ZipPart => ({ name, content: Buffer.from(content) });
const opened = (parts: ZipPart[]) => given('甲.zip', zipOf(parts));
const given = (name: string, bytes: Uint8Array) => withEntries([{ name, bytes: async () => bytes }]);

const INFO_ZIP = (raw: Buffer, name: string) => {
  const told = Buffer.from(name);
  const field = Buffer.alloc(9 + told.length);
  field.writeUInt16LE(0x7075, 0);
  field.writeUInt16LE(5 + told.length, 2);
  field.writeUInt8(1, 4);
  field.writeUInt32LE(crc32(raw), 5);
  told.copy(field, 9);
  return field;
};

test.each<[string, ZipPart[], string[], string[]]>([
  ['files in folders', [text('市/一镇.docx'), text('二镇.html')], ['甲.zip/市/一镇.docx', '甲.zip/二镇.html'], []],
  ['names in GBK without a mark', [{ ...text(''), rawName: gbk('各镇\\小.html') }], ['甲.zip/各镇/小.html'], []],
  ['a short name that UTF-8 would take for Cyrillic', [{ ...text(''), rawName: gbk('小.htm') }], ['甲.zip/小.htm'], []],
  ['names marked as UTF-8', [{ ...text('镇.htm'), flags: 0x800 }], ['甲.zip/镇.htm'], []],
  [
    'a name told beside the plain one',
    [{ ...text(''), rawName: Buffer.from('_.htm'), extra: INFO_ZIP(Buffer.from('_.htm'), '龘镇.htm') }],
    ['甲.zip/龘镇.htm'],
    [],
  ],
  [
    'a name told of another file',
    [{ ...text(''), rawName: Buffer.from('a.htm'), extra: INFO_ZIP(Buffer.from('b.htm'), '乙.htm') }],
    ['甲.zip/a.htm'],
    [],
  ],
  [
    'paths that lead out',
    [text('../../etc/x.htm'), text('/abs.htm'), text('C:\\..\\y.htm')],
    ['甲.zip/etc/x.htm', '甲.zip/abs.htm', '甲.zip/C:/y.htm'],
    [],
  ],
  ['a name that hides its ending', [text('x\u202elmth.exe')], ['甲.zip/xlmth.exe'], []],
  [
    'what is no report',
    [
      text('市/', ''),
      text('__MACOSX/市/._一.docx'),
      text('市/~$一.docx'),
      text('市/Thumbs.db'),
      text('.git/a.txt'),
      text('市/一.docx'),
    ],
    ['甲.zip/市/一.docx'],
    [
      '压缩包“甲.zip”中没有体检的：macOS 的附带文件 1 个，文件夹 1 个，隐藏文件或临时文件 2 个，隐藏文件夹中的文件 1 个',
    ],
  ],
  [
    'two of a name',
    [text('一.htm'), text('一.htm')],
    ['甲.zip/一.htm'],
    ['压缩包“甲.zip”中有 1 个文件与别的重名，只体检了最后一个'],
  ],
])('an archive of %s', async (_, parts, names, notes) => {
  const { files, notes: told } = await opened(parts);
  expect(files.map(({ name }) => name)).toEqual(names);
  expect(told).toEqual(notes);
  for (const file of files) expect(Buffer.from(await file.bytes()).toString()).toBe('x');
});

test.each<[string, Uint8Array]>([
  ['a document of Word', zipOf([text('[Content_Types].xml'), text('word/document.xml')])],
  ['a document of LibreOffice', zipOf([text('mimetype'), text('content.xml')])],
  ['a zip cut off', zipOf([text('一.htm')]).subarray(0, 40)],
  ['a page', Buffer.from('<p>PK')],
])('%s is no archive', async (_, bytes) => {
  const { files } = await given('甲.zip', bytes);
  expect(files.map(({ name }) => name)).toEqual(['甲.zip']);
  expect(await files[0]!.bytes()).toBe(bytes);
});

test.each<[string, ZipPart[], RegExp]>([
  ['nothing', [], /没有可以体检的文件/],
  ['folders alone', [text('市/', '')], /没有可以体检的文件/],
  ['a file with a password', [{ ...text('一.htm'), flags: 1 }], /设有密码/],
  ['a file packed wrongly', [{ ...text('一.htm'), packed: Buffer.from('no deflate') }], /损坏/],
])('an archive of %s: a sentence in its place', async (_, parts, sentence) => {
  const { files } = await opened(parts);
  expect(files).toHaveLength(1);
  await expect(files[0]!.bytes()).rejects.toThrow(sentence);
});

test('archives together unpack to no more than is allowed, whatever they claim; of a file no more than a report has', async () => {
  const blanks = packedBlanks(60).subarray(2, -4);
  const bomb = (n: number) => ({ name: `${n}.htm`, packed: blanks, claimed: 10 });
  const archive = (name: string) => ({ name, bytes: async () => zipOf(Array.from({ length: 6 }, (_, n) => bomb(n))) });
  const { files } = await withEntries([archive('甲.zip'), archive('乙.zip')]);
  const lengths = [];
  for (const file of files) lengths.push(await file.bytes().then(({ length }) => length >> 20, String));
  expect(lengths.slice(0, 9)).toEqual(Array(9).fill(20));
  expect(lengths.slice(9)).toEqual(Array(3).fill('Error: 压缩包解开后超过 200 MB，请分成几个'));
});
