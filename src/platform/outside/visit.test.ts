import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { isPublicAddress } from './public-address.ts';
import { visit } from './visit.ts';

test.each([
  ['1.2.4.8', true],
  ['2400:3200::1', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['172.31.255.255', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['fe80::1', false],
  ['fe80::1%eth0', false],
  ['fd00::1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:8.8.8.8', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['2001:db8::1', false],
  ['a name', false],
])('%s is an address of the public internet: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});

const servers: Server[] = [];
const asked: string[] = [];
async function serving(answer: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
afterAll(() => {
  for (const server of servers) server.close();
});
const here = (address: string) => address === '127.0.0.1';

test.each([
  ['this machine by number', 'http://127.0.0.1:1/'],
  ['by another way to write it', 'http://2130706433/'],
  ['in hexadecimal', 'http://0x7f.1/'],
  ['of version 6', 'http://[::1]/'],
  ['that holds one of version 4', 'http://[::ffff:127.0.0.1]/'],
  ['by name', 'http://localhost/'],
  ['the network beside', 'http://192.168.0.1/'],
  ['what machine rooms tell their machines', 'http://169.254.169.254/latest/'],
  ['no address of the web', 'file:///etc/passwd'],
  ['with a password', 'http://a:b@192.0.2.1/'],
  ['none at all', 'http://'],
])('nobody goes to %s', async (_, address) => {
  expect(await visit(address)).toEqual({ how: 'closed' });
});

test('what answers is told with its status; one that is not there by HEAD is asked once more', async () => {
  const site = await serving((request, response) => {
    response.statusCode = request.url === '/a' ? 200 : request.method === 'GET' && request.url === '/b' ? 200 : 404;
    response.end('x'.repeat(100_000));
  });
  asked.length = 0;
  expect(await visit(`${site}/a`, here)).toEqual({ how: 'answered', status: 200 });
  expect(await visit(`${site}/b`, here)).toEqual({ how: 'answered', status: 200 });
  expect(await visit(`${site}/c`, here)).toEqual({ how: 'answered', status: 404 });
  expect(asked).toEqual(['HEAD /a', 'HEAD /b', 'GET /b', 'HEAD /c', 'GET /c']);
});

test('where it sends on is looked at like the first address', async () => {
  const inside = await serving((_, response) => response.end());
  const site = await serving((request, response) => {
    const to = { '/in': inside.replace('127.0.0.1', '127.0.0.2'), '/on': '/end', '/round': '/round' }[request.url!];
    response.writeHead(to ? 302 : 200, to ? { location: to } : {}).end();
  });
  expect(await visit(`${site}/in`, here)).toEqual({ how: 'closed' });
  expect(await visit(`${site}/on`, here)).toEqual({ how: 'answered', status: 200 });
  expect(await visit(`${site}/round`, here)).toEqual({ how: 'answered', status: 310 });
});

test('where nobody listens it is silent', async () => {
  expect(await visit('http://127.0.0.1:1/', here)).toEqual({ how: 'silent', why: 'ECONNREFUSED' });
  const there = await visit('http://nowhere.invalid/', here);
  expect(there.how).toBe('silent');
});
