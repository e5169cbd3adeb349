import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { root } from '../root.ts';
import { createApp } from './app.ts';
import { clearOwnCookie, clearStorage, ownCookie, setOwnCookie } from './cookies.ts';

const app = await createApp({ ...(await testDatabase()), now: () => new Date() }, false);
app.get('/set', (_request, reply) => {
  setOwnCookie(reply, 'one', 'a');
  setOwnCookie(reply, 'two', 'b', { seconds: 60, sameSite: 'strict' });
  return reply.send('');
});
app.get('/read', (request) => ({ one: ownCookie(request, 'one') }));
app.get('/clear', (_request, reply) => {
  clearOwnCookie(reply, 'one');
  clearStorage(reply);
  return reply.send('');
});
afterAll(() => app.close());

const https = { 'x-forwarded-proto': 'https' };

test('behind HTTPS a cookie is this host’s alone, and one planted by a neighbour is not read', async () => {
  const { headers } = await app.inject({ url: '/set', headers: https });
  expect(headers['set-cookie']).toEqual([
    '__Host-one=a; Path=/; HttpOnly; Secure; SameSite=Lax',
    '__Host-two=b; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Strict',
  ]);
  const read = (cookie: string) => app.inject({ url: '/read', headers: { ...https, cookie } });
  expect((await read('one=planted')).json()).toEqual({ one: '' });
  expect((await read('one=planted; __Host-one=a')).json()).toEqual({ one: 'a' });
  const gone = (await app.inject({ url: '/clear', headers: https })).headers;
  expect(gone['set-cookie']).toMatch(/^__Host-one=; .*Secure/);
  expect(gone['clear-site-data']).toBe('"storage"');
});

test('on this machine without HTTPS it has its plain name', async () => {
  const { headers } = await app.inject('/set');
  expect([headers['set-cookie']].flat()[0]).toBe('one=a; Path=/; HttpOnly; SameSite=Lax');
});

test('no cookie is set in any other way, and none by a script', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => /(?<!\.test)\.tsx?$/.test(name) && name !== join('platform', 'http', 'cookies.ts'),
  );
  const setting = files.filter((name) =>
    /\.(?:set|clear)Cookie\(|document\.cookie|['"]set-cookie['"], *['"`]/.test(
      readFileSync(join(root, 'src', name), 'utf8'),
    ),
  );
  expect(setting).toEqual([]);
});
