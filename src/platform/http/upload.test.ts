import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { FILE_LIMIT } from '../files.ts';
import { removeLeftOver } from '../unused-files.ts';
import { createApp } from './app.ts';
import { readUpload, type Upload, type UploadFailure } from './upload.ts';

const { db, house, files, sealer } = await testDatabase();
const app = await createApp({ db, house, files, sealer, now: () => new Date() }, false);
let read: { ok: true; value: Upload } | UploadFailure;
app.post('/given', async (request, reply) => {
  read = await readUpload(request, { kinds: ['pdf', 'png', 'text'], count: 2 });
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
    fields: { files: '“报告.pdf”的实际内容不是允许上传的文件类型' },
    typed: { before: '甲', after: '乙' },
    files: [{ name: '说明.txt', mediaType: 'text/plain' }],
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
  expect(read).toMatchObject({ ok: false, message: '“表.pdf”的实际内容不是允许上传的文件类型' });
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
