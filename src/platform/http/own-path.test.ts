import { expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { createApp } from './app.ts';
import { ownPath } from './own-path.ts';

test.each([
  ['/documents?page=2', '/documents?page=2', '/console'],
  ['/console', '/console', '/console'],
  ['/console/a?b=1#c', '/console/a?b=1#c', '/console/a?b=1#c'],
  ['/consolex', '/consolex', '/console'],
  ['//evil.example', '/', '/console'],
  ['/\\evil.example', '/', '/console'],
  ['/console\\..', '/', '/console'],
  ['https://evil.example', '/', '/console'],
  ['javascript:alert(1)', '/', '/console'],
  ['/console\nset-cookie: a=b', '/', '/console'],
  ['/console\r\n', '/', '/console'],
  ['/console\u0085', '/', '/console'],
  ['/console\u2028', '/', '/console'],
  ['/console\0', '/', '/console'],
  ['/console\t', '/', '/console'],
  [' /console', '/', '/console'],
  [`/console/${'a'.repeat(3_000)}`, '/', '/console'],
  ['', '/', '/console'],
  [undefined, '/', '/console'],
  [['/console'], '/', '/console'],
])('%j leads to %s, in the console to %s', (given, anywhere, inside) => {
  expect(ownPath(given)).toBe(anywhere);
  expect(ownPath(given, '/console')).toBe(inside);
});

const books = await testDatabase();
test.each([
  ['/here', '/here'],
  ['//evil.example', '/'],
  ['https://evil.example/', '/'],
  ['/a\nset-cookie: a=b', '/'],
])('whatever a route redirects to, %j, the answer leads to %s', async (to, led) => {
  const app = await createApp({ ...books, now: () => new Date() }, false);
  app.get('/away', (_request, reply) => reply.redirect(to));
  const reply = await new Client(app).get('/away');
  expect([reply.statusCode, reply.headers.location]).toEqual([302, led]);
  await app.close();
});
