import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateRawSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Asked } from './requests.ts';

export interface Answer {
  /** 0: the connection was ended without an answer */
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** What cannot be said to the program without a connection: addresses and names that would be put right on the way. */
function needsSocket({ url, headers, method }: Asked): boolean {
  const given = URL.canParse(url, 'http://localhost') ? new URL(url, 'http://localhost') : undefined;
  if (!given || `${given.pathname}${given.search}` !== url) return true;
  return method === 'TRACE' || 'transfer-encoding' in headers || 'content-length' in headers || headers.host === '';
}

/** Waits of `limitMs` after which an answer is late even where this program had no turn meanwhile. */
const WAITS = 10;

/** Sends one request. @returns undefined when there was no answer though this program worked for `limitMs` since (on a
 *  machine that is shared it may wait for its turn much longer), or stood still for WAITS times as long */
export async function send(app: FastifyInstance, asked: Asked, limitMs: number): Promise<Answer | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const began = process.cpuUsage();
  const late = new Promise<undefined>((resolve) => {
    const wait = (left: number) => {
      const { user, system } = process.cpuUsage(began);
      if (left === 0 || user + system >= limitMs * 1000) resolve(undefined);
      else timer = setTimeout(wait, limitMs, left - 1);
    };
    wait(WAITS);
  });
  const answer = asked.socket || needsSocket(asked) ? overSocket(app, asked) : inside(app, asked);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function inside(app: FastifyInstance, { method, url, headers, payload }: Asked): Promise<Answer> {
  const reply = await app.inject({ method: method as 'GET', url, headers, ...(payload && { payload }) });
  return { status: reply.statusCode, headers: reply.headers as Answer['headers'], body: reply.rawPayload };
}

/** By hand, since no client would send the worst of them. */
async function overSocket(app: FastifyInstance, { method, url, headers, payload }: Asked): Promise<Answer> {
  const { port } = app.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  const lines = Object.entries({
    ...headers,
    ...(payload && headers['content-length'] === undefined && { 'content-length': String(payload.length) }),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = Buffer.from(`${method} ${url} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1');
  socket.write(payload ? Buffer.concat([head, payload]) : head);
  const parts: Buffer[] = [];
  socket.on('data', (part) => parts.push(part));
  await once(socket, 'close').catch(() => undefined);
  return parsed(Buffer.concat(parts));
}

function parsed(all: Buffer): Answer {
  let rest = all;
  for (;;) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) return { status: 0, headers: {}, body: rest };
    const [first = '', ...lines] = rest.subarray(0, end).toString('latin1').split('\r\n');
    const status = Number(first.split(' ')[1]);
    rest = rest.subarray(end + 4);
    if (status < 200) continue;
    const headers: Answer['headers'] = {};
    for (const line of lines) {
      const at = line.indexOf(':');
      headers[line.slice(0, at).toLowerCase()] = line.slice(at + 1).trim();
    }
    return { status, headers, body: headers['transfer-encoding'] ? joined(rest) : rest };
  }
}

/** The chunks of a body put together. */
function joined(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at);
    const length = end < 0 ? 0 : Number.parseInt(body.toString('latin1', at, end), 16);
    if (!length) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}

/** Everything that can be read in an answer: its body unpacked, the parts of an Office file, its headers. A PDF stays shut. */
export function readable({ headers, body }: Answer): string {
  const said = JSON.stringify(headers);
  try {
    const plain =
      headers['content-encoding'] === 'gzip'
        ? gunzipSync(body)
        : headers['content-encoding'] === 'br'
          ? brotliDecompressSync(body)
          : body;
    return `${said}${plain.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004' ? unzipped(plain) : plain.toString('utf8')}`;
  } catch {
    return `${said}${body.toString('utf8')}`; // a part of one: a range
  }
}

/** The texts in a zip, by its directory. */
function unzipped(zip: Buffer): string {
  let texts = '';
  for (
    let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    const from = zip.readUInt32LE(at + 42);
    const begin = from + 30 + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28);
    const part = zip.subarray(begin, begin + zip.readUInt32LE(at + 20));
    texts += (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(part) : part).toString('utf8');
  }
  return texts;
}
