import { promises as dns, type LookupAddress } from 'node:dns';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSealed } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { selfSigned } from '../../../test/support/certificate.ts';
import { insideHostOf, type May, mayReach, type Sending, type Sent, send } from './index.ts';

/** What names lead to here: none is asked of anybody. */
const names = { asked: [] as string[], of: {} as Record<string, string[]> };
const lookup = async (name: string): Promise<LookupAddress[]> => {
  names.asked.push(name);
  const found = names.of[name];
  if (!found) throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
  if (!found.length) return new Promise(() => {});
  return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
};
// several test files share what is loaded: what is put in its place is taken back
const put = vi.spyOn(dns, 'lookup').mockImplementation(lookup as unknown as typeof dns.lookup);
afterAll(() => put.mockRestore());

const servers: Server[] = [];
async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return (server.address() as AddressInfo).port;
}
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

interface Got {
  method: string | undefined;
  url: string | undefined;
  host: string | undefined;
  body: string;
}
const got: Got[] = [];
beforeEach(() => {
  got.length = 0;
  names.asked.length = 0;
  names.of = {};
});

const serving = (answer: RequestListener): Promise<number> =>
  listening(
    createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const { method, url, headers } = request;
      got.push({ method, url, host: headers.host, body: Buffer.concat(parts).toString() });
      answer(request, response);
    }),
  );

const inside = (...hosts: string[]) => mayReach({ insideHosts: hosts.map((one) => insideHostOf(one)!) });
const nobodyInside = inside();
const sending = (more: Partial<Sending> = {}): Sending => ({
  ...{ method: 'POST', headers: { 'content-type': 'text/plain' }, body: Buffer.from('文'), most: 100, within: 2_000 },
  ...more,
});
const text = (sent: Sent) => sent.how === 'answered' && sent.body.toString();

test('what is sent arrives as it is, and the answer is read', async () => {
  const port = await serving((_, response) => response.writeHead(202, { 'x-told': 'yes' }).end('好'));
  const sent = await send(`http://127.0.0.1:${port}/in?a=1`, sending(), inside('127.0.0.1'));
  expect(sent).toMatchObject({ how: 'answered', status: 202, headers: { 'x-told': 'yes' }, cut: false });
  expect(text(sent)).toBe('好');
  const streamed = { body: Readable.from(['一', '二']), method: 'PUT' as const };
  await send(`http://127.0.0.1:${port}/`, sending(streamed), inside('127.0.0.1'));
  expect(got).toEqual([
    { method: 'POST', url: '/in?a=1', host: `127.0.0.1:${port}`, body: '文' },
    { method: 'PUT', url: '/', host: `127.0.0.1:${port}`, body: '一二' },
  ]);
});

test('a stream is let go of also where nobody was asked', async () => {
  const body = Readable.from(['一']);
  expect(await send('http://127.0.0.1/', sending({ body }), nobodyInside)).toEqual({ how: 'closed' });
  expect(body.destroyed).toBe(true);
});

test.each([301, 302, 303, 307, 308])('where %i leads to nobody goes: it is an answer', async (status) => {
  const port = await serving((_, response) => response.writeHead(status, { location: '/on' }).end());
  const sent = await send(`http://127.0.0.1:${port}/`, sending(), inside(`127.0.0.1:${port}`));
  expect(sent).toMatchObject({ how: 'answered', status });
  expect(got.map(({ url }) => url)).toEqual(['/']);
});

test.each([
  ['this machine', 'http://127.0.0.1:PORT/'],
  ['by a decimal number', 'http://2130706433:PORT/'],
  ['by an octal one', 'http://0177.0.0.1:PORT/'],
  ['by a hexadecimal one', 'http://0x7f000001:PORT/'],
  ['in short', 'http://127.1:PORT/'],
  ['by no address at all', 'http://0.0.0.0:PORT/'],
  ['of version 6', 'http://[::1]:PORT/'],
  ['of version 4 in version 6', 'http://[::ffff:127.0.0.1]:PORT/'],
  ['of version 4 in version 6, in digits', 'http://[::ffff:7f00:1]:PORT/'],
  ['translated', 'http://[64:ff9b::7f00:1]:PORT/'],
  ['by a name', 'http://inside.example:PORT/'],
  ['by a name with a dot at its end', 'http://inside.example.:PORT/'],
  ['by a name of version 6', 'http://inside6.example:PORT/'],
  ['by digits of full width', 'http://１２７.0.0.1:PORT/'],
  ['with a name and a password', 'http://a:b@1.2.4.8:PORT/'],
  ['by another protocol', 'ftp://127.0.0.1:PORT/'],
  ['by none', '127.0.0.1:PORT'],
])('nobody goes inside: %s', async (_, address) => {
  const port = await serving((__, response) => response.end());
  names.of = {
    'inside.example': ['127.0.0.1'],
    'inside.example.': ['127.0.0.1'],
    'inside6.example': ['::ffff:127.0.0.1'],
  };
  expect(await send(address.replace('PORT', String(port)), sending(), nobodyInside)).toEqual({ how: 'closed' });
  expect(got).toEqual([]);
});

test.each([
  ['127.0.0.1', 'http://127.0.0.1:PORT/', true, 'all its ports'],
  ['127.0.0.1:PORT', 'http://127.0.0.1:PORT/', true, 'this port'],
  ['127.0.0.1:1', 'http://127.0.0.1:PORT/', false, 'another port'],
  ['127.0.0.1:PORT', 'http://2130706433:PORT/', true, 'the same address in other words'],
  ['127.0.0.1:PORT', 'http://exchange.example:PORT/', true, 'a name of the address that is named'],
  ['exchange.example', 'http://EXCHANGE.example:PORT/', true, 'a name, whatever address it has inside'],
  ['exchange.example', 'http://127.0.0.1:PORT/', false, 'its address is not named'],
  ['exchange.example', 'http://other.example:PORT/', false, 'another name of the same address'],
  ['exchange.example:1', 'http://exchange.example:PORT/', false, 'another port of the name'],
])('the machine room named %s: %s may be asked: %s (%s)', async (named, address, may, _) => {
  const port = String(await serving((__, response) => response.end('here')));
  names.of = { 'exchange.example': ['127.0.0.1'], 'other.example': ['127.0.0.1'] };
  const sent = await send(address.replace('PORT', port), sending(), inside(named.replace('PORT', port)));
  expect(sent.how).toBe(may ? 'answered' : 'closed');
  expect(got).toHaveLength(may ? 1 : 0);
});

test('a name is resolved once, and the connection goes to what was looked at', async () => {
  const port = await serving((_, response) => response.end('here'));
  names.of = { 'turns.example': ['192.168.0.1', '127.0.0.1'] };
  const looked: string[] = [];
  const may: May = (address) => {
    looked.push(address);
    names.of['turns.example'] = ['192.168.0.1']; // whoever asks again is told something else
    return address === '127.0.0.1';
  };
  expect(text(await send(`http://turns.example:${port}/`, sending(), may))).toBe('here');
  expect(looked).toEqual(['192.168.0.1', '127.0.0.1']);
  expect(names.asked).toEqual(['turns.example']);
  expect(got[0]!.host).toBe(`turns.example:${port}`);
});

test('of a long answer only the beginning is read', async () => {
  let written = 0;
  const port = await serving((_, response) => {
    const more = () => {
      while (!response.destroyed && written < 1e9 && response.write('x'.repeat(10_000))) written += 10_000;
    };
    response.on('drain', more);
    more();
  });
  const sent = await send(`http://127.0.0.1:${port}/`, sending({ most: 100 }), inside('127.0.0.1'));
  expect(sent).toMatchObject({ how: 'answered', status: 200, cut: true });
  expect(text(sent)).toBe('x'.repeat(100));
  await new Promise((soon) => setTimeout(soon, 50));
  expect(written).toBeLessThan(20e6);
});

test('an answer of just so many bytes is whole', async () => {
  const port = await serving((_, response) => response.end('x'.repeat(100)));
  expect(await send(`http://127.0.0.1:${port}/`, sending(), inside('127.0.0.1'))).toMatchObject({ cut: false });
});

test.each<[string, RequestListener]>([
  ['says nothing', () => {}],
  ['says its head and no more', (_, response) => response.writeHead(200).flushHeaders()],
  [
    'says a letter now and then',
    (_, response) => {
      const slowly = setInterval(() => response.write('.'), 50);
      response.on('close', () => clearInterval(slowly));
    },
  ],
])('who %s is waited for no longer than was said', async (_, answer) => {
  const port = await serving(answer);
  const begun = performance.now();
  const sent = await send(`http://127.0.0.1:${port}/`, sending({ within: 300 }), inside('127.0.0.1'));
  expect(sent).toEqual({ how: 'silent', why: 'ETIMEDOUT' });
  expect(performance.now() - begun).toBeLessThan(1_500);
});

test('a name that nobody answers for is waited for no longer', async () => {
  names.of = { 'slow.example': [] };
  expect(await send('http://slow.example/', sending({ within: 200 }), nobodyInside)).toEqual({
    ...{ how: 'silent', why: 'ETIMEDOUT' },
  });
  expect(await send('http://none.example/', sending(), nobodyInside)).toEqual({ how: 'silent', why: 'ENOTFOUND' });
});

test('who breaks off, or answers in another tongue, is silent', async () => {
  const broken = await serving((request) => request.socket.destroy());
  const half = await serving((_, response) => {
    response.writeHead(200, { 'content-length': '50' }).write('half');
    setTimeout(() => response.destroy(), 50);
  });
  const other = await serving((request) => request.socket.end('220 mail.example ESMTP\r\n'));
  const changed = await serving((request) =>
    request.socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h\r\n\r\n'),
  );
  for (const port of [broken, half, other, changed])
    expect((await send(`http://127.0.0.1:${port}/`, sending(), inside('127.0.0.1'))).how).toBe('silent');
});

test('a certificate that nobody trusts is no certificate, and nothing is said there', async () => {
  const said: string[] = [];
  const server = createSealed(selfSigned('127.0.0.1'), (request, response) => {
    said.push(request.url!);
    response.end();
  });
  const port = await listening(server as unknown as Server);
  const sent = await send(`https://127.0.0.1:${port}/secret`, sending(), inside('127.0.0.1'));
  expect(sent).toEqual({ how: 'silent', why: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  expect(said).toEqual([]);
});
