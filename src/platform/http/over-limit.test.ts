import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { FILE_LIMIT } from '../files/files.ts';
import { createApp } from './app.ts';
import { typedIn } from './form.ts';
import { FORM_LIMIT, UPLOAD_LIMIT } from './over-limit.ts';
import { statusOf } from './status.ts';
import { readUpload } from './upload.ts';

// What is too large is answered, whatever way it comes over the line: a status, a sentence, an end of the connection.
const { db, house, files, sealer } = await testDatabase();
const app = await createApp({ db, house, files, sealer, now: () => new Date() }, false);
app.get('/token', (_request, reply) => reply.send({ token: reply.formToken() }));
app.post('/form', (request, reply) => reply.send(typedIn(request)));
app.post('/upload', async (request, reply) => {
  const upload = await readUpload(request, { kinds: ['text'], count: 2 });
  if (upload.ok) return reply.send(upload.value.fields);
  return reply.code(statusOf(upload)).send({ message: upload.message, typed: upload.typed });
});
let port: number;
let address: string;
beforeAll(async () => {
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
  const reply = await app.inject('/token');
  address = `_csrf=${reply.json().token}`;
  cookie = String(reply.headers['set-cookie']).split(';')[0]!;
});
afterAll(() => app.close());
let cookie: string;

const PIECE = Buffer.alloc(64 * 1024, 'a');
/** So many bytes, in pieces. */
function* bytes(count: number): Generator<Buffer> {
  for (let left = count; left > 0; left -= PIECE.length) yield left >= PIECE.length ? PIECE : PIECE.subarray(0, left);
}

interface Sent {
  path?: string;
  headers: string[];
  body: Iterable<Buffer | string>;
  /** waits to be told to go on */
  expecting?: boolean;
}

/** As a browser sends: everything first, and only then is anything read that came. @returns status, text, and whether the
 *  connection broke before it was answered */
function send({ path = '/form', headers, body, expecting = false }: Sent) {
  return new Promise<{ status: number; text: string; broke: boolean; told: string }>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let came = '';
    let answered = false;
    let broke = false;
    const end = () => {
      const [first = '', ...rest] = came.split(/(?=HTTP\/1\.1 )/);
      const last = rest.at(-1) ?? first;
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(last)?.[1] ?? 0);
      resolve({ status, text: last.split('\r\n\r\n').slice(1).join(''), broke, told: first.slice(0, 12) });
    };
    socket.on('error', () => {
      broke = true;
    });
    socket.on('close', end);
    socket.on('data', (chunk) => {
      came += chunk.toString();
      if (answered || !/HTTP\/1\.1 [2-5]/.test(came)) return;
      answered = true;
      setTimeout(() => socket.end(), 100);
    });
    socket.write(
      [`POST ${path}?${address} HTTP/1.1`, 'host: localhost', `cookie: ${cookie}`, ...headers, '', ''].join('\r\n'),
    );
    const write = async () => {
      if (!expecting) socket.pause();
      for (const piece of body) {
        if (socket.destroyed) return;
        if (!socket.write(piece)) await new Promise<void>((go) => void socket.once('drain', go).once('close', go));
      }
      socket.resume();
    };
    if (expecting) socket.once('data', (chunk) => chunk.toString().startsWith('HTTP/1.1 100') && void write());
    else void write();
  });
}

const FORM = 'content-type: application/x-www-form-urlencoded';
const JSON_ = 'content-type: application/json';
const MULTIPART = 'content-type: multipart/form-data; boundary=b';
const OVER = FORM_LIMIT + 3_000_000;

function* chunked(body: Iterable<Buffer | string>): Generator<Buffer | string> {
  for (const piece of body) {
    yield `${Buffer.byteLength(piece).toString(16)}\r\n`;
    yield piece;
    yield '\r\n';
  }
  yield '0\r\n\r\n';
}

/** A form with a field, a file of so many bytes, and a field after it. */
function* upload(size: number): Generator<Buffer | string> {
  yield '--b\r\ncontent-disposition: form-data; name="before"\r\n\r\n甲\r\n';
  yield '--b\r\ncontent-disposition: form-data; name="files"; filename="a.txt"\r\n\r\n';
  yield* bytes(size);
  yield '\r\n--b\r\ncontent-disposition: form-data; name="after"\r\n\r\n乙\r\n--b--\r\n';
}
const lengthOf = (body: Iterable<Buffer | string>) =>
  `content-length: ${[...body].reduce((sum, piece) => sum + Buffer.byteLength(piece), 0)}`;
const TE = 'transfer-encoding: chunked';

test.each<[string, Sent, string]>([
  ['a form', { headers: [FORM, `content-length: ${OVER}`], body: bytes(OVER) }, '超过了大小限制'],
  ['a form in chunks', { headers: [FORM, TE], body: chunked(bytes(OVER)) }, '超过了大小限制'],
  ['data', { headers: [JSON_, `content-length: ${OVER}`], body: bytes(OVER) }, '超过了大小限制'],
  ['data in chunks', { headers: [JSON_, TE], body: chunked(bytes(OVER)) }, '超过了大小限制'],
  [
    'a form of too many fields',
    { headers: [FORM, `content-length: ${4 * 6000}`], body: ['a=1&'.repeat(6000)] },
    '项数过多',
  ],
  [
    'a file',
    {
      path: '/upload',
      headers: [MULTIPART, lengthOf(upload(FILE_LIMIT + 5_000_000))],
      body: upload(FILE_LIMIT + 5_000_000),
    },
    '超过 20 MB',
  ],
  [
    'a file in chunks',
    { path: '/upload', headers: [MULTIPART, TE], body: chunked(upload(FILE_LIMIT + 5_000_000)) },
    '超过 20 MB',
  ],
])('%s that is too large is told so, after all of it was sent', async (_what, sent, words) => {
  const { status, text, broke } = await send(sent);
  expect({ status, broke }).toEqual({ status: 413, broke: false });
  expect(text).toContain(words);
  if (sent.path) expect(text).toMatch(/甲.*乙/);
});

const part = (head: string, body: string) => `--b\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
test.each([
  ['fields', Array.from({ length: 70 }, (_, n) => part(`name="n${n}"`, 'x'))],
  ['files', Array.from({ length: 60 }, (_, n) => part(`name="f"; filename="${n}.txt"`, 'x'))],
])('too many %s of an upload are told so, and what was typed stays', async (_what, parts) => {
  const body = [part('name="before"', '甲'), ...parts, '--b--\r\n'];
  const { status, text } = await send({ path: '/upload', headers: [MULTIPART, lengthOf(body)], body });
  expect(status).toBe(413);
  expect(text).toContain('过多');
  expect(text).toContain('甲');
});

test('a text of an upload that is too long is told at its field', async () => {
  const body = [part('name="long"', 'x'.repeat(FORM_LIMIT + 1)), '--b--\r\n'];
  const { status, text } = await send({ path: '/upload', headers: [MULTIPART, lengthOf(body)], body });
  expect(status).toBe(413);
  expect(text).toContain('超过 4 MB');
});

test.each([
  ['a form', FORM, FORM_LIMIT + 1, '/form'],
  ['an upload', MULTIPART, UPLOAD_LIMIT + 1, '/upload'],
])('who asks first is told before anything was sent: %s', async (_what, type, length, path) => {
  const headers = [type, `content-length: ${length}`, 'expect: 100-continue'];
  const { status, text, told } = await send({ path, headers, body: [], expecting: true });
  expect({ status, told }).toEqual({ status: 413, told: 'HTTP/1.1 413' });
  expect(text).toContain('超过了大小限制');
});

test('who asks first and may is told to go on', async () => {
  const headers = [FORM, 'content-length: 3', 'expect: 100-continue'];
  const { status, text, told } = await send({ headers, body: ['a=1'], expecting: true });
  expect({ status, told }).toEqual({ status: 200, told: 'HTTP/1.1 100' });
  expect(JSON.parse(text)).toEqual({ a: '1' });
});

test('more than is dropped for an answer: it comes all the same, and the connection ends', async () => {
  const headers = [MULTIPART, 'content-length: 900000000'];
  const { status, text } = await send({ path: '/upload', headers, body: bytes(400_000_000) });
  expect(status).toBe(413);
  expect(text).toContain('超过了大小限制');
}, 60_000);

test.each([
  ['a long address', `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 414, '网址过长'],
  ['a long cookie', `GET / HTTP/1.1\r\nhost: x\r\ncookie: a=${'a'.repeat(40_000)}\r\n\r\n`, 431, 'Cookie'],
  ['no request', 'hello\r\n\r\n', 400, '无法识别'],
])('%s is answered with a sentence', async (_what, sent, status, words) => {
  const said = await new Promise<string>((resolve) => {
    let came = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(sent));
    socket.on('data', (chunk) => {
      came += chunk.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(came));
    socket.on('end', () => socket.end());
  });
  expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(said).toContain(words);
});
