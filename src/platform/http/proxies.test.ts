import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { createApp } from './app.ts';

const books = await testDatabase();
const now = () => new Date();
const apart = await createApp({ ...books, now, proxies: ['loopback', '172.16.0.0/12'] }, false);
const alone = await createApp({ ...books, now }, false);
for (const app of [apart, alone]) app.get('/seen', ({ ip, protocol, hostname }) => ({ ip, protocol, hostname }));
afterAll(() => Promise.all([apart.close(), alone.close()]));

const headers = { host: 'a', 'x-forwarded-for': '198.51.100.9', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'b' };
const visitor = { ip: '198.51.100.9', protocol: 'https', hostname: 'b' };

test.each([
  ['this machine’s own proxy is believed', alone, '127.0.0.1', visitor],
  ['another machine is not', alone, '172.18.0.2', { ip: '172.18.0.2', protocol: 'http', hostname: 'a' }],
  ['unless it is named', apart, '172.18.0.2', visitor],
  ['this machine’s own still is', apart, '::1', visitor],
  ['and nobody beside', apart, '192.168.0.2', { ip: '192.168.0.2', protocol: 'http', hostname: 'a' }],
])('%s', async (_title, app, remoteAddress, seen) => {
  expect((await app.inject({ url: '/seen', headers, remoteAddress })).json()).toEqual(seen);
});
