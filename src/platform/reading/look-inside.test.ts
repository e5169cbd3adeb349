import { expect, test } from 'vitest';
import { type ZipPart, zipOf } from '../../../test/support/zip.ts';
import { archiveFault, zipKind } from './look-inside.ts';

const text = (name: string, content = '说明'): ZipPart => ({ name, content: Buffer.from(content) });

test.each<[names: string[], kind: string]>([
  [['OFD.xml', 'Doc_0/Document.xml'], 'ofd'],
  [['[Content_Types].xml', 'word/document.xml'], 'docx'],
  [['[Content_Types].xml', 'xl/workbook.xml'], 'xlsx'],
  [['[Content_Types].xml', 'ppt/presentation.xml'], 'pptx'],
  [['word/甲.pdf'], 'zip'],
  [['Doc_0/OFD.xml'], 'zip'],
  [['甲.txt'], 'zip'],
])('a zip of %j is %s', async (names, kind) => {
  expect((await zipKind(zipOf(names.map((name) => text(name))))).kind).toBe(kind);
});

test.each<[why: string, parts: ZipPart[], expected: RegExp | undefined]>([
  ['papers and pictures', [text('甲/'), text('甲/乙.txt'), text('丙.pdf', '%PDF-1.7')], undefined],
  ['an office file, itself a zip', [{ name: '表.xlsx', content: zipOf([text('xl/workbook.xml')]) }], undefined],
  ['nothing', [], /没有文件/],
  ['folders alone', [text('甲/', '')], /没有文件/],
  ['a program by its name', [text('甲.exe')], /“甲\.exe”：.*“\.exe”/],
  ['a program under another name', [text('甲.pdf', 'MZ\u0090\u0000')], /可以运行的程序/],
  ['a script under another name', [text('甲.txt', '#!/bin/sh')], /可以运行的程序/],
  ['a program for Linux', [{ name: '甲', content: Buffer.from('7f454c4602', 'hex') }], /可以运行的程序/],
  ['an archive by its name', [text('甲.rar')], /还有压缩包/],
  ['an archive under another name', [{ name: '甲.pdf', content: zipOf([text('乙')]) }], /还有压缩包/],
  ['a way out', [text('../甲.txt')], /压缩包之外/],
  ['with a password', [{ ...text('甲.txt'), flags: 1 }], /设有密码/],
  ['more files than are allowed', Array.from({ length: 501 }, (_, n) => text(`${n}.txt`)), /超过 500 个/],
  [
    'more than it may unpack to, and says so',
    [{ name: '大.txt', content: Buffer.alloc(201 * 1048576) }],
    /超过 200 MB/,
  ],
  [
    'the same, and lies about it',
    [{ name: '大.txt', content: Buffer.alloc(201 * 1048576), claimed: 10 }],
    /超过 200 MB/,
  ],
])('an archive of %s', async (_why, parts, expected) => {
  const fault = await archiveFault(zipOf(parts));
  if (expected) expect(fault).toMatch(expected);
  else expect(fault).toBeUndefined();
});

test.each([
  ['cut off', zipOf([text('甲.txt')]).subarray(0, 40)],
  ['no zip', Buffer.from('PK\u0003\u0004')],
])('an archive that is %s', async (_why, bytes) => {
  expect(await archiveFault(Buffer.from(bytes))).toMatch(/已经损坏/);
});
