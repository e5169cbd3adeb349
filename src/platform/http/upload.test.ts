import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { zipOf } from '../../../test/support/zip.ts';
import { FILE_LIMIT } from '../files/files.ts';
import { removeLeftOver } from '../files/unused-files.ts';
import { createApp } from './app.ts';
import { readUpload, type Upload, type UploadFailure } from './upload.ts';

const { db, house, files, sealer } = await testDatabase();
const app = await createApp({ db, house, files, sealer, now: () => new Date() }, false);
let read: { ok: true; value: Upload } | UploadFailure;
app.post('/given', async (request, reply) => {
  read = await readUpload(request, { kinds: ['pdf', 'png', 'jpg', 'text', 'csv', 'ofd', 'zip'], count: 2 });
  return reply.send({});
});
app.get('/token', (_request, reply) => reply.send({ token: reply.formToken() }));

const pdf = Buffer.from('%PDF-1.7 x');
const text = Buffer.from('说明');
const program = Buffer.from('MZ\u0090\u0000\u0003', 'latin1');
let token: string;
let cookie: string;

beforeEach(async () => {
  const reply = await app.inject('/token');
  token = reply.json().token;
  cookie = String(reply.headers['set-cookie']).split(';')[0]!;
});

async function given(parts: [name: string, value: string | { name: string; content: Buffer }][]) {
  const form = new FormData();
  for (const [name, value] of parts)
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, new Blob([new Uint8Array(value.content)]), value.name);
  const encoded = new Response(form);
  return app.inject({
    method: 'POST',
    url: '/given',
    headers: { 'content-type': encoded.headers.get('content-type')!, 'x-csrf-token': token, cookie },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
}

test('what was typed beside a refused file stays, before and after it; the good file stays too', async () => {
  await given([
    ['before', '甲'],
    ['files', { name: '说明.txt', content: text }],
    ['files', { name: '报告.pdf', content: program }],
    ['after', '乙'],
  ]);
  expect(read).toMatchObject({
    ok: false,
    code: 'invalid',
    fields: { files: '“报告.pdf”的内容不是能上传的类型，文件可能损坏或者改过名称，请重新选择' },
    typed: { before: '甲', after: '乙' },
    files: [{ name: '说明.txt', mediaType: 'text/plain; charset=utf-8' }],
  });
});

test('every refused file is named, with its own reason', async () => {
  await given([
    ['files', { name: '大.txt', content: Buffer.alloc(FILE_LIMIT + 1, 'a') }],
    ['files', { name: '一.pdf', content: pdf }],
    ['files', { name: '二.txt', content: text }],
    ['files', { name: '三.txt', content: text }],
    ['files', { name: '四.txt', content: text }],
  ]);
  expect(read).toMatchObject({ ok: false, files: [{ name: '一.pdf' }, { name: '二.txt' }] });
  const said = read.ok ? '' : read.message;
  expect(said).toContain('“大.txt”超过');
  expect(said).toContain('“三.txt”没有收下，一次最多 2 个文件');
  expect(said).toContain('“四.txt”没有收下');
});

test('a field that comes again is a list; names of paths are cut; nothing refused stays on the disk half written', async () => {
  await given([
    ['box', 'a'],
    ['box', 'b'],
    ['files', { name: '../../etc/一.pdf', content: pdf }],
    ['files', { name: '', content: Buffer.alloc(0) }],
  ]);
  expect(read).toMatchObject({ ok: true, value: { fields: { box: ['a', 'b'] }, files: [{ name: '一.pdf' }] } });
  expect(await readdir(join(files.folder, 'part'))).toEqual([]);
});

test('a program called .pdf leaves nothing on the disk; what a killed program left goes when it is old enough', async () => {
  await given([['files', { name: '表.pdf', content: program }]]);
  expect(read).toMatchObject({
    ok: false,
    message: '“表.pdf”的内容不是能上传的类型，文件可能损坏或者改过名称，请重新选择',
  });
  const path = files.path(createHash('sha256').update(program).digest('hex'));
  expect(existsSync(path)).toBe(false);
  // killed between the disk and the books, and in the middle of a file
  await given([['files', { name: '一.pdf', content: pdf }]]);
  const known = createHash('sha256').update(pdf).digest('hex');
  const stray = (await files.keep(Readable.from([program])))!.hash;
  await writeFile(join(files.folder, 'part', 'half'), pdf);
  const now = new Date();
  expect(await removeLeftOver(db, files, now)).toBe(0); // both may still be on their way
  expect(await removeLeftOver(db, files, new Date(now.getTime() + 2 * 3_600_000))).toBe(2);
  expect([known, stray].map((hash) => existsSync(files.path(hash)))).toEqual([true, false]);
  expect(await readdir(join(files.folder, 'part'))).toEqual([]);
});

test.each([
  ['no edge', 'multipart/form-data', 'x'],
  ['cut off in a header', 'multipart/form-data; boundary=b', '--b\r\ncontent-disposition: form-data; name="a'],
  [
    'cut off in a file',
    'multipart/form-data; boundary=b',
    '--b\r\ncontent-disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n%PDF',
  ],
  ['not what it says', 'multipart/form-data; boundary=b', 'hello'],
  ['empty', 'multipart/form-data; boundary=b', ''],
  [
    'a field that names the prototype',
    'multipart/form-data; boundary=b',
    '--b\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\nx\r\n--b--\r\n',
  ],
])('a broken form is answered calmly: %s', async (_, type, payload) => {
  const reply = await app.inject({
    method: 'POST',
    url: '/given',
    headers: { 'content-type': type, 'x-csrf-token': token, cookie },
    payload,
  });
  expect(reply.statusCode).toBeLessThan(500);
});

const part = (name: string, content = '说明') => ({ name, content: Buffer.from(content) });
/** How a photo of this brand begins. */
const photo = (brand: string) => Buffer.from(`\0\0\0\u0018ftyp${brand}\0\0\0\0mif1heic`, 'latin1');
const gbk = Buffer.from('b1edcdb7a3acd2bb', 'hex'); // 表头，一

test.each<[name: string, content: Buffer, kept: string, mediaType: string]>([
  ['公报.ofd', zipOf([part('OFD.xml'), part('Doc_0/Document.xml')]), '公报.ofd', 'application/ofd'],
  ['材料.zip', zipOf([part('甲.txt')]), '材料.zip', 'application/zip'],
  ['表.csv', gbk, '表.csv', 'text/csv; charset=gb18030'],
  ['表.csv', Buffer.from('表头,一'), '表.csv', 'text/csv; charset=utf-8'],
  ['说明.txt', Buffer.from('\ufeff说明', 'utf16le'), '说明.txt', 'text/plain; charset=utf-16le'],
  ['PK.txt', Buffer.from('PKU 简介'), 'PK.txt', 'text/plain; charset=utf-8'],
  ['说明', text, '说明.txt', 'text/plain; charset=utf-8'],
  ['扫描件', pdf, '扫描件.pdf', 'application/pdf'],
])('%s is kept as %s', async (name, content, kept, mediaType) => {
  await given([['files', { name, content }]]);
  expect(read).toMatchObject({ ok: true, value: { files: [{ name: kept, mediaType }] } });
});

test.each<[name: string, content: Buffer, said: RegExp]>([
  ['表.hta', pdf, /“\.hta”/],
  ['表\u202efdp.bat', pdf, /看不见/],
  ['表.exe.pdf', pdf, /“\.exe”/],
  ['表.ofd', zipOf([part('乙.txt')]), /改为“\.zip”/],
  ['材料.zip', zipOf([part('甲.exe')]), /压缩包里的“甲\.exe”/],
  ['材料.zip', zipOf([{ ...part('甲.txt'), flags: 1 }]), /设有密码/],
  ['材料.zip', Buffer.from('PK\u0003\u0004 cut off'), /不是能上传的类型/],
  ['表.docx', zipOf([part('[Content_Types].xml'), part('word/document.xml')]), /不是能上传的类型/],
  ['说明.txt', Buffer.concat([Buffer.alloc(10_000, 'a'), Buffer.from([0])]), /不是能上传的类型/],
  ['说明.txt', Buffer.from([0x61, 0xff, 0xff]), /不是能上传的类型/],
  ['公开栏.heic', photo('heic'), /“公开栏\.heic”是 HEIC 格式的照片.*兼容性最佳.*另存为 JPEG/],
  ['公开栏.jpg', photo('heic'), /是 HEIC 格式的照片/], // told by its content
  ['公开栏.heif', photo('mif1'), /是 HEIF 格式的照片/],
  ['公开栏.avif', photo('avif'), /是 AVIF 格式的照片/],
])('%j is refused and leaves nothing in the store', async (name, content, said) => {
  await given([['files', { name, content }]]);
  expect(read).toMatchObject({ ok: false, message: expect.stringMatching(said) });
  const path = files.path(createHash('sha256').update(content).digest('hex'));
  if (content !== pdf) expect(existsSync(path)).toBe(false);
});
